using MathNet.Numerics;

namespace Vane.Trend;

/// <summary>The negative binomial distribution of counts that vary more than chance alone would have it.</summary>
/// <param name="mean">Mean.</param>
/// <param name="dispersion">Variance beyond the mean, over the squared mean: the variance is <c>m + d·m²</c>. 0 is Poisson.</param>
internal readonly struct NegativeBinomial(double mean, double dispersion)
{
    // A term of a sum so far below the sum changes nothing: of a falling one as little follows.
    private const double Negligible = 1e-14;
    // The least number times more than a half is itself again: a sum of such terms has no end.
    private const double Least = 1e-300;
    private const double LeastDispersion = 1e-6;
    // From here on sums are long, and the incomplete beta function is quicker.
    private const double LongMean = 1e4, LongExcess = 30;
    // Up to this count the chances of all lower ones are summed; of a lesser tail too few digits would be left.
    private const int Few = 32;
    private const double LeastByFew = 1e-4, LeastLog = -700;

    private double Size => 1 / Math.Max(dispersion, LeastDispersion);

    private bool IsLong => mean > LongMean || mean / Size > LongExcess;

    /// <summary>Chance of more than a count, and half of that of the count itself (mid-p: Lancaster, Significance tests in
    /// discrete distributions, JASA 1961).</summary>
    public double UpperMidTail(int count)
    {
        if (count <= Few && UpperByFew(count) is var few and > LeastByFew) return few;
        var at = Chance(count);
        if (IsLong) return Math.Min(1, (0.5 * at) + SpecialFunctions.BetaRegularized(count + 1.0, Size, mean / (Size + mean)));
        return count > mean ? (0.5 * at) + UpperSum(count, at) : Math.Clamp(1 - LowerSum(count, at) - (0.5 * at), 0, 1);
    }

    /// <summary>Chance of less than a count, and half of that of the count itself.</summary>
    public double LowerMidTail(int count) => Math.Clamp(1 - UpperMidTail(count), 0, 1);

    private double Chance(int count)
    {
        var size = Size;
        var log = (size * Math.Log(size / (size + mean))) + (count == 0 ? 0 : count * Math.Log(mean / (size + mean)))
            + SpecialFunctions.GammaLn(count + size) - SpecialFunctions.GammaLn(size) - SpecialFunctions.GammaLn(count + 1.0);
        return Math.Exp(log);
    }

    // One less the chances of all lower counts; 0 where even that of none is too small to begin with.
    private double UpperByFew(int count)
    {
        var size = Size;
        var none = size * Math.Log(size / (size + mean));
        if (none < LeastLog) return 0;
        var (term, sum, ratio) = (Math.Exp(none), 0.0, mean / (size + mean));
        for (var k = 0; k < count; k++)
        {
            sum += term;
            term *= (k + size) / (k + 1) * ratio;
        }

        return 1 - sum - (0.5 * term);
    }

    // Chance of more than a count above the mean: terms fall from there on.
    private double UpperSum(int count, double term)
    {
        var (size, sum) = (Size, 0.0);
        var ratio = mean / (size + mean);
        for (var k = (double)count; term > Math.Max(Least, sum * Negligible); k++)
        {
            term *= (k + size) / (k + 1) * ratio;
            sum += term;
        }

        return sum;
    }

    // Chance of less than a count up to the mean, from the count downwards: that of none may be too small to begin with.
    private double LowerSum(int count, double term)
    {
        var (size, sum) = (Size, 0.0);
        var ratio = mean / (size + mean);
        for (var k = count; k > 0 && term > Math.Max(Least, sum * Negligible); k--)
        {
            term *= k / ((k - 1 + size) * ratio);
            sum += term;
        }

        return sum;
    }
}
