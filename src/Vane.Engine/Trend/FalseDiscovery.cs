namespace Vane.Trend;

/// <summary>What of many tests can be called together.</summary>
public static class FalseDiscovery
{
    /// <summary>q values of Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995): the least false-discovery rate at
    /// which each p would be called.</summary>
    public static double[] Of(ReadOnlySpan<double> p)
    {
        if (p.IsEmpty) return [];
        var largest = p[0];
        foreach (var value in p) largest = Math.Max(largest, value);
        var (sorted, order, lower) = (new double[p.Length], new int[p.Length], 0);
        for (var i = 0; i < p.Length; i++)
            if (p[i] < largest) (sorted[lower], order[lower++]) = (p[i], i);
        Array.Sort(sorted, order, 0, lower);
        // The largest ones, often half of all, have the last rank together and need no order.
        var least = Math.Min(1, largest * p.Length / p.Length);
        var q = new double[p.Length];
        Array.Fill(q, least);
        for (var i = lower - 1; i >= 0; i--)
        {
            least = Math.Min(least, sorted[i] * p.Length / (i + 1));
            q[order[i]] = least;
        }

        return q;
    }
}
