using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Vane.Bench.Collecting;

/// <summary>Many hosts with a feed each, every one at a loopback address of its own.</summary>
internal sealed class ManyHosts : IAsyncDisposable
{
    private const int Entries = 10, SlowOne = 50;

    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(15);

    private readonly LocalServer _server;

    private ManyHosts(LocalServer server) => _server = server;

    /// <summary>Port of all hosts.</summary>
    public int Port => _server.Port;

    /// <summary>Begins to listen.</summary>
    /// <param name="hasSlow">Whether every fiftieth host takes long to answer.</param>
    public static async Task<ManyHosts> StartAsync(bool hasSlow) =>
        new(await LocalServer.StartAsync(IPAddress.Any, context => AnswerAsync(context, hasSlow)));

    /// <summary>Address of a host.</summary>
    public static string Host(int index) => string.Create(CultureInfo.InvariantCulture, $"127.0.{1 + (index / 250)}.{(index % 250) + 1}");

    /// <summary>Whether a host is a slow one, where there are any.</summary>
    public static bool IsSlow(int index) => index % SlowOne == 0;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, bool hasSlow)
    {
        var parts = context.Request.Host.Host.Split('.');
        var index = ((int.Parse(parts[2], CultureInfo.InvariantCulture) - 1) * 250) + int.Parse(parts[3], CultureInfo.InvariantCulture) - 1;
        if (hasSlow && IsSlow(index)) await Task.Delay(SlowAnswer, context.RequestAborted);
        context.Response.ContentType = "application/rss+xml";
        context.Response.Headers.ETag = "\"1\"";
        await context.Response.Body.WriteAsync(Feed(index), context.RequestAborted);
    }

    private static byte[] Feed(int index)
    {
        var feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Notes</title><link>https://notes.example/</link>");
        var begin = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Entries; i++)
        {
            feed.Append(CultureInfo.InvariantCulture, $"<item><title>Notes of host {index} on bench {i}</title><link>https://notes{index}.example/{i}</link>")
                .Append(CultureInfo.InvariantCulture, $"<pubDate>{begin.AddHours(i):R}</pubDate><description>")
                .Insert(feed.Length, $"How the mill of host {index} ground, part {i}. ", 12).Append("</description></item>");
        }

        return Encoding.UTF8.GetBytes(feed.Append("</channel></rss>").ToString());
    }
}
