namespace Vane.Trend;

/// <summary>What is expected of a series before it is looked at: how frequent it is, and how much series as frequent vary.</summary>
internal sealed class Prior
{
    /// <summary>Documents that the prior is worth.</summary>
    public const double Documents = 0.5;

    // So many series of a band tell its median to one part in two hundred of them.
    private const int Steps = 100, LeastToVary = 2, Sample = 131_072;

    private readonly double[,] _dispersion;

    private Prior(double exposure, double[,] dispersion) => (Exposure, _dispersion) = (exposure, dispersion);

    /// <summary>All documents among which the prior's are.</summary>
    public double Exposure { get; }

    /// <summary>Dispersion of series as frequent, in spans of the window at an index.</summary>
    public double DispersionOf(Past past, int window) => _dispersion[past.Band, window];

    /// <summary>The median frequency of the series of a baseline, and the dispersion of each band of frequencies.</summary>
    public static Prior Of(SeriesCounts counts, Past[] pasts, Ground ground) =>
        new(Documents * ground.Exposure / MedianOf(pasts), Medians(counts, pasts, ground));

    // The median of what is known, as sorting all would have it: the leading bits of a positive number sort like the number,
    // and only those that share them with the median need be sorted.
    private static double MedianOf(Past[] pasts)
    {
        var histogram = new int[1 << 16];
        var known = 0;
        foreach (var past in pasts)
        {
            if (past.Documents == 0) continue;
            histogram[LeadOf(past)]++;
            known++;
        }

        if (known == 0) return Documents;
        var (below, lead) = (0, 0);
        for (; below + histogram[lead] <= known / 2; lead++) below += histogram[lead];
        var (near, count) = (new double[histogram[lead]], 0);
        foreach (var past in pasts)
            if (past.Documents > 0 && LeadOf(past) == lead) near[count++] = past.Weighted;
        Array.Sort(near);
        return near[(known / 2) - below];
    }

    private static int LeadOf(Past past) => (int)(BitConverter.DoubleToUInt64Bits(past.Weighted) >> 47);

    private static double[,] Medians(SeriesCounts counts, Past[] pasts, Ground ground)
    {
        var sample = SampleOf(pasts);
        var steps = new byte[sample.Count * ground.Bins.Length];
        Scan.InChunks(sample.Count, (from, to) =>
        {
            var room = new Daily[ground.WindowFrom - ground.From];
            for (var i = from; i < to; i++)
            {
                var days = ground.DaysOf(counts.Of(sample[i]), room);
                for (var window = 0; window < ground.Bins.Length; window++)
                {
                    var own = Variation.Of(days, pasts[sample[i]], ground, ground.Bins[window]).Clipped;
                    steps[(i * ground.Bins.Length) + window] = (byte)Math.Ceiling(own * Steps / Variation.Most);
                }
            }
        });
        var histogram = new int[Past.Bands, ground.Bins.Length, Steps + 1];
        for (var i = 0; i < steps.Length; i++) histogram[pasts[sample[i / ground.Bins.Length]].Band, i % ground.Bins.Length, steps[i]]++;
        var medians = new double[Past.Bands, ground.Bins.Length];
        for (var band = 0; band < Past.Bands; band++)
            for (var window = 0; window < ground.Bins.Length; window++) medians[band, window] = Median(histogram, band, window);
        return medians;
    }

    // Every series of a small band, every so many-th of a large one.
    private static List<int> SampleOf(Past[] pasts)
    {
        var (sizes, seen, sample) = (new int[Past.Bands], new int[Past.Bands], new List<int>());
        foreach (var past in pasts)
            if (past.Documents >= LeastToVary) sizes[past.Band]++;
        for (var i = 0; i < pasts.Length; i++)
            if (pasts[i].Documents >= LeastToVary && seen[pasts[i].Band]++ % ((sizes[pasts[i].Band] / Sample) + 1) == 0) sample.Add(i);
        return sample;
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
