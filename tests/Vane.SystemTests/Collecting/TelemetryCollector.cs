using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Vane.Bench.Collecting;

namespace Vane.SystemTests.Collecting;

/// <summary>Takes what is sent by the OpenTelemetry protocol over HTTP.</summary>
internal sealed class TelemetryCollector : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<(string Path, string Content)> _heard = [];
    private LocalServer? _server;

    /// <summary>Where it listens.</summary>
    public string Address => $"http://127.0.0.1:{_server!.Port}";

    public static async Task<TelemetryCollector> StartAsync()
    {
        var collector = new TelemetryCollector();
        collector._server = await LocalServer.StartAsync(IPAddress.Loopback, collector.TakeAsync);
        return collector;
    }

    /// <summary>Waits until something is sent to a path that speaks of a name.</summary>
    public async Task HeardAsync(string path, string name)
    {
        while (!Heard(path, name)) await Task.Delay(100, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private bool Heard(string path, string name)
    {
        lock (_lock) return _heard.Any(h => h.Path == path && h.Content.Contains(name, StringComparison.Ordinal));
    }

    // Names stand in the messages as they are.
    private async Task TakeAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content, context.RequestAborted);
        lock (_lock) _heard.Add((context.Request.Path, Encoding.Latin1.GetString(content.ToArray())));
    }
}
