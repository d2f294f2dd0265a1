using Markdig;
using Vane.Model;
using Vane.Storage;
using Vane.SystemTests.Machine;
using Vane.Text;

namespace Vane.SystemTests.Hostile;

public sealed class HostileTextTests(Chromium chromium)
{
    private const string Policy = "<meta http-equiv=\"Content-Security-Policy\"";

    private static readonly HashSet<string> ElementsOfPages =
    [
        "html", "head", "meta", "title", "style", "body", "header", "svg", "path", "circle", "polygon", "polyline", "div", "h1",
        "h2", "h3", "p", "span", "nav", "a", "ul", "li", "main", "section", "table", "thead", "tbody", "tr", "th", "td", "bdi",
        "dl", "dt", "dd", "footer", "small",
    ];

    private static readonly HashSet<string> ElementsOfMarkdown =
    [
        "html", "head", "meta", "body", "h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a",
        "sup", "em", "strong", "blockquote", "hr", "br", "div",
    ];

    // Raw HTML stays on: what is proven is Vane's escaping, not the renderer's caution.
    private static readonly MarkdownPipeline Markdown =
        new MarkdownPipelineBuilder().UseAdvancedExtensions().UseYamlFrontMatter().Build();

    [Theory]
    [InlineData(HostileTexts.Own)]
    [InlineData(HostileTexts.DomPurify)]
    public async Task Hostile_texts_stay_texts_in_pages(string set)
    {
        using var reports = await WriteAsync(set);
        foreach (var (report, language, file) in reports.All("html")) await CheckPageAsync(report, language, file);
    }

    [Theory]
    [InlineData(HostileTexts.Own)]
    [InlineData(HostileTexts.DomPurify)]
    public async Task Hostile_texts_stay_texts_in_pages_without_their_policy(string set)
    {
        using var reports = await WriteAsync(set);
        foreach (var (report, language, file) in reports.All("html"))
        {
            var page = await ReadAsync(file);
            page.ShouldContain(Policy);
            var bare = page.Replace(Policy, "<meta name=\"was-policy\"", StringComparison.Ordinal);
            await CheckPageAsync(report, language, await BesideAsync(file, bare));
        }
    }

    [Theory]
    [InlineData(HostileTexts.Own)]
    [InlineData(HostileTexts.DomPurify)]
    public async Task Hostile_texts_stay_texts_in_Markdown(string set)
    {
        using var reports = await WriteAsync(set);
        foreach (var (report, language, file) in reports.All("md"))
        {
            var expected = new ExpectedContent(report, language);
            var content = await QuietContentAsync(await BesideAsync(file, ToPage(await ReadAsync(file))));
            content.Elements.Except(ElementsOfMarkdown).ShouldBeEmpty();
            content.HttpEquivs.ShouldBeEmpty();
            Outside(content).Except(expected.PostAddresses.Select(Encoded)).ShouldBeEmpty();
            content.ListItems.ShouldBe(expected.Statements + expected.Cited);
            content.Headings.ShouldBe(expected.Headings);
            expected.ShouldBeShownIn(content.Tables, drawings: false);
        }
    }

    [Theory]
    [InlineData(HostileTexts.Own)]
    [InlineData(HostileTexts.DomPurify)]
    public async Task Hostile_texts_that_begin_a_block_stay_texts(string set)
    {
        using var workspace = new Workspace();
        var texts = HostileTexts.Of(set).Select(PlainText.OneLine).Where(t => t.Length > 0).ToList();
        foreach (var block in (string[])["- ", "### ", "> "])
        {
            var markdown = string.Concat(texts.Select(t => $"{block}{MarkdownText.Escape(t)}\n\n<!-- -->\n\n"));
            var content = await QuietContentAsync(await BesideAsync(workspace.PathOf("blocks"), ToPage(markdown)));
            var blocks = content.Blocks;
            blocks.Except(texts).ShouldBeEmpty();
            blocks.Length.ShouldBe(texts.Count);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "console: executed alert", "script")]
    [InlineData("<img src=x onerror=confirm(1)>", "console: executed confirm", "img")]
    [InlineData("<svg onload=eval('1')>", "console: executed eval", "img")]
    [InlineData("<link rel=stylesheet href=https://evil.example/x.css>", "request: https://evil.example/x.css", "link")]
    public async Task The_watch_sees_what_runs_and_what_loads(string hostile, string happening, string element)
    {
        using var workspace = new Workspace();
        var file = await BesideAsync(workspace.PathOf("page"), $"<!DOCTYPE html><title>x</title>{hostile}");
        var page = await chromium.OpenAsync();
        var watch = await PageWatch.OpenAsync(page, file);
        watch.Events.ShouldContain(happening);
        var content = await PageContent.OfAsync(page);
        (content.Elements.Contains(element) || content.Handlers.Length > 0).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    private static async Task<HostileReports> WriteAsync(string set)
    {
        var texts = HostileTexts.Of(set);
        var reports = await HostileReports.WriteAsync(texts);
        foreach (var (report, language, _) in reports.All("json"))
        {
            var titles = new ExpectedContent(report, language).PostTitles;
            texts.Where(HostileReports.IsTitle).Except(titles).ShouldBeEmpty("not in the report");
        }

        return reports;
    }

    private async Task CheckPageAsync(Report report, string language, string file)
    {
        var expected = new ExpectedContent(report, language);
        var content = await QuietContentAsync(file);
        content.Title.ShouldBe(expected.Title);
        content.Lang.ShouldBe(language);
        content.Elements.Except(ElementsOfPages).ShouldBeEmpty();
        content.Drawings.Except(["vane", "spark"]).ShouldBeEmpty();
        content.HttpEquivs.Except(["Content-Security-Policy"]).ShouldBeEmpty();
        Outside(content).Except(FilesOf(report)).Except(expected.PostAddresses).ShouldBeEmpty();
        content.ListItems.ShouldBe(expected.Statements + report.Reasons.Count);
        content.Headings.ShouldBe(1 + expected.Headings);
        expected.ShouldBeShownIn(content.Tables, drawings: true);
    }

    private async Task<PageContent> QuietContentAsync(string file)
    {
        var page = await chromium.OpenAsync();
        var watch = await PageWatch.OpenAsync(page, file);
        var content = await PageContent.OfAsync(page);
        await page.Context.CloseAsync();
        watch.Events.ShouldBeEmpty(file);
        content.Handlers.ShouldBeEmpty(file);
        Outside(content).Where(a => !LeadsToWeb(a)).ShouldAllBe(a => !a.Contains(':', StringComparison.Ordinal));
        return content;
    }

    private static IEnumerable<string> Outside(PageContent content) => content.Addresses.Where(a => !a.StartsWith('#'));

    private static IEnumerable<string> FilesOf(Report report)
    {
        var period = ReportShelf.PeriodWord(report.Edition.Period);
        return HostileReports.Languages.SelectMany(l => (string[])[$"{period}.{l}.html", $"{period}.{l}.md"])
            .Append($"{period}.json");
    }

    private static string ToPage(string markdown) =>
        $"<!DOCTYPE html><meta charset=\"utf-8\">{Markdig.Markdown.ToHtml(markdown, Markdown)}";

    private static bool LeadsToWeb(string address) =>
        address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal);

    // The renderer encodes brackets.
    private static string Encoded(string address) =>
        address.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    private static async Task<string> BesideAsync(string file, string html)
    {
        var beside = file + ".changed.html";
        await File.WriteAllTextAsync(beside, html, TestContext.Current.CancellationToken);
        return beside;
    }
}
