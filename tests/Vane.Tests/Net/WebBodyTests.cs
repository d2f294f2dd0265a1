using System.IO.Compression;
using System.Text;
using NodaTime;
using Vane.Net;
using Vane.Tests.Support;

namespace Vane.Tests.Net;

public sealed class WebBodyTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => $"<p>The mill wheel turned {i} times.</p>\n")));
    private readonly HandTime _time = new();

    public static TheoryData<string> Codings => ["gzip", "x-gzip", "deflate", "bare deflate", "br"];

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task A_compressed_body_is_read_and_counted_as_sent(string coding)
    {
        var packed = Pack(Text, coding);
        using var server = Serving(packed, coding);
        using var web = Surf.Open(_time);
        var fetched = await web.GetAsync(server.At("/"));
        fetched.Body.ToArray().ShouldBe(Text);
        fetched.WireBytes.ShouldBe(packed.Length);
        server.Log.Single().Headers["Accept-Encoding"].ShouldBe("gzip, deflate, br");
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task A_compressed_body_cut_short_is_not_taken_for_whole(string coding)
    {
        using var server = Serving(Pack(Text, coding)[..^9], coding);
        using var web = Surf.Open(_time);
        (await web.GetAsync(server.At("/")).FailAsync(_time)).Fault.ShouldBe(FetchFault.Broken);
        server.Log.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task What_unpacks_without_end_is_refused_early(string coding)
    {
        var bomb = Pack(new byte[30 << 20], coding);
        using var server = Serving(bomb, coding);
        using var web = Surf.Open(_time);
        var told = await web.GetAsync(new FetchRequest(server.At("/")) { MostBytes = 1 << 30 }, TestContext.Current.CancellationToken).FailAsync();
        told.Fault.ShouldBe(FetchFault.TooLarge);
        server.Log.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    public async Task A_body_is_taken_up_to_its_limit_and_no_further(string coding)
    {
        using var server = Serving(coding == "" ? Text : Pack(Text, coding), coding);
        using var web = Surf.Open(_time);
        (await web.GetAsync(new FetchRequest(server.At("/")) { MostBytes = Text.Length }, TestContext.Current.CancellationToken)).Body.Length.ShouldBe(Text.Length);
        (await web.GetAsync(new FetchRequest(server.At("/")) { MostBytes = Text.Length - 1 }, TestContext.Current.CancellationToken).FailAsync())
            .Fault.ShouldBe(FetchFault.TooLarge);
    }

    [Fact]
    public async Task An_empty_body_may_be_called_compressed()
    {
        using var server = Serving([], "gzip");
        using var web = Surf.Open(_time);
        (await web.GetAsync(server.At("/"))).Body.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_broken()
    {
        using var server = new ScriptServer(_time, (_, wire) => ScriptServer.WriteAsync(wire, Text, "", Text.Length + 1));
        using var web = Surf.Open(_time);
        var told = await web.GetAsync(server.At("/")).FailAsync(_time);
        (told.Fault, told.WireBytes).ShouldBe((FetchFault.Broken, 4L * Text.Length));
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        var over = new TaskCompletionSource();
        using var server = new ScriptServer(_time, async (_, wire) =>
        {
            await ScriptServer.WriteAsync(wire, [1, 2, 3], "", 1000);
            await over.Task;
        });
        using var web = Surf.Open(_time, Surf.Options with { Retries = 0, Timeout = Duration.FromSeconds(20) });
        var fetch = web.GetAsync(server.At("/"));
        await _time.TimerAsync(due => due == TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        (await fetch.FailAsync()).Fault.ShouldBe(FetchFault.TimedOut);
        over.SetResult();
    }

    [Fact]
    public async Task What_still_stands_is_not_sent_again()
    {
        using var server = new ScriptServer(_time, asked => asked.Headers.GetValueOrDefault("If-None-Match") == "\"v1\""
            ? "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\nCache-Control: max-age=30\r\nConnection: close\r\n\r\n"
            : ScriptServer.Ok("page", "ETag: \"v1\"\r\nLast-Modified: Thu, 03 Apr 2025 05:00:00 GMT\r\nSet-Cookie: id=7\r\n"));
        using var web = Surf.Open(_time);
        var first = await web.GetAsync(server.At("/"));
        (first.IsUnchanged, first.Text(), first.FreshUntil).ShouldBe((false, "page", null));
        first.Headers.Keys.ShouldNotContain("set-cookie");
        var again = await web.GetAsync(new FetchRequest(server.At("/")) { Known = first.Validators }, TestContext.Current.CancellationToken);
        (again.IsUnchanged, again.Body.Length, again.WireBytes).ShouldBe((true, 0, 0));
        again.FreshUntil.ShouldBe(first.At + Duration.FromSeconds(30));
        server.Log.Last().Headers["If-Modified-Since"].ShouldBe("Thu, 03 Apr 2025 05:00:00 GMT");
        server.Log.ShouldAllBe(asked => !asked.Headers.ContainsKey("Cookie") && !asked.Headers.ContainsKey("Accept-Language"));
    }

    private ScriptServer Serving(byte[] body, string coding) => new(_time, (_, wire) =>
        ScriptServer.WriteAsync(wire, body, coding == "" ? "" : $"Content-Encoding: {coding.Replace("bare ", "", StringComparison.Ordinal)}\r\n"));

    private static byte[] Pack(byte[] bytes, string coding)
    {
        using var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "bare deflate" => new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        }) stream.Write(bytes);
        return packed.ToArray();
    }
}
