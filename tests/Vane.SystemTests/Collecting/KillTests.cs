using System.Globalization;
using NodaTime;
using Vane.SystemTests.Machine;
using Vane.SystemTests.Replay;

namespace Vane.SystemTests.Collecting;

public sealed class KillTests : IDisposable
{
    private const int Seed = 50, Sigkill = 137;

    // A week in less than four minutes; an hour is more than a second, so that a process that lives for seconds gets round.
    private const double Rate = 3000;

    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);

    private readonly Workspace _killed = new(), _undisturbed = new();

    public void Dispose()
    {
        _killed.Dispose();
        _undisturbed.Dispose();
    }

    /// <remarks>Instants of observations may differ: what is due while nobody stands is looked at by whoever stands next. What is
    /// changed or taken away before anybody stands again can be missed by whoever was killed: of what was changed, the last content
    /// is compared, and what was taken away is left out.</remarks>
    [Fact(Timeout = 600_000, Explicit = true)]
    public Task A_watch_killed_fifty_times_in_a_week_ends_as_if_undisturbed() => KillAsync(days: 7, kills: 50);

    [Fact(Timeout = 300_000)]
    public Task A_watch_killed_six_times_in_a_day_ends_as_if_undisturbed() => KillAsync(days: 1, kills: 6);

    private async Task KillAsync(int days, int kills)
    {
        var world = new ReplayWorld(new ReplayOptions { Epoch = Epoch, Days = days, Before = 1, Feeds = 20 });
        var (time, variables) = Begin();
        // After the week nothing changes any more, so that what was missed can be caught up with.
        await using var server = await ReplayServer.StartAsync(world, time: time, worldTime: new EndingTime(time, world.Ends));
        using var undisturbed = await StartAsync(_undisturbed, server, variables);

        await MeetAllAsync(world, server, variables);
        await KillRepeatedlyAsync(server, variables, days, kills);
        using var last = await StartAsync(_killed, server, variables);
        await FillUntilAsync(server, world.Ends);
        while (!IsCaughtUp(world, _killed) || !IsCaughtUp(world, _undisturbed)) await Task.Delay(500, TestContext.Current.CancellationToken);
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
        var posts = world.Sources.SelectMany(s => s.Posts).ToList();
        var lasting = posts.Where(p => p.Deleted is null).Select(p => p.Title).ToHashSet(StringComparer.Ordinal);
        var firm = posts.Where(p => p.Deleted is null && p.Edited is null).Select(p => p.Title).ToHashSet(StringComparer.Ordinal);
        ShouldBeSame(Of(killed.Documents, lasting), Of(undisturbed.Documents, lasting), "documents");
        ShouldBeSame(Of(killed.Versions, firm), Of(undisturbed.Versions, firm), "versions");
        // Papers are asked for by their submission: whether a later version is met depends on when one looks.
        var listed = lasting.Except(world.Of("arxiv").SelectMany(s => s.Posts).Where(p => p.Edited is not null).Select(p => p.Title), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        ShouldBeSame(Of(killed.Last, listed), Of(undisturbed.Last, listed), "last versions");
        ShouldBeSame(killed.Communities, undisturbed.Communities, "communities");
        ShouldBeSame(Of(killed.Observed, lasting), Of(undisturbed.Observed, lasting), "observed documents");
        var (some, others) = (killed.ScoresFrom(world.Ends + Duration.FromHours(1)), undisturbed.ScoresFrom(world.Ends + Duration.FromHours(1)));
        var both = some.Keys.Intersect(others.Keys, StringComparer.Ordinal).ToList();
        both.Count.ShouldBeGreaterThan(20, "too few figures were looked at after the week");
        both.Where(d => some[d] != others[d]).ShouldBeEmpty();
    }

    // Some sources make a title longer, so that it only ends with the world's.
    private static HashSet<string> Of(IReadOnlySet<string> facts, HashSet<string> titles) =>
        [.. facts.Where(f => titles.Contains(f) || Enumerable.Range(0, f.Length).Any(i => f[i] == ' ' && titles.Contains(f[(i + 1)..])))];

    // Every source was asked twice after the week.
    private static bool IsCaughtUp(ReplayWorld world, Workspace desk) => VisitRows.Of(desk.PathOf("ai.db"))
        .Where(v => v.Started > world.Ends && v.Outcome is not (null or "running" or "unfinished" or "failed"))
        .GroupBy(v => v.Source, StringComparer.Ordinal).Count(g => g.Count() > 1) == world.Sources.Count;

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

    // A first visit looks back a day or two and no further: on a busy machine these are soon over.
    private async Task MeetAllAsync(ReplayWorld world, ReplayServer server, Dictionary<string, string> variables)
    {
        using var watch = await StartAsync(_killed, server, variables);
        do await FillUntilAsync(server, server.Now + Duration.FromMinutes(20));
        while (Visits() == 0 || VisitRows.Of(_killed.PathOf("ai.db")).Where(v => v.Outcome is "got" or "quiet" or "empty").DistinctBy(v => v.Source).Count() < world.Sources.Count);
        watch.Kill();
        (await watch.EndAsync()).ExitCode.ShouldBe(Sigkill);
    }

    private async Task KillRepeatedlyAsync(ReplayServer server, Dictionary<string, string> variables, int days, int kills)
    {
        var chance = new Random(Seed);
        var moments = Enumerable.Range(0, kills).Select(_ => Duration.FromHours(chance.NextDouble() * 24 * days)).Order().ToList();
        foreach (var moment in moments)
        {
            using var watch = await StartAsync(_killed, server, variables);
            await FillUntilAsync(server, Epoch + moment);
            // Most are given the time to begin something, however busy the machine is.
            var before = Visits();
            for (var i = chance.Next(5) > 0 ? 0 : 100; i < 100 && Visits() == before; i++) await Task.Delay(100, TestContext.Current.CancellationToken);
            watch.Kill();
            (await watch.EndAsync()).ExitCode.ShouldBe(Sigkill);
        }
    }

    private int Visits() => File.Exists(_killed.PathOf("ai.db")) && new FileInfo(_killed.PathOf("ai.db")).Length > 0 ? new StoredFacts(_killed.PathOf("ai.db")).Visits : 0;

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
