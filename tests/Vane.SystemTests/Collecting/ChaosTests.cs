using NodaTime;
using Vane.SystemTests.Machine;
using Vane.SystemTests.Replay;

namespace Vane.SystemTests.Collecting;

public sealed class ChaosTests : IDisposable
{
    private const string Pending = "the desk that is to be driven through the week comes with the schedule";

    // A week in five minutes; an hour is not two seconds.
    private const double Rate = 2000;

    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Duration Every = Duration.FromHours(1);

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Skip = Pending)]
    public async Task A_week_of_faults_loses_nothing_doubles_nothing_delays_nobody_else_and_is_told_truly()
    {
        var world = new ReplayWorld(new ReplayOptions { Epoch = Epoch, Days = 7, Before = 9, Feeds = 90, HasHopeless = true });
        var time = new AcceleratedTime(Epoch, Rate);
        await using var server = await ReplayServer.StartAsync(world, FaultScript.Chaos(world), time);
        var settings = _workspace.PathOf("vane.yaml");
        await File.WriteAllTextAsync(settings, ReplaySettings.Of(server), TestContext.Current.CancellationToken);

        var outcomes = await DriveAsync(settings, time, world.Ends);

        var judge = new ChaosJudge(server);
        var store = _workspace.PathOf("ai.db");
        judge.Documents(store, world.Ends - Every * 12).ShouldBeClean();
        judge.Delays(Every, Duration.FromMinutes(30)).ShouldBeEmpty();
        judge.Untruths(VisitRows.Told(VisitRows.Of(store), outcomes)).ShouldBeEmpty();
        server.Log.RetryAfterViolations(TimeSpan.FromMilliseconds(50)).ShouldBeEmpty();
        server.Log.RobotsViolations().ShouldBeEmpty();
    }

    // Collects by the settings until an instant of the clock, filling the drop folder on the way, and gives what the outcomes of
    // visits mean.
    private static Task<Func<string, Showing>> DriveAsync(string settings, TimeProvider time, Instant end) =>
        throw new NotSupportedException($"{settings} until {end}: nothing drives {time} yet");
}
