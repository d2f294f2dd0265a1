using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Vane.SystemTests.Collecting;

/// <summary>Takes what is sent by the OpenTelemetry protocol over HTTP.</summary>
internal sealed class TelemetryCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<(string Path, string Content)> _heard = [];

    private TelemetryCollector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    public static async Task<TelemetryCollector> StartAsync()
    {
        var collector = new TelemetryCollector();
        await collector._app.StartAsync();
        collector.Address = collector._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return collector;
    }

    /// <summary>Waits until something is sent to a path that speaks of a name.</summary>
    public async Task HeardAsync(string path, string name)
    {
        while (!Heard(path, name)) await Task.Delay(100, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

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
