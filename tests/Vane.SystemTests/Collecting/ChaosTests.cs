using NodaTime;
using Vane.SystemTests.Machine;
using Vane.SystemTests.Replay;

namespace Vane.SystemTests.Collecting;

[Collection(typeof(AloneCollection))]
public sealed class ChaosTests(ITestOutputHelper output) : IDisposable
{
    // With this variable set, the week is played with more feeds and hour by hour.
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("VANE_WHOLE_WEEK") is { Length: > 0 };

    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Duration Every = Duration.FromHours(IsWhole ? 1 : 2);

    // A desk knows what is usual before it is told something else, and has a while to fill the gaps after.
    private static readonly Duration Before = Duration.FromDays(1), After = Duration.FromDays(1);

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_week_of_faults_loses_nothing_doubles_nothing_delays_nobody_else_and_is_told_truly()
    {
        var world = new ReplayWorld(new ReplayOptions { Epoch = Epoch, Days = 7, Before = 9, Feeds = IsWhole ? 90 : 36, HasHopeless = true });
        var time = new IdleTime(Epoch - Before);
        await using var server = await ReplayServer.StartAsync(world, FaultScript.Chaos(world), time);
        var settings = _workspace.PathOf("vane.yaml");
        await File.WriteAllTextAsync(settings, ReplaySettings.Of(server), TestContext.Current.CancellationToken);

        var driven = await new ChaosDrive(settings, world, time).ThroughAsync(world.Ends + After, Every);

        var judge = new ChaosJudge(server);
        var store = _workspace.PathOf("ai.db");
        Told(server, store, driven);
        judge.Documents(store, world.Ends).ShouldBeClean();
        judge.Delays(Every, Duration.FromMinutes(10)).ShouldBeEmpty();
        judge.Untruths(driven.Told).ShouldBeEmpty();
        server.Log.RetryAfterViolations().ShouldBeEmpty();
        server.Log.RobotsViolations().ShouldBeEmpty();
    }

    private void Told(ReplayServer server, string store, Driven driven)
    {
        output.WriteLine($"{driven.Visits} visits, {server.Log.All.Count} requests, {server.Log.All.Count(r => r.Fault is not null)} met a fault, {StoredDocuments.Of(store).Count} documents");
        foreach (var kind in server.Log.All.Where(r => r.Fault is not null).CountBy(r => r.Fault!.Value).OrderBy(k => k.Key)) output.WriteLine($"{kind.Key}: {kind.Value}");
    }
}
