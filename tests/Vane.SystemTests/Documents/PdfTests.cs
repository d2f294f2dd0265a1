using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Documents;

public sealed class PdfTests(Chromium chromium) : IDisposable
{
    private const string Page = """
        <html lang="en"><head><title>State of weather models 2031</title></head><body>
        <h1>State of weather models</h1>
        <p>The first paragraph of this report is long enough to wrap over several lines of its page, and it names a share of 4.5 %
        so that one can see what becomes of it when it is read again from the printed page.</p>
        <h2>Findings</h2><p>Second paragraph, short.</p>
        <ul><li>A first point</li><li>A second point</li></ul>
        <table border="1" cellpadding="9"><tr><th>Model</th><th>Score</th><th>Year</th></tr>
        <tr><td>Alder-7B</td><td>61.2</td><td>2030</td></tr><tr><td>Birch</td><td>59.9</td><td>2031</td></tr></table>
        <h2 style="page-break-before: always">第二部分</h2>
        <p>这是一份报告的第二页，写的是中文，用来看看换行的时候会不会多出空格，句子应该连在一起，不应该被切断，也不应该少掉任何一个字。</p>
        </body></html>
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_PDF_is_read_by_page_with_its_headings_and_tables()
    {
        Tools.Require(Tools.PdfToText);
        await PrintAsync();
        var document = (await _workspace.VaneAsync("read", "--json", "report.pdf")).ShouldEndWith(0).Json.GetProperty("documents")[0];
        document.GetProperty("title").GetString().ShouldBe("State of weather models 2031");
        var text = document.GetProperty("text").GetString()!;
        text.ShouldContain("wrap over several lines of its page, and it names a share of 4.5 % so that one can see");
        text.ShouldContain("用来看看换行的时候会不会多出空格，句子应该连在一起，不应该被切断");
        text.ShouldContain("Model\tScore\tYear\nAlder-7B\t61.2\t2030\nBirch\t59.9\t2031");
        var blocks = document.GetProperty("outline").GetProperty("blocks").EnumerateArray().ToList();
        blocks.Where(b => b.GetProperty("kind").GetString() == "heading").Select(b => TextOf(text, b))
            .ShouldBe(["State of weather models", "Findings", "第二部分"]);
        blocks[^1].GetProperty("page").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_PDF_is_imported_and_its_stored_text_can_be_shown()
    {
        Tools.Require(Tools.PdfToText);
        await PrintAsync();
        (await _workspace.ImportAsync("report.pdf")).GetProperty("new").GetInt64().ShouldBe(1);
        (await _workspace.VaneAsync("show", "--text", "file:report.pdf")).ShouldEndWith(0).Output.ShouldContain("| Alder-7B | 61.2 | 2030 |");
    }

    [Fact]
    public async Task What_only_calls_itself_a_PDF_is_refused_with_the_reason()
    {
        Tools.Require(Tools.PdfToText);
        await _workspace.WriteAsync("broken.pdf", "%PDF-1.7\nnothing of the kind"u8.ToArray());
        (await _workspace.VaneAsync("read", "broken.pdf")).ShouldEndWith(2).Errors.ShouldContain("a PDF that poppler cannot read");
    }

    private static string TextOf(string text, System.Text.Json.JsonElement block) =>
        text.Substring(block.GetProperty("at")[0].GetInt32(), block.GetProperty("at")[1].GetInt32());

    private async Task PrintAsync()
    {
        var page = await chromium.OpenAsync();
        await page.SetContentAsync(Page);
        await page.PdfAsync(new() { Path = _workspace.PathOf("report.pdf") });
    }
}
