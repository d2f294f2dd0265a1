using MathNet.Numerics;

namespace Vane.Trend;

/// <summary>Common simple ways to call trends from daily counts, to be compared with. They see all places as one and take
/// every series for as steady as the next.</summary>
public static class Rivals
{
    private const int BaselineDays = 56, RatioDays = 28, LeastForRatio = 10, MostByVolume = 20;
    private const double Level = 0.05, LeastZ = 3, LeastRatio = 3, HalfLifeDays = 14;

    /// <summary>Upper tail of a Poisson distribution whose rate is that of the 56 days before, as many documents as there are
    /// now; Benjamini and Hochberg at .05.</summary>
    public static Method Poisson { get; } = new("Poisson+BH", (counts, day, _) => CallPoisson(counts, day));

    /// <summary>The day's count more than three standard deviations above its mean, both exponentially weighted over the 56
    /// days before (a day 14 days back weighs half; a deviation of less than one document counts as one).</summary>
    public static Method Ewma { get; } = new("EWMA z>3", (counts, day, _) => Rank(counts, day, BaselineDays, ScoreEwma, LeastZ));

    /// <summary>The day's count, at least ten, more than three times the mean of the 28 days before.</summary>
    public static Method Ratio { get; } = new("ratio>3", (counts, day, _) => Rank(counts, day, RatioDays, ScoreRatio, LeastRatio));

    /// <summary>The twenty series with the most documents of the day.</summary>
    public static Method Volume { get; } = new("volume", (counts, day, _) => [.. Rank(counts, day, 0, past => past[^1], 0).Take(MostByVolume)]);

    private delegate double Score(ReadOnlySpan<int> past);

    // The highest first, of those beyond a bound.
    private static List<int> Rank(SeriesCounts counts, int day, int days, Score score, double bound)
    {
        var called = new List<(double Score, int Series)>();
        var past = new int[Math.Min(day, days) + 1];
        for (var series = 0; series < counts.Series; series++)
        {
            Sum(counts, series, day, past);
            if (past[^1] > 0 && score(past) is var value && value > bound) called.Add((value, series));
        }

        return [.. called.OrderByDescending(c => c.Score).ThenBy(c => c.Series).Select(c => c.Series)];
    }

    private static double ScoreEwma(ReadOnlySpan<int> past)
    {
        var (rate, mean, variance) = (1 - Math.Pow(2, -1 / HalfLifeDays), 0.0, 0.0);
        // Early days weigh as in a mean, or the first one would for weeks.
        for (var day = 0; day < past.Length - 1; day++)
        {
            var (difference, weight) = (past[day] - mean, Math.Max(rate, 1.0 / (day + 1)));
            mean += weight * difference;
            variance = (1 - weight) * (variance + (weight * difference * difference));
        }

        return (past[^1] - mean) / Math.Max(1, Math.Sqrt(variance));
    }

    private static double ScoreRatio(ReadOnlySpan<int> past)
    {
        if (past[^1] < LeastForRatio) return 0;
        var before = 0;
        foreach (var count in past[..^1]) before += count;
        return before == 0 ? double.MaxValue : past[^1] * (past.Length - 1.0) / before;
    }

    private static List<int> CallPoisson(SeriesCounts counts, int day)
    {
        var past = new int[Math.Min(day, BaselineDays) + 1];
        var exposure = new double[past.Length];
        for (var i = 0; i < past.Length; i++)
            for (var place = 0; place < counts.Places; place++) exposure[i] += counts.ExposureOf(place, day - past.Length + 1 + i);
        var share = exposure[^1] / exposure[..^1].Sum();
        if (!double.IsFinite(share)) return [];
        var tested = new List<(int Series, double P)>();
        for (var series = 0; series < counts.Series; series++)
        {
            Sum(counts, series, day, past);
            var (count, before) = (past[^1], 0);
            foreach (var earlier in past.AsSpan()[..^1]) before += earlier;
            // Half a document, or what was never seen before would be impossible.
            if (count + before > 0) tested.Add((series, count == 0 ? 1 : SpecialFunctions.GammaLowerRegularized(count, (before + 0.5) * share)));
        }

        var q = FalseDiscovery.Of([.. tested.Select(t => t.P)]);
        return [.. tested.Zip(q).Where(t => t.Second <= Level).OrderBy(t => t.First.P).ThenBy(t => t.First.Series).Select(t => t.First.Series)];
    }

    // Counts of the days that end with a day, over all places.
    private static void Sum(SeriesCounts counts, int series, int day, int[] past)
    {
        Array.Clear(past);
        var first = day - past.Length + 1;
        foreach (var cell in counts.Of(series))
            if (cell.Day >= first && cell.Day <= day) past[cell.Day - first] += cell.Count;
    }
}
