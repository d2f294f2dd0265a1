namespace Vane.Trend;

/// <summary>What of many tests can be called together.</summary>
public static class FalseDiscovery
{
    /// <summary>q values of Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995): the least false-discovery rate at
    /// which each p would be called.</summary>
    public static double[] Of(ReadOnlySpan<double> p)
    {
        var (sorted, order, q) = (p.ToArray(), new int[p.Length], new double[p.Length]);
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        var least = 1.0;
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, sorted[i] * sorted.Length / (i + 1));
            q[order[i]] = least;
        }

        return q;
    }
}
