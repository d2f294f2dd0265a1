using System.Text;
using NodaTime;
using Vane.Desk;
using Vane.Model;
using Vane.Sources;

namespace Vane.Tests.Desk;

public sealed class SettingsTests
{
    private const string Small = """
        contact: desk@example.org
        allow-hosts: [feeds.example.lan, "*.corp.example", 10.0.0.7]
        pace:
          api.example.org: {delay: 3s, concurrency: 1}
        editions:
          - name: ai
            zone: Asia/Shanghai
            schedule: {day: "06:05", week: never, month: "0 0 12 L * ?"}
            floors: {score: 5}
            languages: [en]
            sources: [community, The Lantern]
          - name: rest
            store: data/rest.db
        sources:
          - name: r/Lanterns
            kind: reddit
            community: Lanterns
            client-id: env:LANTERN_ID
            client-secret: env:LANTERN_ID
            every: 45m
            tags: [community, en]
          - name: The Lantern
            kind: feed
            address: https://lantern.example.org/feed
            filter: [oil, wick]
            cron: "0 */30 * * * ?"
          - name: inbox
            kind: drop
            folder: in
        """;

    [Fact]
    public void Settings_are_read_with_everything_in_them()
    {
        var settings = Read(Small);
        settings.Contact.ShouldBe("desk@example.org");
        settings.AllowedHosts.ShouldBe(["feeds.example.lan", "*.corp.example", "10.0.0.7"]);
        settings.Paces["api.example.org"].ShouldBe(new(Duration.FromSeconds(3), 1));
        settings.Web.UserAgent.ShouldContain("desk@example.org");
        var edition = settings.Edition("ai").ShouldNotBeNull();
        edition.ShouldSatisfyAllConditions(
            () => edition.Lens.ShouldBe("ai"),
            () => edition.Store.ShouldBe("/desk/ai.db"),
            () => edition.Reports.ShouldBe("/desk/reports/ai"),
            () => edition.Languages.ShouldBe(["en"]),
            () => edition.Zone.ShouldBe("Asia/Shanghai"),
            () => edition.Times.ShouldBe(new ReportTimes("0 5 6 * * ?", null, "0 0 12 L * ?")),
            () => edition.Floors.ShouldBe(new Floors(5, 0)),
            () => edition.Sources.Select(s => s.Name).ShouldBe(["r/Lanterns", "The Lantern"]));
        settings.Edition("rest")!.Sources.Count.ShouldBe(3);
        settings.Edition("rest")!.Store.ShouldBe("/desk/data/rest.db");
        settings.Edition("rest")!.Times.ShouldBe(ReportTimes.Usual);
        settings.Sources[1].List("filter").ShouldBe(["oil", "wick"]);
        settings.Sources.Select(s => s.Schedule).ShouldBe(["45m", "0 */30 * * * ?", null]);
        settings.Sources[2].Text("folder").ShouldBe("/desk/in");
    }

    [Fact]
    public void Numbers_and_words_are_kept_as_sources_know_them()
    {
        var settings = Read("editions: [{name: a}]\nsources: [{name: s, kind: feed, address: 'http://x.example/f', full: Yes}, {name: g, kind: github, topic: oil, min-stars: +5}]");
        settings.Sources[0].Text("full").ShouldBe("yes");
        settings.Sources[1].Text("min-stars").ShouldBe("5");
    }

    [Fact]
    public void Two_thousand_sources_are_read()
    {
        var text = new StringBuilder("editions: [{name: many}]\nsources:\n");
        for (var i = 0; i < 2000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - name: feed {i}\n    kind: feed\n    address: https://f{i}.example.org/feed\n    every: 30m\n    tags: [en]\n");
        Read(text.ToString()).Sources.Count.ShouldBe(2000);
    }

    [Fact]
    public void A_secret_is_in_the_source_and_in_nothing_that_is_printed()
    {
        var settings = Read(Small);
        settings.Sources[0].Text("client-id").ShouldBe("lantern-secret");
        $"{settings} {settings.Sources[0]} {settings.Edition("ai")}".ShouldNotContain("lantern-secret");
    }

    [Fact]
    public void A_secret_can_be_in_a_file_beside_the_settings()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["token"], "word-of-light\n");
        File.WriteAllText(folder["vane.yaml"], "editions: [{name: a}]\nsources: [{name: g, kind: github, topic: oil, token: 'file:token'}]");
        SettingsReader.Read(folder["vane.yaml"], SourceKinds.All).Sources[0].Text("token").ShouldBe("word-of-light");
    }

    [Fact]
    public void What_a_new_desk_begins_with_holds()
    {
        var settings = SettingsReader.Parse("vane.yaml", Encoding.UTF8.GetBytes(SettingsReader.Default), SourceKinds.All, _ => null);
        settings.Editions.ShouldHaveSingleItem().Sources.Count.ShouldBeInRange(40, 60);
        settings.Sources.Select(s => s.Text("address")).OfType<string>().ShouldAllBe(address => address.StartsWith("https://", StringComparison.Ordinal));
        settings.Sources.Select(s => s.Text("address")).OfType<string>().ShouldBeUnique();
    }

    internal static Settings Read(string text) =>
        SettingsReader.Parse("/desk/vane.yaml", Encoding.UTF8.GetBytes(text), SourceKinds.All, name => name == "LANTERN_ID" ? "lantern-secret" : null);
}
