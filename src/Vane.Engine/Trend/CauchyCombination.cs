namespace Vane.Trend;

/// <summary>Combines chances that depend on one another into one (Liu and Xie, Cauchy combination test, JASA 2020, eq. 1).</summary>
internal static class CauchyCombination
{
    // Counts of none have a chance of one; what is as likely as not neither adds nor takes away.
    private const double Least = 1e-300, Large = 0.5;

    /// <summary>The term of one chance; the mean of the terms is what <see cref="Chance"/> takes. A chance above a half
    /// counts as a half, so that an empty window does not outweigh a full one.</summary>
    /// <remarks>As a cotangent: a half less a small chance has few of its digits.</remarks>
    public static double Tangent(double p) => 1 / Math.Tan(Math.Clamp(p, Least, Large) * Math.PI);

    /// <summary>The chance of a mean of tangents.</summary>
    public static double Chance(double mean) => mean > 0 ? Math.Atan(1 / mean) / Math.PI : 0.5;
}
