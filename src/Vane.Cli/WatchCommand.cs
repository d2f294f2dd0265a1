using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Vane.Desk;
using Vane.Publish;
using Vane.Web;
using Vane.Words;

namespace Vane.Cli;

/// <summary><c>vane watch</c>: collects and reports by schedule until stopped.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var options = new SettingsOptions();
        var port = new Option<int>("--port")
        {
            Description = "Port on this machine where /health answers; 0 for none.",
            DefaultValueFactory = _ => 8137,
            CustomParser = given => (int)CommandLine.Whole(given, 0, 65535),
        };
        var command = new Command("watch", "Collect, understand and report by the settings' schedule until stopped. Takes up changes of the settings.")
        {
            options.Config, port,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            if (options.Read(parsed, terminal) is not { } settings) return ExitCode.Unusable;
            return await RunAsync(settings, parsed.GetValue(port), time, cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, int port, TimeProvider time, CancellationToken cancel)
    {
        await using var app = Host(port);
        using var telemetry = Telemetry.Open();
        var log = app.Services.GetService(typeof(ILoggerFactory)) is ILoggerFactory loggers ? loggers.CreateLogger("vane") : throw new InvalidOperationException();
        var pages = new List<HtmlReport>();
        try
        {
            Watch? running = null;
            app.MapGet("/health", () => HealthOf(running));
            // Before anything is asked: the port may be another desk's.
            if (port > 0) await ListenAsync(app, port, cancel);
            await using var watch = running = await Watch.StartAsync(
                settings, time, edition => PublisherOf(edition, pages), log, time is RehearsalTime ? TimeProvider.System : null);
            await WaitAsync(cancel);
            // What is running may end; a second signal ends it at once.
            await watch.DrainAsync(Patience);
            if (port > 0) await app.StopAsync(CancellationToken.None);
            return ExitCode.Done;
        }
        finally
        {
            foreach (var page in pages) await page.DisposeAsync();
        }
    }

    // A source's fault or one in the settings is nothing that a restart would mend: it is told beside the status.
    private static IResult HealthOf(Watch? watch)
    {
        var editions = watch?.Health();
        return Results.Json(new
        {
            status = editions is { Count: > 0 } ? "ok" : "no edition runs",
            settings = watch?.SettingsFault?.Message ?? "ok",
            editions = editions?.ToDictionary(e => e.Key, e => new
            {
                lastSign = e.Value.LastSign?.ToString(),
                lastAnswer = e.Value.LastAnswer?.ToString(),
                e.Value.Sources,
                e.Value.Answering,
                e.Value.Doubtful,
                e.Value.Waiting,
                e.Value.Failing,
                e.Value.NotVisited,
                e.Value.Fault,
            }, StringComparer.Ordinal),
        });
    }

    private static async Task ListenAsync(WebApplication app, int port, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e)
        {
            throw new IOException($"Port {port} of this machine is in use. --port names another, 0 none.", e);
        }
    }

    private static Publisher PublisherOf(EditionSettings edition, List<HtmlReport> pages)
    {
        var languages = edition.Languages.Select(Language.Of).ToList();
        var html = new HtmlReport(languages);
        pages.Add(html);
        return new Publisher(edition.Reports, languages, [Rendering.Markdown, html.Rendering]);
    }

    private static WebApplication Host(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.Add(new(typeof(IHostLifetime), typeof(NoLifetime), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton));
        Microsoft.Extensions.DependencyInjection.RoutingServiceCollectionExtensions.AddRoutingCore(builder.Services);
        builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
                // Names in Chinese are to be found as they are.
                console.JsonWriterOptions = new System.Text.Json.JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            }).SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.None).AddFilter("Quartz", LogLevel.Warning);
        var app = builder.Build();
        app.UseRouting();
        return app;
    }

    private static async Task WaitAsync(CancellationToken cancel)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancel.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }

    // The command line hears the signals.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Telemetry(MeterProvider? meters, TracerProvider? tracers) : IDisposable
    {
        public static Telemetry Open()
        {
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"))) return new Telemetry(null, null);
            var resource = ResourceBuilder.CreateDefault().AddService("vane");
            return new Telemetry(
                Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("Vane").AddOtlpExporter().Build(),
                Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Vane").AddOtlpExporter().Build());
        }

        public void Dispose()
        {
            meters?.Dispose();
            tracers?.Dispose();
        }
    }
}
