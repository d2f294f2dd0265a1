using Vane.Trend;

namespace Vane.Backtest;

/// <summary>What a source's documents were found to say once the whole span was known.</summary>
/// <param name="counts">The whole span.</param>
internal sealed class Hindsight(SourceCounts counts)
{
    /// <summary>Days of the baseline of a week: those from 34 to 7 before its last day.</summary>
    public const int BaselineDays = 28;

    private const int Week = 7, FirstBefore = 34, LastBefore = 7;
    private const double LeastGrowth = 1.5, Smoothing = 0.5;

    private readonly Dictionary<Subject, int> _series = counts.Subjects.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
    private readonly long[] _until = Until(counts.Counts);

    /// <summary>The counts.</summary>
    public SourceCounts Counts => counts;

    /// <summary>Documents of a term in a week, and a week in the four weeks before.</summary>
    /// <param name="term">The term.</param>
    /// <param name="monday">First day of the week, by its number in the counts.</param>
    public (int Count, double Before) Of(Subject term, int monday) => (
        Documents(term, monday, monday + Week - 1),
        Documents(term, monday - BaselineDays, monday - 1) * (double)Week / BaselineDays);

    /// <summary>Whether a term's share of the documents of the next days is at least one and a half times that of the days
    /// from 34 to 7 before (half a document added to these); null where the source shows no documents in either, or its
    /// documents end before.</summary>
    /// <param name="term">The term.</param>
    /// <param name="day">The day it was called on, by its number in the counts.</param>
    /// <param name="horizon">Number of days after it.</param>
    public bool? HasGrown(Subject term, int day, int horizon)
    {
        if (day - FirstBefore < 0 || day + horizon >= counts.Counts.Days) return null;
        var (after, before) = (Documents(day + 1, day + horizon), Documents(day - FirstBefore, day - LastBefore));
        if (after == 0 || before == 0) return null;
        var (now, then) = (Documents(term, day + 1, day + horizon), Documents(term, day - FirstBefore, day - LastBefore));
        return (double)now / after >= LeastGrowth * (then + Smoothing) / before;
    }

    private int Documents(Subject term, int from, int to)
    {
        if (!_series.TryGetValue(term, out var series)) return 0;
        var sum = 0;
        foreach (var cell in counts.Counts.Of(series))
            if (cell.Day >= from && cell.Day <= to) sum += cell.Count;
        return sum;
    }

    private long Documents(int from, int to) => _until[to + 1] - _until[from];

    private static long[] Until(SeriesCounts counts)
    {
        var until = new long[counts.Days + 1];
        for (var day = 0; day < counts.Days; day++)
        {
            until[day + 1] = until[day];
            for (var place = 0; place < counts.Places; place++) until[day + 1] += counts.ExposureOf(place, day);
        }

        return until;
    }
}
