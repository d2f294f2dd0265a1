namespace Vane.Trend;

/// <summary>How much a series varied in the spans of its baseline.</summary>
/// <param name="Excess">Weighted sum of squared differences from the mean, less what chance explains.</param>
/// <param name="Square">Weighted sum of squared means.</param>
internal readonly record struct Variation(double Excess, double Square)
{
    /// <summary>Largest dispersion believed.</summary>
    public const double Most = 5;

    /// <summary>Variance beyond chance over the squared mean, by moments, within bounds.</summary>
    public double Clipped => Square > 0 ? Math.Clamp(Excess / Square, 0, Most) : 0;

    /// <summary>Measures a series.</summary>
    /// <param name="days">Its days in the baseline.</param>
    /// <param name="past">What it has there.</param>
    /// <param name="ground">What series share.</param>
    /// <param name="bins">The spans.</param>
    public static Variation Of(ReadOnlySpan<Daily> days, Past past, Ground ground, Bins bins)
    {
        var rate = past.Weighted / ground.Exposure;
        // The spans without a document: their squared means are those of all spans but for the others.
        var square = rate * rate * bins.SumOfSquares;
        var (excess, at) = (square, 0);
        if (past.Burst.To > 0)
        {
            // The spans of a burst tell nothing of how much the series varies otherwise.
            for (var bin = 0; bin < bins.Count; bin++)
            {
                var start = bins.First + (bin * bins.Length);
                var mean = rate * bins.Exposure[bin];
                if (past.Burst.From < start + bins.Length && past.Burst.To >= start) square -= bins.Weight[bin] * mean * mean;
            }
            excess = square;
        }

        while (at < days.Length && days[at].Day < bins.First) at++;
        while (at < days.Length)
        {
            var (bin, count) = (bins.IndexOf(days[at].Day), 0);
            var end = bins.First + ((bin + 1) * bins.Length);
            for (; at < days.Length && days[at].Day < end; at++) count += days[at].Count;
            var mean = rate * bins.Exposure[bin];
            if (past.Burst.From < end && past.Burst.To >= end - bins.Length) continue;
            excess += bins.Weight[bin] * (((count - mean) * (count - mean)) - count - (mean * mean));
        }

        return new Variation(excess, square);
    }
}
