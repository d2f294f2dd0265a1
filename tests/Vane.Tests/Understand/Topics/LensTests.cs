using System.Text;
using Vane.Tests.Support;
using Vane.Understand;

namespace Vane.Tests.Understand.Topics;

public sealed class LensTests
{
    private const string About = "name: x\ntitle: { en: X, zh-Hans: 甲, zh-Hant: 甲 }\nlanguages: [en]\n";
    private const string Topics = """
        dimensions:
          - { id: d, labels: { en: D, zh-Hans: 丁, zh-Hant: 丁 } }
        field: { strong: [rose] }
        topics:
          - { id: t, dimension: d, labels: { en: T, zh-Hans: 题, zh-Hant: 題 }, strong: [thorn(s)] }
        """;

    public static TheoryData<string> Embedded => [.. LensFile.EmbeddedLenses];

    [Fact]
    public void Two_lenses_come_with_the_program() => LensFile.EmbeddedLenses.ShouldBe(["ai", "energy"]);

    [Theory]
    [MemberData(nameof(Embedded))]
    public void Embedded_lenses_are_whole(string name)
    {
        var lens = Lens.Open(name);
        lens.Name.ShouldBe(name);
        lens.Taxonomy.Topics.Select(topic => topic.Id).ShouldBeUnique();
        lens.Taxonomy.Dimensions.ShouldAllBe(dimension => lens.Taxonomy.Topics.Any(topic => topic.Dimension == dimension.Id));
        foreach (var labels in lens.Taxonomy.Topics.Select(topic => topic.Labels).Concat(lens.Taxonomy.Dimensions.Select(d => d.Labels)).Append(lens.Titles))
            foreach (var language in new[] { "en", "zh-Hans", "zh-Hant" })
                labels.In(language).ShouldNotBeNullOrWhiteSpace();
        foreach (var language in new[] { "en", "zh-Hans", "zh-Hant" })
            lens.Taxonomy.Topics.Select(topic => topic.Labels.In(language)).ShouldBeUnique();
        Should.NotThrow(() => new TopicReader(lens.Taxonomy));
    }

    [Theory]
    [MemberData(nameof(Embedded))]
    public void A_folder_is_read_like_the_lens_it_was_embedded_from(string name) =>
        Lens.Open(Repository.PathOf($"src/Vane.Engine/Lenses/{name}")).Fingerprint.ShouldBe(Lens.Open(name).Fingerprint);

    [Fact]
    public void Another_field_reads_its_own_topics()
    {
        var reader = new TopicReader(Lens.Open("energy").Taxonomy);
        Ids(reader, "Perovskite cells reach a new record").ShouldBe(["solar"]);
        Ids(reader, "鈉離子電池走進電網").ShouldBe(["batteries", "grid"]);
        Ids(reader, "Nine planets of the solar system").ShouldBeEmpty();
        Ids(reader, "AI agents write code").ShouldBeEmpty();
    }

    [Fact]
    public void The_fingerprint_changes_with_a_byte_a_name_or_a_file_and_not_with_the_order()
    {
        var files = Files(About, Topics);
        var fingerprint = LensFile.Fingerprint(files);
        fingerprint.Length.ShouldBe(64);
        LensFile.Fingerprint(files.AsEnumerable().Reverse()).ShouldBe(fingerprint);
        LensFile.Fingerprint(Files(About, Topics + "\n")).ShouldNotBe(fingerprint);
        LensFile.Fingerprint([files[0], files[1] with { Name = "topicz.yaml" }]).ShouldNotBe(fingerprint);
        LensFile.Fingerprint([.. files, File("names-x.yaml", "")]).ShouldNotBe(fingerprint);
    }

    [Fact]
    public void Files_of_other_readers_are_kept() =>
        Lens.Read([.. Files(About, Topics), File("notes.yaml", "- name: y")]).Files.ShouldContain(file => file.Name == "notes.yaml");

