namespace Vane.Verify;

/// <summary>
/// Fractions of whole numbers, rounded half away from zero in whole numbers: whether a digit goes up or down is then
/// decided by the counts alone and not by how a binary fraction came out.
/// </summary>
internal static class Fraction
{
    /// <summary>A fraction rounded to a number of decimals; the denominator is above zero.</summary>
    public static double Round(Int128 numerator, Int128 denominator, int decimals)
    {
        var scale = Int128.One;
        for (var i = 0; i < decimals; i++) scale *= 10;
        var halves = ((Int128.Abs(numerator) * scale * 2) + denominator) / (denominator * 2);
        return (double)(Int128.Sign(numerator) * halves) / (double)scale;
    }
}
