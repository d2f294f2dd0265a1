using FsCheck;
using FsCheck.Fluent;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Vane.Model;
using Vane.Publish;
using Vane.Storage;
using Vane.Tests.Support;
using Vane.Text;
using Vane.Web;
using Vane.Words;

namespace Vane.Tests.Publish;

/// <summary>Whatever others wrote into titles and names, a page keeps the structure it has for harmless texts.</summary>
public sealed class HostileReportTests : IAsyncDisposable
{
    private const int Links = 3;

    private readonly HtmlReport _html = new(Language.All);

    private sealed record Texts(
        IReadOnlyList<string> Titles, string Community, string Category, string Source, IReadOnlyList<string> Urls, string Input)
    {
        public static readonly Gen<Texts> Hostile =
            from titles in Foreign.Visible.ListOf(Links)
            from names in Foreign.Text.Where(t => PlainText.OneLine(t).Length > 0).ListOf(3)
            from urls in Foreign.Address.ListOf(Links)
            from input in Foreign.Visible.Select(t => t.Replace('/', 'x'))
            select new Texts([.. titles], names[0], names[1], names[2], [.. urls], input);
    }

    public ValueTask DisposeAsync() => _html.DisposeAsync();

    [Fact]
    public void Markdown_keeps_its_structure() => Texts.Hostile.Holds(texts =>
    {
        var report = ReportOf(texts);
        var harmless = Harmless.Of(report);
        foreach (var language in Language.All)
        {
            var markdown = MarkdownReport.Write(report, language);
            Shape.Same(Shape.OfMarkdown(markdown), Shape.OfMarkdown(MarkdownReport.Write(harmless, language)));
            var document = Shape.Parse(markdown);
            var known = texts.Urls.Append("https://example.org/quiet").Select(WebAddress.Safe).ToHashSet();
            foreach (var link in document.Descendants<LinkInline>()) known.ShouldContain(link.Url);
            document.Descendants<HtmlBlock>().ShouldBeEmpty();
            document.Descendants<HtmlInline>().ShouldBeEmpty();
            document.Descendants<AutolinkInline>().ShouldBeEmpty();
            document.Descendants<HeadingBlock>().Where(h => h.Level == 3).Select(TextOf).ShouldContain(PlainText.OneLine(texts.Community));
        }
    }, 40);

    [Fact]
    public void Html_keeps_its_structure() => Texts.Hostile.Holds(texts =>
    {
        var report = ReportOf(texts);
        var html = Draw(report);
        Shape.Same(Shape.OfHtml(html), Shape.OfHtml(Draw(Harmless.Of(report))));
        var page = Shape.ParseHtml(html);
        page.Title.ShouldBe("Trend report of the day: 2025-05-20 (Tuesday)");
        page.QuerySelectorAll("h3").Select(h => h.TextContent).ShouldContain(PlainText.OneLine(texts.Community));
        var known = texts.Urls.Append("https://example.org/quiet").Select(WebAddress.Safe).ToHashSet();
        foreach (var link in page.QuerySelectorAll("a[rel]")) known.ShouldContain(link.GetAttribute("href"));
        page.QuerySelectorAll("script, img, iframe, object, form, base, link").ShouldBeEmpty();
        var wording = Wording.For(report, Language.Of("en"));
        var titles = report.Table("posts-day", "posts").Rows.Select(r => wording.Cell(r, 1).Text);
        page.QuerySelectorAll("#posts-day td.title").Select(t => t.TextContent.Trim()).ShouldBe(titles.Select(t => t.Trim()));
    }, 40);

    // Eight posts of the day, the first three of them hostile, in a place that was never seen before.
    private static Report ReportOf(Texts texts)
    {
        using var store = new TestStore(
        [
            .. Enumerable.Range(0, 8).Select(i => new Item
            {
                Key = new DocumentKey(texts.Source, texts.Source + i),
                Title = i < Links ? texts.Titles[i] : "Quiet",
                Url = i < Links ? texts.Urls[i] : "https://example.org/quiet",
                Community = texts.Community,
                Category = texts.Category,
                Author = texts.Category,
                Published = Make.At("2025-05-20T10:00"),
                Observations = [Make.Seen("2025-05-20T11:00", 90 - i, i), Make.Seen("2025-05-20T12:00", 100 - i, i)],
            }),
            .. Enumerable.Range(0, 30).Select(i => Make.Post(
                $"quiet{i}", "2025-05-15T10:00", 1, community: "\u0001quiet", source: texts.Source, category: texts.Category)
                with { Url = "https://example.org/quiet" }),
        ]);
        var log = new RunLog(store.Store);
        log.End(log.Begin("/in/" + texts.Input, Make.At("2025-05-20T00:00")), RunState.Broken, texts.Input);
        return store.Store.Compose(Make.Edition("2025-05-20"));
    }

    private string Draw(Report report) => _html.WriteAsync(report, Language.Of("en")).GetAwaiter().GetResult();

    private static string TextOf(LeafBlock block) => string.Concat(block.Inline!.Select(i =>
        i is HtmlEntityInline entity ? entity.Transcoded.ToString() : i.ToString()));
}
