namespace Vane.Trend;

/// <summary>Combines chances that depend on one another into one (Liu and Xie, Cauchy combination test, JASA 2020, eq. 1).</summary>
internal static class CauchyCombination
{
    // The tangent of any less would not be finite. What is as likely as not neither adds nor takes away.
    private const double Least = 1e-300, Most = 0.5;

    /// <summary>The term of one chance; the mean of the terms is what <see cref="Chance"/> takes. A chance above a half
    /// counts as a half, so that an empty window does not outweigh a full one.</summary>
    /// <remarks><c>tan((½ − p)π)</c>, written so that a small chance keeps all its digits.</remarks>
    public static double Tangent(double p) => p >= Most ? 0 : 1 / Math.Tan(Math.Max(p, Least) * Math.PI);

    /// <summary>The chance of a mean of tangents, none of them below 0: <c>½ − arctan(mean)/π</c>; a half of no tangents.</summary>
    public static double Chance(double mean) => mean <= 0 ? Most : Math.Atan2(1, mean) / Math.PI;
}
