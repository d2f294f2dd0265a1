using NodaTime;
using Vane.Desk;
using Vane.Model;
using Vane.Publish;
using Vane.Sources;
using Vane.SystemTests.Replay;
using Vane.Words;

namespace Vane.SystemTests.Collecting;

/// <summary>What a driven time came to.</summary>
/// <param name="Told">What the coverage panels of the days say.</param>
/// <param name="Visits">How often sources were visited.</param>
internal sealed record Driven(IReadOnlyList<Told> Told, int Visits);

/// <summary>Drives a desk through a time: every source is visited in turn, and each day reported when it is over.</summary>
/// <param name="settings">File of the settings.</param>
/// <param name="world">The world.</param>
/// <param name="time">The clock, which nobody else drives.</param>
internal sealed class ChaosDrive(string settings, ReplayWorld world, IdleTime time)
{
    private readonly List<Told> _told = [];
    private int _visits;

    /// <summary>Drives from when the clock stands to an instant.</summary>
    /// <param name="end">The instant.</param>
    /// <param name="every">How often each source is visited.</param>
    public async Task<Driven> ThroughAsync(Instant end, Duration every)
    {
        var read = SettingsReader.Read(settings, SourceKinds.All, ReplaySettings.Variables.GetValueOrDefault);
        using var web = new Net.Web(read.Web, time);
        using var desk = new EditionDesk(read.Editions[0], web, new TimeClock(time));
        var publisher = new Publisher(read.Editions[0].Reports, [Language.Of("en")], [Rendering.Markdown]);
        for (var at = Now; at < end; at += every)
        {
            await time.DriveAsync(at);
            foreach (var day in desk.DaysToReport()) await ReportAsync(desk, day, publisher);
            DropFolder.Fill(world, Path.GetDirectoryName(settings)!, at);
            var visits = desk.CollectAsync(read.Sources, null, TestContext.Current.CancellationToken);
            await time.DriveAsync(visits);
            _visits += (await visits).Values.Count(v => v is not null);
        }

        await time.DriveAsync(end);
        foreach (var day in desk.DaysToReport()) await ReportAsync(desk, day, publisher);
        return new(_told, _visits);
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async Task ReportAsync(EditionDesk desk, LocalDate day, Publisher publisher)
    {
        var (report, _) = await desk.ReportAsync(day, ReportPeriod.Day, publisher, TestContext.Current.CancellationToken);
        _told.AddRange(Panel.Of(report));
    }
}

/// <summary>The coverage panel of a report.</summary>
internal static class Panel
{
    private static readonly (string Column, Showing Showing)[] Columns =
        [("answered", Showing.Fine), ("doubtful", Showing.Stale), ("failed", Showing.Failed), ("limited", Showing.RateLimited)];

    /// <summary>What it says of each source.</summary>
    public static IEnumerable<Told> Of(Report report)
    {
        var table = report.Sections.Single(s => s.Kind == "collection").Tables.Single();
        return table.Rows.Select(row => new Told(
            ((Slot.Name)row.Cells[0]!).Value, report.Edition.Date,
            Columns.Where(c => row.Cells[table.Columns.ToList().IndexOf(c.Column)] is Slot.Count { Value: > 0 }).Select(c => c.Showing).ToHashSet()));
    }
}
