namespace Vane.Verify;

/// <summary>
/// Fisher's exact test of a 2×2 table, two-sided: the probability, with all margins fixed, of every table that is no
/// likelier than the one at hand (R. A. Fisher, Statistical Methods for Research Workers, 5th ed., 1934, § 21.02).
/// </summary>
internal static class FisherTest
{
    // Tables as likely as the observed one count, though their products of factors differ in the last digits.
    private const double Slack = 1 + 1e-7;

    /// <summary>The p value of <paramref name="a"/> out of <paramref name="all"/> against <paramref name="b"/> out of
    /// <paramref name="rest"/>.</summary>
    /// <remarks>Weights are taken relative to the likeliest table and follow from their neighbours:
    /// w(k+1)/w(k) = (K−k)(n−k) / ((k+1)(N−K−n+k+1)). They only shrink from there, so that nothing overflows; what
    /// vanishes is below any digit that is shown.</remarks>
    public static double Probability(long a, long all, long b, long rest)
    {
        var marked = a + b;
        var (low, high) = (Math.Max(0, marked - rest), Math.Min(marked, all));
        var mode = Math.Clamp((long)((marked + 1.0) * (all + 1.0) / (all + rest + 2.0)), low, high);
        double Step(long k) => (double)(marked - k) * (all - k) / ((k + 1.0) * (rest - marked + k + 1));
        var weights = new double[high - low + 1];
        weights[mode - low] = 1;
        for (var k = mode; k < high; k++) weights[k + 1 - low] = weights[k - low] * Step(k);
        for (var k = mode; k > low; k--) weights[k - 1 - low] = weights[k - low] / Step(k - 1);
        var limit = weights[a - low] * Slack;
        return Math.Min(1, weights.Where(w => w <= limit).Sum() / weights.Sum());
    }

    /// <summary>Benjamini–Hochberg q values of p values, in their order: for each the least p·m/i among those at or
    /// above its place i (J. R. Stat. Soc. B 57, 1995, 289–300).</summary>
    public static double[] FalseDiscovery(IReadOnlyList<double> p)
    {
        var q = new double[p.Count];
        var least = 1.0;
        var place = p.Count;
        foreach (var index in Enumerable.Range(0, p.Count).OrderByDescending(i => p[i]))
            q[index] = least = Math.Min(least, p[index] * p.Count / place--);
        return q;
    }
}
