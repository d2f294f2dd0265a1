using System.Text;
using Vane.Desk;
using Vane.Sources;

namespace Vane.Tests.Desk;

public sealed class SettingsErrorTests
{
    private const string Edition = "editions: [{name: a}]\n";

    [Fact]
    public void All_errors_of_a_file_are_said_at_once_in_its_order()
    {
        var errors = Errors("""
            contact: [a, b]
            editions:
              - name: ai
                zone: Asia/Shangai
                schedule: {day: "25:00"}
                surces: [all]
            sources:
              - name: one
                kind: redit
              - name: two
                kind: feed
                every: often
              - name: two
                kind: reddit
                community: Lamps
                comunity: Lamps
            """);
        errors.Select(e => e[..e.IndexOf(": ", e.IndexOf(": ", StringComparison.Ordinal) + 1, StringComparison.Ordinal)]).ShouldBe(
        [
            "/desk/vane.yaml:1: contact",
            "/desk/vane.yaml:4: editions[0].zone",
            "/desk/vane.yaml:5: editions[0].schedule.day",
            "/desk/vane.yaml:6: editions[0].surces",
            "/desk/vane.yaml:9: sources[0].kind",
            "/desk/vane.yaml:10: sources[1].address",
            "/desk/vane.yaml:12: sources[1].every",
            "/desk/vane.yaml:13: sources[2].name",
            "/desk/vane.yaml:16: sources[2].comunity",
        ]);
    }

    [Theory]
    [InlineData("sources: [{name: a, kind: redit, community: x}]", "did you mean 'reddit'?")]
    [InlineData("sources: [{name: a, kind: reddit, community: x, comunity: y}]", "did you mean 'community'?")]
    [InlineData("sources: [{name: a, kind: reddit}]", "community: is missing")]
    [InlineData("sources: [{name: a, community: x}]", "sources[0].kind: is missing; kinds are arxiv, drop, dump, feed,")]
    [InlineData("sources: [{name: Lamp, kind: hackernews}, {name: lamp, kind: hackernews}]", "is 'lamp' a second time; each source has a name of its own, whatever its case")]
    [InlineData("sources: [{name: a, kind: github, topic: x, created-within: 7d}]", "created-within: is '7d'; a whole number from 1 on is allowed: only what was created within so many days")]
    [InlineData("sources: [{name: a, kind: reddit, community: [x, y]}]", "one text is allowed")]
    [InlineData("sources: [{name: a, kind: feed, address: ftp://x.example/f}]", "an absolute http or https address is allowed")]
    [InlineData("sources: [{name: a, kind: hackernews, min-points: 0}]", "a whole number from 1")]
    [InlineData("sources: [{name: a, kind: hackernews, query: {x: y}}]", "is no list")]
    [InlineData("sources: [{name: a, kind: hackernews, every: 10s}]", "1m to 31d are allowed")]
    [InlineData("sources: [{name: a, kind: hackernews, cron: '0 0 30 2 ?'}]", "6 or 7 fields")]
    [InlineData("sources: [{name: a, kind: hackernews, cron: '0 0 0 30 2 ?'}]", "never due")]
    [InlineData("sources: [{name: a, kind: hackernews, cron: '0 0 99 * * ?'}]", "reaches 99")]
    [InlineData("sources: [{name: a, kind: hackernews, cron: '0 0 24 * * ?'}]", "is no schedule")]
    [InlineData("sources: [{name: a, kind: hackernews, every: 1h, cron: '0 0 1 * * ?'}]", "one of the two is allowed")]
    [InlineData("sources: [{name: a, kind: hackernews}, {name: a, kind: hackernews}]", "a second time")]
    [InlineData("sources: [{name: a, kind: feed, address: 'http://x.example/f', full: perhaps}]", "full: is 'perhaps'; yes, no, true, false are allowed")]
    [InlineData("sources: [{name: a, kind: reddit, community: x, listing: [new, hot]}]", "listing[1]: is 'hot'; new, top, rising are allowed")]
    [InlineData("sources: [{name: a, kind: reddit, community: x, client-id: 'env:LAMP_ID'}]", "client-id: needs client-secret beside it")]
    [InlineData("sources: [{name: a, kind: github, topic: []}]", "sources[0].topic: is empty")]
    [InlineData("sources: [{name: a, kind: youtube}]", "sources[0]: has no channel and no playlist; one is needed")]
    [InlineData("sources: [{name: a, kind: github, min-stars: 5}]", "has no topic and no query")]
    [InlineData("sources: [{name: all, kind: hackernews}]", "another name is needed")]
    [InlineData("sources: {name: a}", "is no list")]
    [InlineData("sources: []\npace: {'http://x': {delay: 1s}}", "is no host")]
    [InlineData("sources: []\npace: {x.example: {delay: 2h}}", "0s to 1h are allowed")]
    [InlineData("sources: []\nallow-hosts: ['http://x']", "is no host")]
    [InlineData("sources: []\ncontact: 'a (b)'", "without spaces and brackets")]
    [InlineData("sources: []\nsauces: []", "did you mean 'sources'?")]
    public void What_is_wrong_is_said_with_what_is_allowed(string text, string said) => Errors(Edition + text).ShouldHaveSingleItem().ShouldContain(said);

