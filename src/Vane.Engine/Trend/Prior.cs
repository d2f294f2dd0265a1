namespace Vane.Trend;

/// <summary>What is expected of a series before it is looked at: how frequent it is, and how much series as frequent vary.</summary>
internal sealed class Prior
{
    /// <summary>Documents that the prior is worth.</summary>
    public const double Documents = 0.5;

    private const int MostBands = 24;

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
        return new Prior(exposure, Pool(counts, pasts, ground));
    }

    private static int BandOf(Past past) => Math.Min(MostBands - 1, (int)(2 * Math.Log2(1 + past.Weighted)));

    // Over chunks, summed up in their order: so the sums are the same bits whatever the threads.
    private static double[,] Pool(SeriesCounts counts, Past[] pasts, Ground ground)
    {
        var windows = ground.Bins.Length;
        var chunks = new (double[,] Excess, double[,] Square)[(pasts.Length + Scan.Chunk - 1) / Scan.Chunk];
        Parallel.For(0, chunks.Length, chunk =>
        {
            var (excess, square) = (new double[MostBands, windows], new double[MostBands, windows]);
            for (var i = chunk * Scan.Chunk; i < Math.Min(pasts.Length, (chunk + 1) * Scan.Chunk); i++)
            {
                if (pasts[i].Documents < 2) continue;
                for (var window = 0; window < windows; window++)
                {
                    var own = Variation.Of(counts.Of(i), pasts[i], ground, ground.Bins[window]);
                    excess[BandOf(pasts[i]), window] += own.Clipped * own.Square;
                    square[BandOf(pasts[i]), window] += own.Square;
                }
            }

            chunks[chunk] = (excess, square);
        });

        var dispersion = new double[MostBands, windows];
        for (var band = 0; band < MostBands; band++)
        {
            for (var window = 0; window < windows; window++)
            {
                var (excess, square) = (chunks.Sum(c => c.Excess[band, window]), chunks.Sum(c => c.Square[band, window]));
                dispersion[band, window] = square > 0 ? excess / square : 0;
            }
        }

        return dispersion;
    }
}
