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
    public static Variation Of(ReadOnlySpan<Cell> cells, Past past, Ground ground, Bins bins)
    {
        var rate = past.Weighted / ground.Exposure;
        // The spans without a document: their squared means are those of all spans but for the others.
        var (square, excess) = (rate * rate * bins.SumOfSquares, 0.0);
        excess = square;
        for (var i = 0; i < cells.Length;)
        {
            var bin = cells[i].Day < bins.First ? -1 : (cells[i].Day - bins.First) / bins.Length;
            if (bin >= bins.Count) break;
            var count = 0;
            for (; i < cells.Length && (cells[i].Day < bins.First ? -1 : (cells[i].Day - bins.First) / bins.Length) == bin; i++)
                if (ground.IsCounted[cells[i].Place]) count += cells[i].Count;
            if (bin < 0 || count == 0) continue;
            var mean = rate * bins.Exposure[bin];
            excess += bins.Weight[bin] * (((count - mean) * (count - mean)) - count - (mean * mean));
        }

        return new Variation(excess, square);
    }
}