    [Theory]
    [InlineData("{name: a, sources: [lamps]}", "no source and no tag")]
    [InlineData("{name: a, sources: all}", "is no list")]
    [InlineData("{name: 'a/b'}", "letters, digits")]
    [InlineData("{name: a}, {name: A}", "a second time")]
    [InlineData("{name: a, store: x.db}, {name: b, store: ./x.db}", "another edition has")]
    [InlineData("{name: b, store: a.db}, {name: a}", "another edition has")]
    [InlineData("{name: a, lens: aj}", "did you mean 'ai'?")]
    [InlineData("{name: a, languages: [fr]}, ", "languages are en, zh-Hans, zh-Hant")]
    [InlineData("{name: a, schedule: {month: '31 01:00'}}", "a day from 1 to 28")]
    [InlineData("{name: a, schedule: {week: 'Moon 01:00'}}", "a weekday")]
    [InlineData("{name: a, floors: {score: -1}}", "from 0 on")]
    public void What_is_wrong_with_an_edition_is_said(string editions, string said) =>
        Errors($"editions: [{editions}]\nsources: []").ShouldContain(error => error.Contains(said, StringComparison.Ordinal));

    [Theory]
    [InlineData("languages: [zh]")]
    [InlineData("languages: en")]
    [InlineData("languages: []")]
    public void What_is_wrong_with_languages_is_said_once(string languages) =>
        Errors($"editions: [{{name: a, {languages}}}]\nsources: []").ShouldHaveSingleItem().ShouldStartWith("/desk/vane.yaml:1: editions[0].languages");

    [Fact]
    public void An_edition_without_sources_is_read_as_one_that_others_import_into() =>
        SettingsTests.Read("editions: [{name: a, sources: [all]}]\nsources: []").Edition("a")!.Sources.ShouldBeEmpty();

    [Theory]
    [InlineData("https://lamp:hunter2@x.example/f")]
    [InlineData("https://hunter2@x.example/f")]
    [InlineData("ftp://lamp:hunter2@x.example/f")]
    [InlineData("lamp:hunter2@x.example/f")]
    public void A_password_in_an_address_is_refused_and_not_shown(string address)
    {
        var error = Errors(Edition + $"sources: [{{name: a, kind: feed, address: '{address}'}}]").ShouldHaveSingleItem();
        error.ShouldContain("secrets stay out of settings");
        error.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("https://x.example/@lamp/feed")]
    [InlineData("https://x.example/f?by=lamp@x.example")]
    public void An_address_with_an_at_sign_behind_its_host_is_read(string address) =>
        SettingsTests.Read(Edition + $"sources: [{{name: a, kind: feed, address: '{address}'}}]").Sources[0].Text("address").ShouldBe(address);

    [Fact]
    public void A_secret_written_out_is_refused_and_not_shown()
    {
        var error = Errors(Edition + "sources: [{name: a, kind: github, topic: oil, token: hunter2-lantern}]").ShouldHaveSingleItem();
        error.ShouldContain("env:NAME or file:PATH");
        error.ShouldNotContain("hunter2");
    }

    [Fact]
    public void A_variable_that_is_not_set_is_named() =>
        Errors(Edition + "sources: [{name: a, kind: github, topic: oil, token: 'env:LAMP_TOKEN'}]").ShouldHaveSingleItem().ShouldContain("environment variable LAMP_TOKEN");

    [Theory]
    [InlineData("a: &x [1]\nb: [*x, *x]", "anchor or alias")]
    [InlineData("a: [[[[[[[[[[[[1]]]]]]]]]]]]", "nested deeper")]
    [InlineData("a: [", "/desk/vane.yaml:1: is no YAML: the [ of line 1 is not closed")]
    [InlineData("a: 1\nb:\n  - {c: [en\n", "/desk/vane.yaml:3: is no YAML: the [ of line 3 is not closed")]
    [InlineData("a: 1\nx: [a,\ny: b", "/desk/vane.yaml:2: is no YAML: the [ of line 2 is not closed")]
    [InlineData("a: 1\nx: [a,\n  {b: c}\n- y\n- [d]", "(the [ of line 2 is not closed)")]
    [InlineData("a: 1\nx: {a: b\n", "the { of line 2 is not closed")]
    [InlineData("a: 'b\n\n", "is no YAML")]
    [InlineData("a: 1\n---\nb: 1", "2 documents")]
    [InlineData("a: 1\na: 2", "no YAML")]
    [InlineData("- a", "/desk/vane.yaml:1: has no fields")]
    [InlineData("", "/desk/vane.yaml:1: is empty; 'vane init'")]
    [InlineData("# nothing yet\n", "is empty")]
    public void What_is_no_settings_file_is_refused(string text, string said) => Errors(text).ShouldHaveSingleItem().ShouldContain(said);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_at_their_line() => Should.Throw<SettingsException>(
        () => SettingsReader.Parse("/desk/vane.yaml", [.. "a: 1\nb: "u8, 0xC3, 0x28], SourceKinds.All)).Message.ShouldBe("/desk/vane.yaml:2: is not UTF-8");

    [Fact]
    public void A_file_that_is_not_there_or_too_large_is_refused()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["large.yaml"], new string(' ', (4 << 20) + 1));
        Should.Throw<SettingsException>(() => SettingsReader.Read(folder["large.yaml"], SourceKinds.All)).Message.ShouldContain("4 MiB");
        Should.Throw<SettingsException>(() => SettingsReader.Read(folder["none.yaml"], SourceKinds.All))
            .Message.ShouldBe($"{folder["none.yaml"]}: is not there; 'vane init' writes one");
    }

    private static IReadOnlyList<string> Errors(string text) => Should.Throw<SettingsException>(
        () => SettingsReader.Parse("/desk/vane.yaml", Encoding.UTF8.GetBytes(text), SourceKinds.All, name => name == "LAMP_ID" ? "lamp" : null)).Errors;
}
