using MathNet.Numerics;

namespace Vane.Verify;

/// <summary>Chances of counts by the incomplete beta function, where the scan adds up single chances.</summary>
internal static class Chance
{
    private const double LeastDispersion = 1e-6;

    /// <summary>Chance of more than a count, and half of that of the count itself, under a negative binomial of mean m and
    /// variance m + d·m²: P(X ≥ c) = I(c, k) at m / (m + k), k = 1 / d (DLMF 8.17).</summary>
    public static double OfAtLeast(int count, double mean, double dispersion) =>
        (OfMoreThan(count - 1, mean, dispersion) + OfMoreThan(count, mean, dispersion)) / 2;

    /// <summary>Chance of more than a count.</summary>
    public static double OfMoreThan(int count, double mean, double dispersion)
    {
        var size = 1 / Math.Max(dispersion, LeastDispersion);
        return SpecialFunctions.BetaRegularized(count + 1, size, mean / (mean + size));
    }

    /// <summary>Several chances as one: the arc cotangent of the mean of their cotangents, none above a half (Liu and Xie,
    /// JASA 2020, eq. 1).</summary>
    public static double Together(IReadOnlyList<double> chances)
    {
        var mean = chances.Average(p => Math.Cos(Math.PI * Math.Min(p, 0.5)) / Math.Sin(Math.PI * Math.Min(p, 0.5)));
        return mean > 0 ? Math.Atan(1 / mean) / Math.PI : 0.5;
    }
}
