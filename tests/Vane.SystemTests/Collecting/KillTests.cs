using System.Globalization;
using NodaTime;
using Vane.SystemTests.Machine;
using Vane.SystemTests.Replay;

namespace Vane.SystemTests.Collecting;

public sealed class KillTests : IDisposable
{
    private const int Kills = 50, Seed = 50, Sigkill = 137;

    // A week in less than four minutes; an hour is more than a second, so that a process that lives for seconds gets round.
    private const double Rate = 3000;

    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Duration CatchingUp = Duration.FromHours(12);

    private readonly Workspace _killed = new(), _undisturbed = new();

    public void Dispose()
    {
        _killed.Dispose();
        _undisturbed.Dispose();
    }

    /// <remarks>Instants of observations may differ: what is due while nobody stands is looked at by whoever stands next.</remarks>
    [Fact]
    public async Task A_watch_killed_fifty_times_in_a_week_ends_as_if_undisturbed()
    {
        var world = new ReplayWorld(new ReplayOptions { Epoch = Epoch, Days = 7, Before = 1, Feeds = 20 });
        var (time, variables) = Begin();
        // After the week nothing changes any more, so that what was missed can be caught up with.
        await using var server = await ReplayServer.StartAsync(world, time: time, worldTime: new EndingTime(time, world.Ends));
        using var undisturbed = await StartAsync(_undisturbed, server, variables);

        await KillRepeatedlyAsync(server, variables);
        using var last = await StartAsync(_killed, server, variables);
        await FillUntilAsync(server, world.Ends + CatchingUp);
        foreach (var watch in new[] { undisturbed, last })
        {
            await watch.TerminateAsync();
            (await watch.EndAsync()).ShouldEndWith(0);
        }

        ShouldBeAlike(world, new StoredFacts(_killed.PathOf("ai.db")), new StoredFacts(_undisturbed.PathOf("ai.db")));
        foreach (var desk in new[] { _killed, _undisturbed })
            Comparison.Of(world, Comparison.Due(world, server.Log, world.Ends).Where(p => p.Deleted is null), StoredDocuments.Of(desk.PathOf("ai.db"))).ShouldBeClean();
    }

    private static void ShouldBeAlike(ReplayWorld world, StoredFacts killed, StoredFacts undisturbed)
    {
        killed.CutOff.ShouldBeGreaterThan(0, "no kill met a visit: nothing was tested");
        killed.Running.ShouldBeEmpty();
        undisturbed.Running.ShouldBeEmpty();
        ShouldBeSame(killed.Documents, undisturbed.Documents, "documents");
        ShouldBeSame(killed.Versions, undisturbed.Versions, "versions");
        ShouldBeSame(killed.Communities, undisturbed.Communities, "communities");
        ShouldBeSame(killed.Observed, undisturbed.Observed, "observed documents");
        var (some, others) = (killed.ScoresFrom(world.Ends + Duration.FromHours(1)), undisturbed.ScoresFrom(world.Ends + Duration.FromHours(1)));
        var both = some.Keys.Intersect(others.Keys, StringComparer.Ordinal).ToList();
        both.Count.ShouldBeGreaterThan(100, "too few figures were looked at after the week");
        both.Where(d => some[d] != others[d]).ShouldBeEmpty();
    }

    private static void ShouldBeSame(IReadOnlySet<string> killed, IReadOnlySet<string> undisturbed, string what)
    {
        undisturbed.ShouldNotBeEmpty();
        var (lost, added) = (undisturbed.Except(killed).Order(StringComparer.Ordinal).ToList(), killed.Except(undisturbed).Order(StringComparer.Ordinal).ToList());
        (lost.Count, added.Count).ShouldBe((0, 0),
            $"{what}: {lost.Count} lost\n  {string.Join("\n  ", lost.Take(20))}\n{added.Count} added\n  {string.Join("\n  ", added.Take(20))}");
    }

    private static (AcceleratedTime Time, Dictionary<string, string> Variables) Begin()
    {
        var origin = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var rehearsal = string.Create(CultureInfo.InvariantCulture, $"{Epoch.ToUnixTimeMilliseconds()},{Rate},{origin}");
        return (new AcceleratedTime(Epoch, Rate), new Dictionary<string, string>(ReplaySettings.Variables) { ["VANE_REHEARSAL"] = rehearsal });
    }

    private static async Task<RunningProgram> StartAsync(Workspace desk, ReplayServer server, Dictionary<string, string> variables)
    {
        var settings = desk.PathOf("vane.yaml");
        if (!File.Exists(settings)) await File.WriteAllTextAsync(settings, ReplaySettings.Of(server), TestContext.Current.CancellationToken);
        return desk.Start(variables, ["watch", "--port", "0"]);
    }

    private async Task KillRepeatedlyAsync(ReplayServer server, Dictionary<string, string> variables)
    {
        var chance = new Random(Seed);
        var moments = Enumerable.Range(0, Kills).Select(_ => Duration.FromHours(chance.NextDouble() * 24 * 7)).Order().ToList();
        foreach (var moment in moments)
        {
            using var watch = await StartAsync(_killed, server, variables);
            await FillUntilAsync(server, Epoch + moment);
            watch.Kill();
            (await watch.EndAsync()).ExitCode.ShouldBe(Sigkill);
        }
    }

    private async Task FillUntilAsync(ReplayServer server, Instant until)
    {
        do
        {
            foreach (var desk in new[] { _killed, _undisturbed }) DropFolder.Fill(server.World, desk.Folder, Instant.Min(server.Now, server.World.Ends));
            var left = (until - server.Now).TotalMilliseconds / Rate;
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(left, 1, 500)), TestContext.Current.CancellationToken);
        }
        while (server.Now < until);
    }

    private sealed class EndingTime(TimeProvider time, Instant end) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            var now = time.GetUtcNow();
            return now < end.ToDateTimeOffset() ? now : end.ToDateTimeOffset();
        }
    }
}
