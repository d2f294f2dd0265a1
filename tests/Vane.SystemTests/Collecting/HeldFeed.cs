using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vane.SystemTests.Collecting;

/// <summary>A feed on this machine that answers when it is told to.</summary>
internal sealed class HeldFeed : IAsyncDisposable
{
    private const string Body = """
        <rss version="2.0"><channel><title>Notes</title><link>https://notes.example/</link>
        <item><title>Lock keeps its water</title><link>https://notes.example/1</link><pubDate>Mon, 02 Mar 2026 01:00:00 GMT</pubDate></item>
        </channel></rss>
        """;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public HeldFeed()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Address of the feed.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/feed.xml";

    /// <summary>Ends when it is asked.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Lets it answer.</summary>
    public void Answer() => _answer.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        _answer.TrySetResult();
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                if (await stream.ReadAsync(new byte[4096]) == 0) continue;
                _asked.TrySetResult();
                await _answer.Task;
                await stream.WriteAsync(Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}"));
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over, or whoever asked is gone.
        }
    }
}
