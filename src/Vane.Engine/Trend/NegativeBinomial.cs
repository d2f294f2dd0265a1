using MathNet.Numerics;

namespace Vane.Trend;

/// <summary>The negative binomial distribution of counts that vary more than chance alone would have it.</summary>
/// <param name="mean">Mean.</param>
/// <param name="dispersion">Variance beyond the mean, over the squared mean: the variance is <c>m + d·m²</c>. 0 is Poisson.</param>
internal readonly struct NegativeBinomial(double mean, double dispersion)
{
    // A term of the sum so far below the first changes nothing.
    private const double Negligible = 1e-13;
    private const double LeastDispersion = 1e-6;

    /// <summary>Chance of more than a count, and half of that of the count itself (mid-p: Lancaster, Significance tests in
    /// discrete distributions, JASA 1961).</summary>
    public double UpperMidTail(int count)
    {
        var at = Chance(count);
        if (count <= mean) return Math.Clamp(1 - LowerSum(count) - (0.5 * at), 0, 1);
        return (0.5 * at) + UpperSum(count, at);
    }

    /// <summary>Chance of less than a count, and half of that of the count itself.</summary>
    public double LowerMidTail(int count) => Math.Clamp(1 - UpperMidTail(count), 0, 1);

    private double Size => 1 / Math.Max(dispersion, LeastDispersion);

    private double Chance(int count)
    {
        var size = Size;
        var log = (size * Math.Log(size / (size + mean))) + (count == 0 ? 0 : count * Math.Log(mean / (size + mean)))
            + SpecialFunctions.GammaLn(count + size) - SpecialFunctions.GammaLn(size) - SpecialFunctions.GammaLn(count + 1.0);
        return Math.Exp(log);
    }

    private double UpperSum(int count, double term)
    {
        var (size, sum, first) = (Size, 0.0, term);
        var ratio = mean / (size + mean);
        for (var k = (double)count; term > first * Negligible; k++)
        {
            term *= (k + size) / (k + 1) * ratio;
            sum += term;
        }

        return sum;
    }

    // Chance of less than the count.
    private double LowerSum(int count)
    {
        double size = Size, ratio = mean / (size + mean), term = Chance(0), sum = 0;
        for (var k = 0; k < count; k++)
        {
            sum += term;
            term *= (k + size) / (k + 1) * ratio;
        }

        return sum;
    }
}
