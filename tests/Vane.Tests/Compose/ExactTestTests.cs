using Vane.Compose;

namespace Vane.Tests.Compose;

public sealed class ExactTestTests
{
    // Fisher's tea, his twins (both as R prints them), a diet study, and tables whose p can be counted by hand.
    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857142857)]
    [InlineData(2, 17, 10, 13, 0.0005367241)]
    [InlineData(1, 12, 9, 12, 0.0027594562)]
    [InlineData(0, 5, 5, 5, 2 / 252.0)]
    [InlineData(4, 4, 0, 4, 2 / 70.0)]
    [InlineData(1, 1, 0, 1, 1)]
    [InlineData(5, 10, 50, 100, 1)]
    [InlineData(0, 10, 0, 20, 1)]
    [InlineData(10, 10, 20, 20, 1)]
    public void Probabilities_are_those_published(long a, long n, long b, long m, double p)
    {
        ExactTest.Fisher(a, n, b, m).ShouldBe(p, 1e-9);
        ExactTest.Fisher(b, m, a, n).ShouldBe(p, 1e-9);
        ExactTest.Fisher(n - a, n, m - b, m).ShouldBe(p, 1e-9);
    }

    [Fact]
    public void Large_tables_stay_probabilities()
    {
        ExactTest.Fisher(50_000, 100_000, 250_000, 500_000).ShouldBe(1, 1e-6);
        ExactTest.Fisher(60_000, 100_000, 250_000, 500_000).ShouldBeInRange(0, 1e-100);
    }

    [Fact]
    public void Discovery_rates_are_those_of_the_step_up_procedure()
    {
        double[] q = [0.02, 0.04, 0.04, 0.02];
        var rates = ExactTest.FalseDiscovery([0.01, 0.04, 0.03, 0.005]);
        for (var i = 0; i < q.Length; i++) rates[i].ShouldBe(q[i], 1e-12);
        ExactTest.FalseDiscovery([]).ShouldBeEmpty();
        ExactTest.FalseDiscovery([0.3]).ShouldBe([0.3]);
        ExactTest.FalseDiscovery([1, 0.9]).ShouldBe([1, 1]);
    }
}
