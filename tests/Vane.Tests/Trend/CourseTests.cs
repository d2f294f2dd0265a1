using FsCheck.Fluent;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;
using static Vane.Trend.TrendState;

namespace Vane.Tests.Trend;

public sealed class CourseTests
{
    private const int Places = 3;
    private static readonly ScanOptions Options = ScanOptions.Of(ReportPeriod.Day);

    [Fact]
    public void What_was_never_called_is_no_trend() => StatesOf([0.3, 0.2, 0.06]).ShouldBe([null, null, null]);

    [Fact]
    public void A_trend_is_new_for_three_looks_then_rises() =>
        StatesOf([0.5, 0.01, 0.01, 0.01, 0.01, 0.01]).ShouldBe([null, New, New, New, Rising, Rising]);

    [Fact]
    public void What_was_known_before_rises_from_the_first_look_on() => StatesOf([0.01, 0.01], known: 5).ShouldBe([Rising, Rising]);

    [Fact]
    public void Between_the_levels_a_trend_goes_on_but_none_begins()
    {
        StatesOf([0.06, 0.2, 0.25]).ShouldBe([null, null, null]);
        StatesOf([0.05, 0.06, 0.2, 0.25]).ShouldBe([New, Continuing, Continuing, Continuing]);
        StatesOf([0.05, 0.26]).ShouldBe([New, Fading]);
    }

    [Fact]
    public void What_fades_needs_a_call_to_rise_again() =>
        StatesOf([0.01, 0.5, 0.1, 0.01, 0.1]).ShouldBe([New, Fading, Fading, Rising, Continuing]);

    [Fact]
    public void Fading_ends_after_six_looks_and_what_is_called_then_begins_anew() =>
        StatesOf([0.01, .. Enumerable.Repeat(0.5, 7), 0.01]).ShouldBe([New, .. Enumerable.Repeat<TrendState?>(Fading, 6), null, New]);

    [Fact]
    public void Growth_ends_under_four_fifths_and_begins_again_over_five_quarters()
    {
        double[] paces = [1, 1, 1, 1, 0.9, 0.79, 0.9, 1.2, 1.25, 0.8];
        StatesOf([.. paces.Select(pace => Look(0.01) with { Pace = pace })])
            .ShouldBe([New, New, New, Rising, Rising, Continuing, Continuing, Continuing, Rising, Rising]);
    }

    [Fact]
    public void What_is_surely_more_than_was_expected_goes_on_without_a_call()
    {
        StatesOf([Look(0.01), Look(0.01) with { Reading = Look(0.01).Reading with { Q = 0.9 } }]).ShouldBe([New, Continuing]);
        var weak = new SeriesReading { IsTested = true, Q = 0.9, P = 0.5, Count = 4, Expected = 4, Window = 7 };
        weak.LiftLow.ShouldBeLessThan(1);
        StatesOf([Look(0.01), Look(0.9) with { Reading = weak }]).ShouldBe([New, Fading]);
    }

    [Fact]
    public void What_was_not_tested_neither_calls_nor_keeps_a_trend()
    {
        StatesOf([Look(0.01) with { Reading = default }]).ShouldBe([null]);
        StatesOf([Look(0.01), Look(0.01) with { Reading = default }]).ShouldBe([New, Fading]);
        default(SeriesReading).P.ShouldBe(1);
        default(SeriesReading).Q.ShouldBe(1);
    }

    [Fact]
    public void A_second_burst_returns_and_is_called_so_for_three_looks() =>
        StatesOf([.. Enumerable.Repeat(Look(0.01, known: 5), 5)], hasEarlierBurst: true).ShouldBe([Returning, Returning, Returning, Rising, Rising]);

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void A_burst_returns_only_after_two_quiet_weeks(int from, bool isReturn)
    {
        Course.IsReturn([new Burst(-5, 0), new Burst(from, from + 2)], 1).ShouldBe(isReturn);
        Course.IsReturn([new Burst(from, from + 2)], 0).ShouldBeFalse();
    }

    [Fact]
    public void One_place_alone_must_tell_once_more_unless_the_series_has_been_known()
    {
        Course.IsCalled(Look(0.01) with { Least = 10 }, Places, Options).ShouldBeTrue();
        Course.IsCalled(Look(0.01) with { Least = 11 }, Places, Options).ShouldBeFalse();
        var alone = Look(0.01) with { Least = 10, Places = 1 };
        Course.IsCalled(alone, Places, Options).ShouldBeFalse();
        Course.IsCalled(alone, 1, Options).ShouldBeTrue();
        Course.IsCalled(alone with { Least = 9 }, Places, Options).ShouldBeTrue();
        Course.IsCalled(alone with { Reading = alone.Reading with { Before = 1 } }, Places, Options).ShouldBeTrue();
    }

    [Fact]
    public void Every_state_has_a_past_that_leads_to_it() => Looks.Holds(looks =>
    {
        var states = StatesOf(looks);
        for (var look = 0; look < states.Length; look++)
        {
            var before = look == 0 ? null : states[look - 1];
            var isCalled = Course.IsCalled(looks[look], Places, Options);
            if (isCalled) states[look].ShouldNotBeNull();
            if (isCalled) states[look].ShouldNotBe(Fading);
            if (before is null) states[look].ShouldBeOneOf(isCalled ? [New, Rising] : [null]);
            if (before == Fading) states[look].ShouldBeOneOf(isCalled ? [Rising] : [Fading, null]);
            if (before is New or Rising or Continuing) states[look].ShouldNotBeNull();
            if (states[look] == New) before.ShouldBeOneOf(null, New);
        }
    });

    private static readonly FsCheck.Gen<Course.Look[]> Looks =
        (from q in Gen.Elements(0.001, 0.05, 0.1, 0.25, 0.3, 1)
         from pace in Gen.Elements(0.5, 0.8, 1, 1.25, 2)
         from known in Gen.Elements(0, 5)
         from isTested in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
         from places in Gen.Choose(1, 3)
         let look = Look(q, known)
         select look with { Pace = pace, Places = places, Least = places == 3 ? 11 : 10, Reading = isTested ? look.Reading : default })
        .ArrayOf(Options.Looks);

    private static TrendState?[] StatesOf(double[] q, int known = 0) => StatesOf([.. q.Select(value => Look(value, known))]);

    // The state at each of the looks.
    private static TrendState?[] StatesOf(Course.Look[] looks, bool hasEarlierBurst = false) =>
        [.. looks.Select((_, last) => Course.Of(looks.AsSpan(0, last + 1), hasEarlierBurst, Places, Options))];

    // What is far from a call has hardly more documents than are expected.
    private static Course.Look Look(double q, int known = 0) => new(
        new SeriesReading { IsTested = true, P = q / 10, Q = q, Window = 3, Count = q > 0.25 ? 3 : 10, Expected = q > 0.25 ? 2 : 1, Exposure = 300, Before = known, Weighted = known },
        Places: 2, Least: 3, Pace: 1);
}
