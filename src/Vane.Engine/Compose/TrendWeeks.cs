using Vane.Model;
using Vane.Trend;

namespace Vane.Compose;

/// <summary>How trends went over the last four weeks.</summary>
internal static class TrendWeeks
{
    private const int MostRows = 10, Weeks = 4, DaysOfWeek = 7;

    /// <summary>The table; none for a month, or without trends.</summary>
    public static IEnumerable<Table> Of(Snapshot snapshot, ToldTrends trends)
    {
        if (snapshot.Edition.Period == ReportPeriod.Month) yield break;
        var shown = trends.All.Where(t => t.Kind != TrendKind.Word).Take(MostRows).Select(t => (Trend: t, Counts: CountsOf(t))).ToList();
        if (shown.Count == 0) yield break;
        var before = shown.Where(s => s.Counts[^2] > 0).OrderByDescending(s => s.Counts[^2]).Select(s => s.Trend).ToList();
        yield return new Table("trend-weeks", null, ["rank", "trend", "week-4", "week-3", "week-2", "week-1", "moved"],
            [.. shown.OrderByDescending(s => s.Counts[^1]).Select((s, i) => new Row(
                [
                    new Slot.Rank(i + 1), trends.NameOf(s.Trend), .. s.Counts.Select(c => new Slot.Count(c)),
                    s.Counts[^2] == 0 && s.Counts.SkipLast(2).Any(c => c > 0) ? null : new Slot.Move(before.IndexOf(s.Trend) is >= 0 and var at ? at + 1 : null, null),
                ], Evidence: trends.Cite(s.Trend)))]);
    }

    // Weeks of the days that end with the edition's, oldest first.
    private static long[] CountsOf(Trend.Trend trend)
    {
        var counts = new long[Weeks];
        for (var back = 1; back <= Math.Min(trend.Daily.Count, Weeks * DaysOfWeek); back++)
            counts[Weeks - 1 - ((back - 1) / DaysOfWeek)] += trend.Daily[^back];
        return counts;
    }
}
