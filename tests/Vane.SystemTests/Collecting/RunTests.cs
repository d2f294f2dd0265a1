using NodaTime;
using Vane.SystemTests.Machine;
using Vane.SystemTests.Replay;

namespace Vane.SystemTests.Collecting;

public sealed class RunTests : IDisposable
{
    private readonly Instant _now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_run_collects_everything_keeps_the_rules_of_every_host_and_costs_next_to_nothing_again()
    {
        var world = new ReplayWorld(new ReplayOptions { Epoch = _now - Duration.FromHours(20) });
        // The world stands still meanwhile, so that whatever is sent a second time is sent for no reason.
        await using var server = await ReplayServer.StartAsync(world, Delays(world), worldTime: new HeldTime(_now));
        await File.WriteAllTextAsync(_workspace.PathOf("vane.yaml"), ReplaySettings.Of(server), TestContext.Current.CancellationToken);
        DropFolder.Fill(world, _workspace.Folder, _now);

        await RunAsync();
        var between = server.Now;
        Comparison.Of(world, world.Expected(world.Begins, _now).Where(p => p.StandsAt(_now)), StoredDocuments.Of(_workspace.PathOf("ai.db"))).ShouldBeClean();
        ShouldKeepTheRules(server);
        world.Hosts.ShouldAllBe(host => server.Log.Requests(host).Count > 0);

        await RunAsync();
        ShouldKeepTheRules(server);
        var (first, second) = (server.Log.BytesOf(_now, between), server.Log.BytesOf(between, server.Now + Duration.FromSeconds(1)));
        var dearest = server.Log.All.Where(r => r.At >= between).OrderByDescending(r => r.Bytes).Take(8);
        second.ShouldBeLessThan(first / 20, $"of {first}:\n{string.Join('\n', dearest)}");
        Comparison.Of(world, [], StoredDocuments.Of(_workspace.PathOf("ai.db"))).ShouldBeClean();
    }

    [Fact]
    public async Task Sources_that_can_never_be_had_cost_the_others_nothing_and_are_told_of()
    {
        var world = new ReplayWorld(new ReplayOptions { Epoch = _now - Duration.FromHours(20), Feeds = 12, HasHopeless = true });
        await using var server = await ReplayServer.StartAsync(world, worldTime: new HeldTime(_now));
        await File.WriteAllTextAsync(_workspace.PathOf("vane.yaml"), ReplaySettings.Of(server), TestContext.Current.CancellationToken);
        DropFolder.Fill(world, _workspace.Folder, _now);
        using var program = _workspace.Start(ReplaySettings.Variables, ["run", "--config", "vane.yaml"]);
        var outcome = await program.EndAsync();
        Comparison.Of(world, world.Expected(world.Begins, _now).Where(p => p.StandsAt(_now)), StoredDocuments.Of(_workspace.PathOf("ai.db"))).ShouldBeClean();
        server.Log.RobotsViolations().ShouldBeEmpty();
        foreach (var source in world.Sources.Where(s => s.IsHopeless)) (outcome.Output + outcome.Errors).ShouldContain(source.Name);
    }

    // Each way of asking to wait, on some feeds and on a platform; over before anybody's patience is.
    private FaultScript Delays(ReplayWorld world)
    {
        FaultKind[] kinds = [FaultKind.TooManySeconds, FaultKind.TooManyDate, FaultKind.Unavailable];
        var feeds = world.Of("feed").Where((_, i) => i % 10 == 0).Select((s, i) => (s.Host, Kind: kinds[i % kinds.Length]));
        return new(feeds.Append((ReplayHosts.GitHub, FaultKind.TooManySeconds)).Append((ReplayHosts.Reddit, FaultKind.Unavailable))
            .Select(f => new Fault(f.Item1, f.Item2, _now - Duration.FromHours(1), _now + Duration.FromHours(1)) { Most = 1, RetryAfter = Duration.FromSeconds(3) }));
    }

    private async Task RunAsync()
    {
        using var program = _workspace.Start(ReplaySettings.Variables, ["run", "--config", "vane.yaml"]);
        (await program.EndAsync()).ShouldEndWith(0);
    }

    private static void ShouldKeepTheRules(ReplayServer server)
    {
        server.Log.RetryAfterViolations().ShouldBeEmpty();
        server.Log.RobotsViolations().ShouldBeEmpty();
        server.Log.MissingUserAgentContact(ReplaySettings.Contact).ShouldBeEmpty();
        server.Log.DelayViolations(ReplayHosts.Arxiv, Duration.FromSeconds(3)).ShouldBeEmpty();
        foreach (var host in server.World.Hosts) server.Log.DelayViolations(host, Duration.FromMilliseconds(500)).ShouldBeEmpty();
    }
}
