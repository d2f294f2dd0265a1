using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using NodaTime;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Collecting;

public sealed class WatchProcessTests : IDisposable
{
    // A source that is new is visited within a minute: here, seconds.
    private const double Rate = 6;

    // What never comes fails, rather than hangs.
    private const int Longest = 180_000;

    private readonly Workspace _workspace = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(5) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _workspace.Dispose();
    }

    [Fact(Timeout = Longest)]
    public async Task A_watch_that_is_told_to_end_lets_a_visit_end_and_logs_lines_of_JSON()
    {
        await using var feed = new HeldFeed();
        await WriteAsync(("held", feed.Address));
        var port = FreePort();
        using var watch = Start(port);
        await feed.Asked.WaitAsync(Cancel);
        // It answers before the editions run.
        var health = await HealthAsync(port, h => h.GetProperty("status").GetString() == "ok");
        health.GetProperty("editions").GetProperty("ai").GetProperty("notVisited").GetInt32().ShouldBe(1);

        await watch.TerminateAsync();
        feed.Answer();
        var outcome = (await watch.EndAsync()).ShouldEndWith(0);
        outcome.Errors.ShouldBeEmpty();
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        lines.ShouldContain(l => l.GetProperty("Message").GetString()!.Contains("held Got, 1 read, 1 new", StringComparison.Ordinal));
        VisitRows.Of(_workspace.PathOf("ai.db")).ShouldHaveSingleItem().Outcome.ShouldBe("got");
    }

    [Fact(Timeout = Longest)]
    public async Task Its_health_tells_which_sources_answer_and_why_settings_are_not_taken_up()
    {
        await using var feed = new HeldFeed();
        feed.Answer();
        await WriteAsync(("good", feed.Address), ("gone", $"http://127.0.0.1:{FreePort()}/feed.xml"));
        var port = FreePort();
        using var watch = Start(port);
        var health = await HealthAsync(port, h => h.GetProperty("editions") is { ValueKind: JsonValueKind.Object } editions
            && editions.GetProperty("ai").GetProperty("notVisited").GetInt32() == 0);
        var edition = health.GetProperty("editions").GetProperty("ai");
        edition.GetProperty("sources").GetInt32().ShouldBe(2);
        edition.GetProperty("answering").GetInt32().ShouldBe(1);
        edition.GetProperty("failing").GetInt32().ShouldBe(1);
        edition.GetProperty("lastAnswer").GetString().ShouldNotBeNull().ShouldStartWith("2026-03-02T");
        health.GetProperty("settings").GetString().ShouldBe("ok");

        await _workspace.WriteAsync("vane.yaml", ["sources: [good"]);
        health = await HealthAsync(port, h => h.GetProperty("settings").GetString() != "ok");
        health.GetProperty("settings").GetString().ShouldNotBeNull().ShouldContain("vane.yaml:1: is no YAML: the [ of line 1 is not closed");
        health.GetProperty("status").GetString().ShouldBe("ok");
        await watch.TerminateAsync();
        (await watch.EndAsync()).ShouldEndWith(0);
    }

    [Fact(Timeout = Longest)]
    public async Task A_visit_that_does_not_end_is_ended_when_patience_is()
    {
        await using var feed = new HeldFeed();
        await WriteAsync(("held", feed.Address));
        using var watch = Start(0);
        await feed.Asked.WaitAsync(Cancel);
        await watch.TerminateAsync();
        (await watch.EndAsync()).ShouldEndWith(0);
        VisitRows.Of(_workspace.PathOf("ai.db")).ShouldHaveSingleItem().Outcome.ShouldBe("unfinished");
    }

    [Fact(Timeout = Longest)]
    public async Task A_source_that_is_added_is_visited_without_a_restart_and_broken_settings_are_told_and_left()
    {
        await using var first = new HeldFeed();
        await using var second = new HeldFeed();
        first.Answer();
        second.Answer();
        await WriteAsync(("first", first.Address));
        using var watch = Start(0);
        await first.Asked.WaitAsync(Cancel);
        await WriteAsync(("first", first.Address), ("second", second.Address), ("third", "no address"));
        await UntilAsync(watch, "no address");
        second.Asked.IsCompleted.ShouldBeFalse();
        await WriteAsync(("first", first.Address), ("second", second.Address));
        await second.Asked.WaitAsync(Cancel);
        await watch.TerminateAsync();
        (await watch.EndAsync()).ShouldEndWith(0).Output.ShouldContain("was changed and is taken up: 2 sources");
    }

    [Fact(Timeout = Longest)]
    public async Task Metrics_and_traces_go_where_they_are_wanted()
    {
        await using var feed = new HeldFeed();
        await using var collector = await TelemetryCollector.StartAsync();
        feed.Answer();
        await WriteAsync(("some", feed.Address));
        using var watch = Start(0, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BSP_SCHEDULE_DELAY", "500"));
        await collector.HeardAsync("/v1/metrics", "vane.visits");
        await collector.HeardAsync("/v1/traces", "fetch");
        await watch.TerminateAsync();
        (await watch.EndAsync()).ShouldEndWith(0);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private RunningProgram Start(int port, params (string Name, string Value)[] more)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var variables = more.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        variables["VANE_REHEARSAL"] = string.Create(CultureInfo.InvariantCulture, $"{Instant.FromUtc(2026, 3, 2, 6, 0).ToUnixTimeMilliseconds()},{Rate},{now}");
        return _workspace.Start(variables, ["watch", "--port", port.ToString(CultureInfo.InvariantCulture)]);
    }

    private Task WriteAsync(params (string Name, string Address)[] feeds) => _workspace.WriteAsync("vane.yaml",
    [
        "contact: desk@example.org", "allow-hosts: [127.0.0.1]",
        "editions:", "  - {name: ai, store: ai.db, reports: reports, languages: [en], schedule: {day: never, week: never, month: never}}",
        "sources:", .. feeds.Select(f => $"  - {{name: {f.Name}, kind: feed, address: \"{f.Address}\", every: 1h}}"),
    ]);

    // Nothing tells when it answers, and answers so, but its answering.
    private async Task<JsonElement> HealthAsync(int port, Predicate<JsonElement> isSo)
    {
        while (true)
        {
            try
            {
                var health = JsonElement.Parse(await _client.GetStringAsync($"http://127.0.0.1:{port}/health", Cancel));
                if (isSo(health)) return health;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, Cancel);
        }
    }

    private static async Task UntilAsync(RunningProgram watch, string logged)
    {
        while (!watch.OutputSoFar.Contains(logged, StringComparison.Ordinal)) await Task.Delay(100, Cancel);
    }
}