    [Theory]
    [InlineData("id: t,", "id: T!,", "topics.yaml:5: topics[0].id: 'T!' holds more than a-z, 0-9 and hyphens")]
    [InlineData("dimension: d,", "dimension: e,", "topics.yaml:5: topics[0].dimension: there is no 'e'")]
    [InlineData("dimension: d,", "", "topics.yaml:5: topics[0].dimension: is missing")]
    [InlineData("en: T,", "en: ' ',", "topics.yaml:5: topics[0].labels.en: is blank")]
    [InlineData("en: T,", "en: T 3,", "topics.yaml:5: topics[0].labels: do not hold the same digits in every language")]
    [InlineData("zh-Hant: 題", "zh-TW: 題", "topics.yaml:5: topics[0].labels.zh-TW: is not known; known are en, zh-Hans, zh-Hant")]
    [InlineData("strong: [thorn(s)]", "strong: [thorn(s]", "topics.yaml:5: topics[0].strong[0]: 'thorn(s' is no word: a ( is never closed")]
    [InlineData("strong: [thorn(s)]", "strong: [thorn, Thorn]", "topics.yaml:5: topics[0].strong[1]: 'Thorn' stands there already")]
    [InlineData("strong: [thorn(s)]", "strong: thorn", "topics.yaml:5: topics[0].strong: is no list")]
    [InlineData(", strong: [thorn(s)]", "", "topics.yaml:5: topics[0]: has no words; a topic that only flairs show says so with 'strong: []'")]
    [InlineData("strong: [thorn(s)]", "strong: [*thorn]", "topics.yaml:5: file: uses an alias, which lenses do not have (a word that begins with * needs quotes)")]
    [InlineData("field: { strong: [rose] }", "", "topics.yaml:1: field: is missing")]
    public void What_is_wrong_is_said_with_file_line_and_field(string part, string replacement, string message)
    {
        Topics.ShouldContain(part);
        var broken = Topics.Replace(part, replacement, StringComparison.Ordinal);
        Should.Throw<LensException>(() => Lens.Read(Files(About, broken))).Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("topics: [t", "flairs.yaml:")]
    [InlineData("flairs: [{ words: [a], topics: [u] }]", "flairs.yaml:1: flairs[0].topics[0]: there is no 'u'")]
    [InlineData("flairs: [{ words: [a], field: maybe }]", "flairs.yaml:1: flairs[0].field: is 'maybe' instead of true or false")]
    [InlineData("flairs: 3", "flairs.yaml:1: flairs: is no list")]
    [InlineData("", "flairs.yaml:1: file: holds 0 documents instead of one")]
    public void Wrong_flairs_are_refused(string flairs, string message) =>
        Should.Throw<LensException>(() => Lens.Read([.. Files(About, Topics), File("flairs.yaml", flairs)])).Message.ShouldStartWith(message);

    [Fact]
    public void Files_that_would_break_the_parser_are_refused()
    {
        var deep = "a: " + new string('[', 50_000);
        Should.Throw<LensException>(() => Lens.Read(Files(About, deep))).Message.ShouldContain("nested deeper than");
        Should.Throw<LensException>(() => Lens.Read([File("lens.yaml", About), new LensFile("topics.yaml", new byte[] { 0xFF, 0xFE, 0xFF })]))
            .Message.ShouldBe("topics.yaml:1: file: not UTF-8");
        Should.Throw<LensException>(() => Lens.Read(Files(About, "x: [a,\ny: b\n"))).Message.ShouldContain("not closed");
        Should.Throw<LensException>(() => Lens.Read([File("lens.yaml", About)])).Message.ShouldBe("topics.yaml:1: file: is missing");
        Should.Throw<LensException>(() => Lens.Open("no-such-lens")).Message.ShouldContain("none of ai, energy");
    }

    private static IEnumerable<string> Ids(TopicReader reader, string title) => reader.Read(title).Topics.Select(finding => finding.Topic.Id);

    private static LensFile[] Files(string about, string topics) => [File("lens.yaml", about), File("topics.yaml", topics)];

    private static LensFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
