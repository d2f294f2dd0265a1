namespace Vane.Trend;

/// <summary>Combines chances that depend on one another into one (Liu and Xie, Cauchy combination test, JASA 2020, eq. 1).</summary>
internal static class CauchyCombination
{
    // Below this the tangent is the inverse, and exact where the difference to a half is not. Counts of none have a chance
    // of one; what is as likely as not neither adds nor takes away.
    private const double Small = 1e-15, Large = 0.5;

    /// <summary>The term of one chance; the mean of the terms is what <see cref="Chance"/> takes. A chance above a half
    /// counts as a half, so that an empty window does not outweigh a full one.</summary>
    public static double Tangent(double p) =>
        p < Small ? 1 / (Math.Max(p, 1e-300) * Math.PI) : Math.Tan((0.5 - Math.Min(p, Large)) * Math.PI);

    /// <summary>The chance of a mean of tangents. Of the inverse, because a half less an angle near a half has few digits.</summary>
    public static double Chance(double mean) => mean > 0 ? Math.Atan(1 / mean) / Math.PI : 0.5;
}
