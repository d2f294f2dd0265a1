using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Vane.Desk;
using Vane.Model;
using Vane.Publish;
using Vane.Sources;
using Vane.SystemTests.Machine;
using Vane.SystemTests.Replay;
using Vane.Words;

namespace Vane.SystemTests.Collecting;

[Collection(typeof(AloneCollection))]
public sealed class WatchTests : IDisposable
{
    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Duration Every = Duration.FromHours(1), Before = Duration.FromHours(12), After = Duration.FromHours(4);

    private readonly Workspace _workspace = new();
    private readonly ConcurrentQueue<Report> _reports = new();

    public void Dispose() => _workspace.Dispose();

    // Takes many minutes.
    [Fact(Explicit = true)]
    public async Task A_day_of_every_fault_is_watched_by_the_schedule_and_reported_when_it_is_over()
    {
        var world = new ReplayWorld(new ReplayOptions { Epoch = Epoch, Days = 1, Before = 9, Feeds = 9 });
        var time = new IdleTime(Epoch - Before);
        await using var server = await ReplayServer.StartAsync(world, FaultScript.Chaos(world), time);
        await File.WriteAllTextAsync(_workspace.PathOf("vane.yaml"), ReplaySettings.Of(server), TestContext.Current.CancellationToken);

        await WatchAsync(world, time);

        var judge = new ChaosJudge(server);
        judge.Documents(_workspace.PathOf("ai.db"), world.Ends).ShouldBeClean();
        judge.Delays(Every, Duration.FromMinutes(5)).ShouldBeEmpty();
        var sunday = new LocalDate(2026, 3, 1);
        _reports.Select(r => (r.Edition.Date, r.Edition.Period))
            .ShouldBe([(sunday, ReportPeriod.Day), (sunday, ReportPeriod.Week), (sunday.PlusDays(1), ReportPeriod.Day)]);
        judge.Untruths(_reports.Where(r => r.Edition.Period == ReportPeriod.Day).SelectMany(Panel.Of)).ShouldBeEmpty();
        server.Log.RetryAfterViolations().ShouldBeEmpty();
        server.Log.RobotsViolations().ShouldBeEmpty();
    }

    private async Task WatchAsync(ReplayWorld world, IdleTime time)
    {
        var settings = SettingsReader.Read(_workspace.PathOf("vane.yaml"), SourceKinds.All, ReplaySettings.Variables.GetValueOrDefault);
        var starting = Watch.StartAsync(settings, time, PublisherOf, NullLogger.Instance);
        await time.DriveAsync(starting);
        await using var watch = await starting;
        for (var at = Epoch - Before; at <= world.Ends + After; at += Every)
        {
            DropFolder.Fill(world, _workspace.Folder, at);
            await time.DriveAsync(at);
        }

        await time.DriveAsync(watch.DrainAsync(TimeSpan.FromMinutes(10)));
    }

    private Publisher PublisherOf(EditionSettings edition) => new(edition.Reports, [Language.Of("en")], [new Rendering("txt", (report, _) =>
    {
        _reports.Enqueue(report);
        return Task.FromResult("");
    })]);
}
