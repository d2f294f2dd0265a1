using System.Text;
using Vane.Understand;

namespace Vane.Tests.Understand.Names;

public sealed class GlossaryTests
{
    private const string Head = """
        kinds: {cheese: [versions, variants], dairy: []}
        sized_kind: cheese
        unlisted_kind: cheese
        variants: [Bleu, Vieux]
        field: [rind, milk]
        not_names: [Say Cheese]
        """;

    private const string Cheeses = """
        kind: cheese
        entries:
          - {name: Comté, owner: Fruitière du Lac, join: " ", aliases: [孔泰]}
          - {name: Port Salut}
          - {name: Swiss, ambiguous: often, case: exact, against: [bank]}
          - {name: Fruitière du Lac, kind: dairy}
        """;

    [Fact]
    public void A_lens_of_one_s_own_knows_its_own_field_only()
    {
        var lens = Load(Head, Cheeses);
        Read(lens, "Comte 24 Vieux and port-salut, not GPT or Claude; 孔泰").ShouldBe(["comte-24-vieux", "port-salut", "comte"]);
        Read(lens, "Swiss with a soft rind").ShouldBe(["swiss"]);
        Read(lens, "Swiss bank with a soft rind").ShouldBeEmpty();
        Read(lens, "Swiss watches").ShouldBeEmpty();
        lens.Kinds.Keys.ShouldBe(["cheese", "dairy"]);
    }

    [Theory]
    [InlineData("kind: cheese\nentries:\n  - {name: A, colour: red}", 3, "colour")]
    [InlineData("kind: cheese\nentries:\n  - {name: Aa}\n  - {owner: Bb}", 4, "name")]
    [InlineData("kind: wine\nentries: []", 1, "kind")]
    [InlineData("kind: cheese\nentries:\n  - {name: Aa}\n  - {name: Aa}", 4, "name")]
    [InlineData("kind: cheese\nentries:\n  - {name: Aa}\n  - name: Bb\n    aliases: [aa]", 5, "aliases")]
    [InlineData("kind: cheese\nentries:\n  - name: Aa\n    ambiguous: perhaps", 4, "ambiguous")]
    [InlineData("kind: cheese\nentries:\n  - {name: Aa, parent: Aa}", 3, "parent")]
    [InlineData("kind: cheese\nentries:\n  - {name: Aa, parent: Zz}", 3, "parent")]
    [InlineData("kind: cheese\nentries:\n  - {name: Aa, aliases: bb}", 3, "aliases")]
    [InlineData("kind: cheese\nentries:\n  - {name: Aa, general: perhaps}", 3, "general")]
    [InlineData("kind: cheese\nentries:\n  - {name: [a", 4, "file")]
    public void What_is_wrong_is_said_with_file_line_and_field(string content, long line, string field)
    {
        var wrong = Should.Throw<LensException>(() => Load(Head, content));
        wrong.Message.ShouldStartWith($"names-cheeses.yaml:{line}: {field}: ");
    }

    [Fact]
    public void Entries_without_a_head_are_refused_and_a_lens_may_have_no_names()
    {
        Should.Throw<LensException>(() => GlossaryReader.Read([FileOf("names-cheeses.yaml", Cheeses)])).Message.ShouldStartWith("names.yaml");
        GlossaryReader.Read([]).Entries.ShouldBeEmpty();
    }

    [Fact]
    public void The_lens_that_comes_along_knows_hundreds_of_names()
    {
        var lens = Lens.Open("ai").Glossary;
        lens.Entries.Count.ShouldBeGreaterThan(500);
        lens.Entries.ShouldAllBe(e => e.Chain.Count > 0);
    }

    private static Glossary Load(string head, string cheeses) =>
        GlossaryReader.Read([FileOf("names.yaml", head), FileOf("names-cheeses.yaml", cheeses)]);

    private static LensFile FileOf(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));

    private static List<string> Read(Glossary glossary, string text)
    {
        var names = new List<NameMention>();
        new NameReader(glossary).Read(text, names);
        return [.. names.Select(n => n.Key)];
    }
}
