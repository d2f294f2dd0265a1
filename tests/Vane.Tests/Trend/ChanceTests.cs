using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class ChanceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(30)]
    public void Tails_are_those_of_exact_sums(int size)
    {
        foreach (var mean in new[] { 1, 2, 5, 20, 60 })
        {
            for (var count = 0; count <= 3 * mean; count++)
            {
                var exact = ExactUpperMidTail(mean, size, count);
                var tail = new NegativeBinomial(mean, 1.0 / size).UpperMidTail(count);
                Math.Abs(tail - exact).ShouldBeLessThan(1e-9 * (count > mean ? exact : 1), $"mean {mean}, size {size}, count {count}");
                new NegativeBinomial(mean, 1.0 / size).LowerMidTail(count).ShouldBe(1 - exact, 1e-9);
            }
        }
    }

    [Fact]
    public void Without_dispersion_tails_are_those_of_Poisson()
    {
        // 1 - e^-2 (1 + 2) - e^-2 · 2 / 2 …
        new NegativeBinomial(2, 0).UpperMidTail(2).ShouldBe(1 - (Math.Exp(-2) * 4), 1e-5);
        new NegativeBinomial(0.5, 0).UpperMidTail(1).ShouldBe(1 - (Math.Exp(-0.5) * 1.25), 1e-5);
    }

    [Fact]
    public void Tails_of_great_counts_are_small_and_never_less_than_none()
    {
        foreach (var dispersion in new[] { 0, 0.01, 1, 5 })
        {
            var last = 1.0;
            for (var count = 1; count < 1_000_000; count *= 3)
            {
                var tail = new NegativeBinomial(10, dispersion).UpperMidTail(count);
                tail.ShouldBeInRange(0, last);
                last = tail;
            }
        }
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(500, 40)]
    [InlineData(9000, 3)]
    [InlineData(20_000, 2000)]
    [InlineData(20_000, 1)]
    [InlineData(1_000_000, 1)]
    public void The_difference_of_two_tails_is_what_lies_between_at_any_mean(int mean, int size)
    {
        foreach (var count in new[] { mean / 2, mean - 1, mean, mean + 1, mean + (mean / 10), 2 * mean, 5 * mean })
        {
            var distribution = new NegativeBinomial(mean, 1.0 / size);
            var (tail, next) = (distribution.UpperMidTail(count), distribution.UpperMidTail(count + 1));
            // Of two neighbours the halves, by Stirling's series for their logarithms.
            var between = 0.5 * (ChanceOf(count, mean, size) + ChanceOf(count + 1, mean, size));
            (tail - next).ShouldBe(between, (between * 1e-6) + (tail * 1e-7) + 1e-300, $"count {count}");
            if (tail > 1e-280) (next / tail).ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void A_tail_that_is_next_to_no_number_has_an_end()
    {
        var least = 1.0;
        for (var count = 1000; count < 12_000; count++)
        {
            var tail = new NegativeBinomial(10, 0.1).UpperMidTail(count);
            tail.ShouldBeInRange(0, least);
            least = tail;
        }

        least.ShouldBe(0);
    }

    [Fact]
    public void Half_of_a_great_mean_lies_on_either_side()
    {
        foreach (var mean in new[] { 800, 5000, 20_000 })
        {
            new NegativeBinomial(mean, 0).UpperMidTail(mean).ShouldBe(0.5, 0.01);
            new NegativeBinomial(mean, 0).LowerMidTail(mean - (int)Math.Sqrt(mean)).ShouldBe(0.1587, 0.01);
        }
    }

    [Fact]
    public void Of_much_dispersion_a_tail_is_that_of_gamma()
    {
        // With a dispersion of one, the chance of a count or more is (m / (1 + m))^count.
        foreach (var mean in new[] { 1e3, 1e5, 1e7 })
            foreach (var times in new[] { 2, 10, 100 })
            {
                var count = (int)Math.Min(int.MaxValue - 1, times * mean);
                var exact = Math.Exp(-count * Math.Log(1 + (1 / mean)));
                new NegativeBinomial(mean, 1).UpperMidTail(count).ShouldBe(exact * (1 - (0.5 / (1 + mean))), exact * 1e-6);
            }
    }

    [Fact]
    public void Equal_chances_combine_to_themselves()
    {
        foreach (var p in new[] { 1e-299, 1e-250, 1e-30, 1e-16, 1e-15, 1e-10, 1e-4, 0.05, 0.3, 0.49, 0.5 })
            (CauchyCombination.Chance(CauchyCombination.Tangent(p)) / p).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void One_small_chance_of_seven_is_worth_a_seventh()
    {
        var mean = (CauchyCombination.Tangent(1e-8) + (6 * CauchyCombination.Tangent(0.5))) / 7;
        (CauchyCombination.Chance(mean) / 7e-8).ShouldBe(1, 1e-6);
    }

    [Fact]
    public void What_is_called_is_what_Benjamini_and_Hochberg_define()
    {
        // Few different values, so that there are ties.
        var chances = Gen.Choose(0, 60).Select(n => n / 60.0 * (n / 60.0)).ArrayOf();
        Prop.ForAll(chances.ToArbitrary(), p =>
        {
            var q = FalseDiscovery.Of(p);
            var ordered = p.Order().ToArray();
            foreach (var level in new[] { 0.01, 0.05, 0.2, 0.9 })
            {
                var called = Enumerable.Range(1, p.Length).Where(k => ordered[k - 1] <= level * k / p.Length).DefaultIfEmpty(0).Max();
                for (var i = 0; i < p.Length; i++)
                {
                    if (Math.Abs(q[i] - level) > 1e-12) (q[i] <= level).ShouldBe(called > 0 && p[i] <= ordered[called - 1]);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static double ChanceOf(int count, double mean, double size) => Math.Exp(
        LogGamma(count + size) - LogGamma(size) - LogGamma(count + 1.0) + (size * Math.Log(size / (size + mean))) + (count * Math.Log(mean / (size + mean))));

    private static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 20; x++) product *= x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5))) - Math.Log(product);
    }

    // With whole mean and size every term is C(k+s-1, k) s^s m^k / (s+m)^(s+k).
    private static double ExactUpperMidTail(int mean, int size, int count)
    {
        BigInteger sum = 0, ways = 1, both = size + mean, whole = BigInteger.Pow(both, size + count);
        for (var k = 0; k <= count; k++)
        {
            var term = ways * BigInteger.Pow(size, size) * BigInteger.Pow(mean, k) * BigInteger.Pow(both, count - k);
            sum += k < count ? 2 * term : term;
            ways = ways * (k + size) / (k + 1);
        }

        return Math.ScaleB((double)((((2 * whole) - sum) << 400) / (2 * whole)), -400);
    }
}
