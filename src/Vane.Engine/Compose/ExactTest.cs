using MathNet.Numerics;

namespace Vane.Compose;

/// <summary>Whether two shares differ by more than chance.</summary>
internal static class ExactTest
{
    // Tables as probable as the one observed belong to the tail though rounding puts them a hair above (as R does).
    private const double Slack = 1 + 1e-7;

    /// <summary>
    /// Two-sided p of Fisher's exact test (R. A. Fisher, Statistical Methods for Research Workers, 1934, §21.02):
    /// the chance, margins fixed, of a table no more probable than <paramref name="a"/> of <paramref name="n"/>
    /// against <paramref name="b"/> of <paramref name="m"/>.
    /// </summary>
    public static double Fisher(long a, long n, long b, long m)
    {
        var hits = a + b;
        var total = n + m;
        var observed = LogProbability(a, n, hits, total);
        double sum = 0;
        for (var x = Math.Max(0, hits - m); x <= Math.Min(n, hits); x++)
        {
            var log = LogProbability(x, n, hits, total);
            if (log <= observed + Math.Log(Slack)) sum += Math.Exp(log);
        }

        return Math.Min(1, sum);
    }

    /// <summary>q values of Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995): the least false-discovery rate at
    /// which each p would be called.</summary>
    public static double[] FalseDiscovery(IReadOnlyList<double> p)
    {
        var order = Enumerable.Range(0, p.Count).OrderByDescending(i => p[i]).ToList();
        var q = new double[p.Count];
        var least = 1.0;
        for (var i = 0; i < order.Count; i++)
        {
            least = Math.Min(least, p[order[i]] * p.Count / (p.Count - i));
            q[order[i]] = least;
        }

        return q;
    }

    private static double LogProbability(long x, long n, long hits, long total) =>
        LogChoose(hits, x) + LogChoose(total - hits, n - x) - LogChoose(total, n);

    private static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
