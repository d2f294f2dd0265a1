using Vane.Trend;

namespace Vane.Backtest;

/// <summary>Methods that rank terms by one simple figure and list the first ones.</summary>
internal static class Naive
{
    private const int Least = 2, BaselineDays = 28;

    /// <summary>Most documents on the day.</summary>
    public static Method Volume(int most) => Ranking("volume", most, (now, _, _) => now);

    /// <summary>Documents on the day over those expected from four weeks.</summary>
    public static Method Ratio(int most) => Ranking("ratio", most, (now, expected, _) => now / (expected + 0.1));

    /// <summary>Documents on the day less a moving average, over its deviation.</summary>
    public static Method Ewma(int most) => Ranking("ewma", most, (now, _, daily) => Deviation(now, daily));

    /// <summary>Documents on the day less those expected from four weeks, over the square root of these.</summary>
    public static Method Poisson(int most) => Ranking("poisson", most, (now, expected, _) => (now - expected) / Math.Sqrt(expected + 0.05));

    private static Method Ranking(string name, int most, Func<int, double, int[], double> figure) => new(name, (counts, day, _) =>
    {
        var ranked = new List<(double Figure, int Series)>();
        var daily = new int[day + 1];
        for (var series = 0; series < counts.Series; series++)
        {
            Array.Clear(daily);
            foreach (var cell in counts.Of(series))
                if (cell.Day <= day) daily[cell.Day] += cell.Count;
            if (daily[day] < Least) continue;
            var from = Math.Max(0, day - BaselineDays);
            ranked.Add((figure(daily[day], daily.AsSpan(from..day).ToArray().Sum() / (double)Math.Max(1, day - from), daily), series));
        }

        return [.. ranked.OrderByDescending(r => r.Figure).ThenBy(r => r.Series).Take(most).Select(r => r.Series)];
    });

    private static double Deviation(int now, int[] daily)
    {
        const double Weight = 0.2;
        var (mean, variance) = (0.0, 0.0);
        foreach (var count in daily.AsSpan(..^1))
        {
            var difference = count - mean;
            mean += Weight * difference;
            variance = (1 - Weight) * (variance + (Weight * difference * difference));
        }

        return (now - mean) / Math.Sqrt(variance + 0.1);
    }
}
