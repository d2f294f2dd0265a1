using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Vane.Model;
using Vane.Publish;
using Vane.Sample;
using Vane.Tests.Support;
using Vane.Words;
using YamlDotNet.Serialization;

namespace Vane.Tests.Publish;

public sealed class MarkdownReportTests
{
    private static readonly Report Tiny = Make.Report(Make.Edition("2025-05-20"), Make.Post("a", "2025-05-20T10:00", 5));

    [Theory]
    [InlineData("en", "Trend report of the day: 2025-05-20 (Tuesday)", "trends", "daily")]
    [InlineData("zh-Hans", "趋势日报：2025年05月20日（星期二）", "趋势", "日报")]
    [InlineData("zh-Hant", "趨勢日報：2025年05月20日（星期二）", "趨勢", "日報")]
    public void Front_matter_says_what_the_page_is(string code, string title, string tag, string period)
    {
        var matter = FrontMatter(Tiny, code);
        matter.Keys.ShouldBe(["title", "date", "description", "lang", "tags", "state", "generator", "as_of"]);
        matter["title"].ShouldBe(title);
        matter["date"].ShouldBe("2025-05-20");
        matter["lang"].ShouldBe(code);
        matter["tags"].ShouldBe(new List<object> { tag, period });
        matter["state"].ShouldBe("ok");
        matter["generator"].ShouldBe("vane test");
        matter["as_of"].ShouldBe("2025-05-21T00:00:00Z");
        matter["description"].ShouldBeOfType<string>().ShouldContain("2025-05-21 00:00 UTC");
    }

    [Theory]
    [InlineData("vane \"1\" # : \\ 2")]
    [InlineData("vane 😀 {{ 1 }}")]
    public void Front_matter_survives_any_generator(string generator) =>
        FrontMatter(Tiny with { Generator = generator }, "en")["generator"].ShouldBe(generator);

    [Theory]
    [InlineData("en", "> **So far, until 2025-05-20 10:00 UTC**")]
    [InlineData("zh-Hans", "> **截至 2025-05-20 10:00 UTC，当期尚未结束**")]
    public void A_period_that_is_not_over_is_not_called_complete(string language, string said)
    {
        var report = Make.Report(Make.Edition("2025-05-20", asOf: "2025-05-20T10:00"), Make.Post("a", "2025-05-20T01:00", 10));
        MarkdownReport.Write(report, Language.Of(language)).ShouldContain(said);
    }

    [Fact]
    public void A_link_leads_where_the_post_does()
    {
        var report = Make.Report(
            Make.Edition("2025-05-20"), Make.Post("a", "2025-05-20T10:00", 5) with { Url = "https://a.example/?x=1&copy;=2&amp;y=(3)" });
        Shape.Parse(MarkdownReport.Write(report, Language.Of("en"))).Descendants<LinkInline>().Select(l => l.Url).Distinct()
            .ShouldBe(["https://a.example/?x=1&copy;=2&amp;y=%283%29"]);
    }

    [Fact]
    public void Every_footnote_that_is_referred_to_is_there()
    {
        var document = Shape.Parse(MarkdownReport.Write(Tiny, Language.Of("en")));
        document.Descendants<Footnote>().Select(f => f.Label).ShouldBe(Tiny.Evidence.Keys.Select(id => "^" + id), ignoreOrder: true);
        document.Descendants<FootnoteLink>().Count(l => !l.IsBackLink)
            .ShouldBe(Tiny.Sections.SelectMany(s => s.Statements).Sum(s => s.Evidence.Count));
    }

    [Theory]
    [InlineData(ReportPeriod.Day)]
    [InlineData(ReportPeriod.Week)]
    [InlineData(ReportPeriod.Month)]
    public void Every_kind_of_statement_has_words_in_every_language(ReportPeriod period)
    {
        using var store = new TestStore([.. SampleWorld.Items(new SampleOptions { PostsPerDay = 15, Days = 50 })]);
        string[] dates = ["2026-05-12", "2026-05-13", "2026-06-01", "2026-06-30", "2026-08-30"];
        foreach (var date in dates)
        {
            var report = store.Store.Compose(Make.Edition(date, period));
            report.Sections.SelectMany(s => s.Statements).ShouldAllBe(s => Language.Of("en").Keys.Contains(s.Kind));
            foreach (var language in Language.All)
            {
                var wording = Wording.For(report, language);
                foreach (var statement in report.Sections.SelectMany(s => s.Statements))
                    language.TemplateOf(statement.Kind).Slots.ShouldBeSubsetOf(statement.Slots.Keys, statement.Kind);
                Shape.OfMarkdown(MarkdownReport.Write(report, language)).ShouldNotContain("Html");
                wording.Say(report.Sections[0].Statements[0]).ShouldNotBeEmpty();
            }
        }
    }

    private static Dictionary<string, object> FrontMatter(Report report, string code)
    {
        var parts = MarkdownReport.Write(report, Language.Of(code)).Split("---\n", 3);
        parts[0].ShouldBeEmpty();
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parts[1]);
    }
}
