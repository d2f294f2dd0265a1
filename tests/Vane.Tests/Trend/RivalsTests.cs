using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class RivalsTests
{
    private const int Day = 62;

    [Fact]
    public void Each_gate_calls_what_jumps_and_nothing_else()
    {
        var counts = Count(today: 40);
        foreach (var gate in new[] { Rivals.Poisson, Rivals.Ewma, Rivals.Ratio }) gate.Call(counts, Day, []).ShouldBe([3], gate.Name);
        Rivals.Volume.Call(counts, Day, []).ShouldBe([3, 0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    }

    [Fact]
    public void No_gate_calls_what_stays_and_later_days_play_no_part()
    {
        foreach (var gate in new[] { Rivals.Poisson, Rivals.Ewma, Rivals.Ratio })
        {
            gate.Call(Count(4), Day, []).ShouldBeEmpty(gate.Name);
            gate.Call(Count(40), Day - 1, []).ShouldBeEmpty(gate.Name);
        }
    }

    [Fact]
    public void A_ratio_of_a_handful_is_none() => Rivals.Ratio.Call(Count(today: 9, usual: 1), Day, []).ShouldBeEmpty();

    // Thirty series with as many documents every day, but for one on the last day.
    private static SeriesCounts Count(int today, int usual = 4)
    {
        var counter = new SeriesCounter(Day + 1, 2);
        for (var day = 0; day <= Day; day++)
        {
            counter.AddDocuments(day % 2, day, 500);
            for (var series = 0; series < 30; series++)
                for (var n = series == 3 && day == Day ? today : usual; n > 0; n--) counter.Add(series, day % 2, day);
        }

        return counter.ToCounts();
    }
}
