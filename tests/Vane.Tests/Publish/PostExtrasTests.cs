using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Vane.Model;
using Vane.Publish;
using Vane.Tests.Support;
using Vane.Web;
using Vane.Words;

namespace Vane.Tests.Publish;

/// <summary>Places of copies, and names, beside the posts of a list.</summary>
public sealed class PostExtrasTests : IAsyncDisposable
{
    private const string Title = "How a hundred lamps learned to hum in the old harbour";
    private const string Bad = "</small><script>alert(1)</script>| [x](javascript:1) `{{ y }}` ";

    private readonly HtmlReport _html = new(Language.All);

    public ValueTask DisposeAsync() => _html.DisposeAsync();

    [Theory]
    [InlineData("en", "also in c/one, c/two", "| Also in | Names |")]
    [InlineData("zh-Hans", "另见于 c/one、c/two", "| 另见于 | 名称 |")]
    [InlineData("zh-Hant", "另見於 c/one、c/two", "| 另見於 | 名稱 |")]
    public async Task They_are_said_in_every_language(string code, string also, string columns)
    {
        var report = ReportOf("c/one", "c/two");
        var page = Shape.ParseHtml(await _html.WriteAsync(report, Language.Of(code)));
        page.QuerySelector("#posts-day td.community small.also")!.TextContent.Trim().ShouldBe(also);
        page.QuerySelector("#posts-day td.title small.names")!.TextContent.Trim().ShouldBe("Claude");
        page.QuerySelectorAll("#posts-day th").Select(h => h.ClassName).ShouldNotContain("also");
        MarkdownReport.Write(report, Language.Of(code)).ShouldContain(columns);
    }

    [Fact]
    public void Markdown_leaves_out_a_column_that_says_nothing() =>
        MarkdownReport.Write(Make.Report(Make.Edition("2025-05-20"), Of("a", "c/one", 1)), Language.Of("en")).ShouldNotContain("Also in");

    [Fact]
    public async Task Hostile_places_and_names_are_text()
    {
        var report = Named(ReportOf(Bad + 1, Bad + 2), Bad);
        var harmless = Named(ReportOf("c/one", "c/two"), "name");
        foreach (var language in Language.All)
        {
            var (html, markdown) = (await _html.WriteAsync(report, language), MarkdownReport.Write(report, language));
            Shape.Same(Shape.OfHtml(html), Shape.OfHtml(await _html.WriteAsync(harmless, language)));
            Shape.Same(Shape.OfMarkdown(markdown), Shape.OfMarkdown(MarkdownReport.Write(harmless, language)));
            var page = Shape.ParseHtml(html);
            page.QuerySelector("#posts-day small.also")!.TextContent.ShouldContain("<script>alert(1)</script>| [x](javascript:1)");
            page.QuerySelector("#posts-day small.names")!.TextContent.ShouldContain("<script>alert(1)</script>| [x](javascript:1)");
            page.QuerySelectorAll("script").ShouldBeEmpty();
            Shape.Parse(markdown).Descendants<LinkInline>().ShouldAllBe(l => !l.Url!.StartsWith("javascript"));
        }
    }

    // The lens writes names as it likes; a page does not trust it.
    private static Report Named(Report report, string name)
    {
        Row Put(Table table, Row row) => table.Kind != "posts" ? row
            : row with { Cells = [.. row.Cells.Select((c, i) => table.Columns[i] == "names" ? new Slot.Names([name]) : c)] };
        return report with
        {
            Sections = [.. report.Sections.Select(s => s with
            {
                Tables = [.. s.Tables.Select(t => t with { Rows = [.. t.Rows.Select(r => Put(t, r))] })],
            })],
        };
    }

    private static Report ReportOf(string first, string second) =>
        Make.Report(Make.Edition("2025-05-20"), Of("a", first, 1), Of("b", second, 2), Of("z", "c/zero", 9));

    private static Item Of(string id, string community, long score) =>
        Make.Post(id, "2025-05-20T10:00", score, community, title: Title + ", told by Claude");
}
