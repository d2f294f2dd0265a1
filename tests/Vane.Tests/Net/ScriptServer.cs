using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vane.Tests.Net;

/// <summary>What a server was asked.</summary>
internal sealed record Asked(string Method, string Host, string Path, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At);

/// <summary>A server on loopback that writes to the wire what a test says, one request a connection.</summary>
internal sealed class ScriptServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TimeProvider _time;
    private readonly Func<Asked, Stream, Task> _answer;
    private int _connections;

    public ScriptServer(TimeProvider time, Func<Asked, Stream, Task> answer)
    {
        (_time, _answer) = (time, answer);
        _listener.Start();
        _ = AcceptAsync();
    }

    public ScriptServer(TimeProvider time, Func<Asked, string> answer)
        : this(time, (asked, wire) => wire.WriteAsync(Encoding.Latin1.GetBytes(answer(asked))).AsTask())
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    public ConcurrentQueue<Asked> Log { get; } = new();

    public Uri At(string path, string host = "site.test") => new($"http://{host}:{Port}{path}");

    public void Dispose() => _listener.Dispose();

    public static string Ok(string body, string headers = "") => Answer("200 OK", body, headers);

    public static string Answer(string status, string body = "", string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n{body}";

    public static Task WriteAsync(Stream wire, byte[] body, string headers) => WriteAsync(wire, body, headers, body.Length);

    public static async Task WriteAsync(Stream wire, byte[] body, string headers, int length)
    {
        await wire.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n"));
        await wire.WriteAsync(body);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                var wire = client.GetStream();
                using var reader = new StreamReader(wire, Encoding.Latin1, leaveOpen: true);
                if (await reader.ReadLineAsync() is not { } first) return;
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync() is { Length: > 0 } line) headers[line.Split(':')[0]] = line.Split(':', 2)[1].Trim();
                var body = new char[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
                if (body.Length > 0) await reader.ReadBlockAsync(body);
                var asked = new Asked(first.Split(' ')[0], headers["Host"], first.Split(' ')[1], headers, new string(body), _time.GetUtcNow());
                Log.Enqueue(asked);
                await _answer(asked, wire);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The client went away.
            }
        }
    }
}
