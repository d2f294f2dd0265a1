using System.IO.Compression;
using System.Net;
using System.Text;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Documents;

public sealed class FetchTests : IDisposable
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>Swifts return to the old mill</title>
        <meta property="article:published_time" content="2025-04-03T07:30:00+02:00"></head>
        <body><nav><a href="/">Home</a> <a href="/all">All news</a></nav><article><h1>Swifts return to the old mill</h1>
        <p>Forty pairs of swifts have come back to the old mill this week, three days earlier than last year, says the warden.</p>
        <p>Nobody knows why they came early, but the insects did too, and the river has been warm since the middle of March.</p>
        </article><footer>Imprint, privacy, cookies</footer></body></html>
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_page_is_fetched_and_shown_without_being_stored()
    {
        using var server = new PageServer(c => WriteAsync(c, Encoding.UTF8.GetBytes(Page), "text/html"));
        var outcome = (await _workspace.VaneAsync("read", server.Address + "swifts")).ShouldEndWith(0);
        outcome.Output.ShouldStartWith("# Swifts return to the old mill\n");
        outcome.Output.ShouldContain("published: 2025-04-03 05:30:00Z");
        outcome.Output.ShouldContain("Forty pairs of swifts");
        outcome.Output.ShouldNotContain("Imprint");
        Directory.GetFiles(_workspace.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_structure_is_printed_for_machines()
    {
        using var server = new PageServer(c => WriteAsync(c, Encoding.UTF8.GetBytes(Page), "text/html"));
        var document = (await _workspace.VaneAsync("read", "--json", server.Address)).ShouldEndWith(0).Json.GetProperty("documents")[0];
        var text = document.GetProperty("text").GetString()!;
        var first = document.GetProperty("outline").GetProperty("blocks")[0];
        var (start, length) = (first.GetProperty("at")[0].GetInt32(), first.GetProperty("at")[1].GetInt32());
        text.Substring(start, length).ShouldStartWith("Forty pairs");
        document.GetProperty("published").GetProperty("precision").GetString().ShouldBe("instant");
    }

    [Fact]
    public async Task A_redirect_is_followed_but_not_without_end_and_not_to_a_file()
    {
        using var server = new PageServer(c => c.Request.Url!.AbsolutePath switch
        {
            "/moved" => RedirectAsync(c, "/swifts"),
            "/circle" => RedirectAsync(c, "/circle"),
            "/file" => RedirectAsync(c, "file:///etc/passwd"),
            _ => WriteAsync(c, Encoding.UTF8.GetBytes(Page), "text/html"),
        });
        (await _workspace.VaneAsync("read", server.Address + "moved")).ShouldEndWith(0).Output.ShouldContain("Forty pairs");
        (await _workspace.VaneAsync("read", server.Address + "circle")).ShouldEndWith(2).Errors.ShouldContain("sent on in a circle");
        (await _workspace.VaneAsync("read", server.Address + "file")).ShouldEndWith(2).Errors.ShouldContain("not followed");
    }

    [Fact]
    public async Task A_page_does_not_lead_to_another_server_of_this_machine()
    {
        using var secret = new PageServer(c => WriteAsync(c, "<p>secret</p>"u8.ToArray(), "text/html"));
        using var server = new PageServer(c => RedirectAsync(c, secret.Address));
        (await _workspace.VaneAsync("read", server.Address)).ShouldEndWith(2).Errors.ShouldContain("in a private network");
    }

    [Fact]
    public async Task A_bomb_of_a_page_is_refused()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 400; i++) await gzip.WriteAsync(zeros, TestContext.Current.CancellationToken);
        }

        using var server = new PageServer(async c =>
        {
            c.Response.AddHeader("Content-Encoding", "gzip");
            await WriteAsync(c, bomb.ToArray(), "text/html");
        });
        (await _workspace.VaneAsync("read", server.Address)).ShouldEndWith(2).Errors.ShouldContain("larger than");
    }

    [Fact]
    public async Task An_error_of_the_server_is_told_and_the_other_pages_are_shown()
    {
        using var server = new PageServer(c =>
        {
            if (c.Request.Url!.AbsolutePath != "/gone") return WriteAsync(c, Encoding.UTF8.GetBytes(Page), "text/html");
            c.Response.StatusCode = 410;
            return Task.CompletedTask;
        });
        var outcome = (await _workspace.VaneAsync("read", server.Address + "gone", server.Address)).ShouldEndWith(1);
        outcome.Errors.ShouldContain("the server answers 410");
        outcome.Output.ShouldContain("Forty pairs");
    }

    private static async Task WriteAsync(HttpListenerContext context, byte[] body, string type)
    {
        context.Response.ContentType = type;
        await context.Response.OutputStream.WriteAsync(body);
    }

    private static Task RedirectAsync(HttpListenerContext context, string location)
    {
        context.Response.StatusCode = 302;
        context.Response.AddHeader("Location", location);
        return Task.CompletedTask;
    }
}
