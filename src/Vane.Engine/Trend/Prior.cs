namespace Vane.Trend;

/// <summary>What is expected of a series before it is looked at: how frequent it is, and how much series as frequent vary.</summary>
internal sealed class Prior
{
    /// <summary>Documents that the prior is worth.</summary>
    public const double Documents = 0.5;

    private const int MostBands = 24, Steps = 100, LeastToVary = 2;

    private readonly double[,] _dispersion;

    private Prior(double exposure, double[,] dispersion) => (Exposure, _dispersion) = (exposure, dispersion);

    /// <summary>All documents among which the prior's are.</summary>
    public double Exposure { get; }

    /// <summary>Dispersion of series as frequent, in spans of the window at an index.</summary>
    public double DispersionOf(Past past, int window) => _dispersion[BandOf(past), window];

    /// <summary>The median frequency of the series of a baseline, and the dispersion of each band of frequencies.</summary>
    public static Prior Of(SeriesCounts counts, Past[] pasts, Ground ground)
    {
        var known = pasts.Where(p => p.Documents > 0).Select(p => p.Weighted).ToArray();
        Array.Sort(known);
        var median = known.Length > 0 ? known[known.Length / 2] : Documents;
        var exposure = Documents * ground.Exposure / median;
        return new Prior(exposure, Medians(counts, pasts, ground));
    }

    private static int BandOf(Past past) => Math.Min(MostBands - 1, (int)(2 * Math.Log2(1 + past.Weighted)));

    // Histograms of whole numbers, so that the order of the chunks changes nothing.
    private static double[,] Medians(SeriesCounts counts, Past[] pasts, Ground ground)
    {
        var histogram = new int[MostBands, ground.Bins.Length, Steps + 1];
        Parallel.For(0, (pasts.Length + Scan.Chunk - 1) / Scan.Chunk, chunk =>
        {
            for (var i = chunk * Scan.Chunk; i < Math.Min(pasts.Length, (chunk + 1) * Scan.Chunk); i++)
            {
                if (pasts[i].Documents < LeastToVary) continue;
                for (var window = 0; window < ground.Bins.Length; window++)
                {
                    var own = Variation.Of(counts.Of(i), pasts[i], ground, ground.Bins[window]).Clipped;
                    Interlocked.Increment(ref histogram[BandOf(pasts[i]), window, (int)Math.Ceiling(own * Steps / Variation.Most)]);
                }
            }
        });

        var medians = new double[MostBands, ground.Bins.Length];
        for (var band = 0; band < MostBands; band++)
            for (var window = 0; window < ground.Bins.Length; window++) medians[band, window] = Median(histogram, band, window);
        return medians;
    }

    private static double Median(int[,,] histogram, int band, int window)
    {
        var (all, below) = (0, 0);
        for (var step = 0; step <= Steps; step++) all += histogram[band, window, step];
        for (var step = 0; step <= Steps; step++)
        {
            below += histogram[band, window, step];
            if (2 * below >= all) return step * Variation.Most / Steps;
        }

        return 0;
    }
}
