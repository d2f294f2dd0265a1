using FsCheck.Fluent;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class BurstsTests
{
    private const double Rate = 0.01, Growth = 5;

    [Fact]
    public void A_series_without_documents_has_no_burst() => Of(new int[60]).ShouldBeEmpty();

    [Fact]
    public void A_series_that_goes_on_as_ever_has_no_burst() => Of([.. Enumerable.Repeat(1, 60)]).ShouldBeEmpty();

    [Fact]
    public void No_days_have_no_burst() => Of([]).ShouldBeEmpty();

    [Fact]
    public void A_burst_begins_and_ends_where_the_counts_rise_and_fall() =>
        Of(Series(30, (10, 8), (11, 9), (12, 7))).ShouldBe([new Burst(10, 12)]);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(27, 29)]
    public void A_burst_may_lie_at_either_end(int from, int to) =>
        Of(Series(30, (from, 8), (from + 1, 9), (to, 7))).ShouldBe([new Burst(from, to)]);

    [Fact]
    public void A_day_without_documents_parts_no_burst_but_a_quiet_week_does()
    {
        Of(Series(40, (10, 9), (12, 9)), growth: 4).ShouldBe([new Burst(10, 12)]);
        Of(Series(40, (10, 9), (18, 9)), growth: 4).ShouldBe([new Burst(10, 10), new Burst(18, 18)]);
    }

    [Fact]
    public void Three_documents_of_what_was_hardly_known_are_a_burst_and_one_is_none()
    {
        Of(Series(60, (58, 3)), rate: 1e-4, growth: 50).ShouldBe([new Burst(58, 58)]);
        Of(Series(60, (58, 1)), rate: 1e-4, growth: 50).ShouldBeEmpty();
    }

    [Fact]
    public void Days_without_any_document_of_the_source_belong_to_no_burst()
    {
        var exposure = Enumerable.Range(0, 30).Select(day => day > 12 ? 0 : 100).ToArray();
        Bursts.Of(Series(30, (11, 8), (12, 8)), exposure, Rate, Growth).ShouldBe([new Burst(11, 12)]);
    }

    [Fact]
    public void Fewer_and_more_documents_at_the_inverse_share_change_nothing() => Cases.Holds(c =>
    {
        // Powers of two, which are exact.
        var bursts = Bursts.Of(c.Counts, c.Exposure, c.Rate, c.Growth);
        foreach (var factor in new[] { 2, 8, 1024 })
            Bursts.Of(c.Counts, [.. c.Exposure.Select(e => e * factor)], c.Rate / factor, c.Growth).ShouldBe(bursts);
    });

    [Fact]
    public void No_other_states_would_make_the_counts_likelier() => Cases.Holds(c =>
    {
        var least = Enumerable.Range(0, 1 << c.Counts.Length).Min(states => CostOf(c, states));
        var bursts = Bursts.Of(c.Counts, c.Exposure, c.Rate, c.Growth);
        var found = bursts.SelectMany(b => Enumerable.Range(b.From, b.To - b.From + 1)).Sum(day => 1 << day);
        CostOf(c, found).ShouldBe(least, 1e-9);
        bursts.Zip(bursts.Skip(1)).ShouldAllBe(pair => pair.Second.From > pair.First.To + 1);
    });

    // Days whose bit is set are in the burst state, which costs to enter and nothing to leave; days in the calm one cost nothing.
    private static double CostOf(Case c, int states)
    {
        var cost = 0.0;
        for (var day = 0; day < c.Counts.Length; day++)
        {
            if ((states & (1 << day)) == 0) continue;
            if (day == 0 || (states & (1 << (day - 1))) == 0) cost += Math.Log(Math.Max(2, c.Counts.Length));
            cost += (c.Rate * (c.Growth - 1) * c.Exposure[day]) - (c.Counts[day] * Math.Log(c.Growth));
        }

        return cost;
    }

    private sealed record Case(int[] Counts, int[] Exposure, double Rate, double Growth);

    private static readonly FsCheck.Gen<Case> Cases =
        from days in Gen.Choose(1, 9)
        from counts in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(0, 6))).ArrayOf(days)
        from exposure in Gen.Choose(0, 400).ArrayOf(days)
        from rate in Gen.Choose(1, 100)
        from growth in Gen.Choose(20, 500)
        select new Case(counts, exposure, rate / 10_000.0, growth / 10.0);

    private static IReadOnlyList<Burst> Of(int[] counts, double rate = Rate, double growth = Growth) =>
        Bursts.Of(counts, [.. Enumerable.Repeat(100, counts.Length)], rate, growth);

    private static int[] Series(int days, params (int Day, int Count)[] counts)
    {
        var series = new int[days];
        foreach (var (day, count) in counts) series[day] = count;
        return series;
    }
}
