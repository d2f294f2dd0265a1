namespace Vane.Bench.Simulation;

/// <summary>How active the places of a world are, day by day.</summary>
internal sealed class Places
{
    private readonly double[] _activity;

    public Places(World world, Draw draw)
    {
        Count = world.Places.Length;
        (_activity, Exposure) = (new double[Count * World.Days], new int[Count * World.Days]);
        for (var place = 0; place < Count; place++)
        {
            if (world.HasPatterns) AddPattern(place, draw);
            else Array.Fill(_activity, 1, place * World.Days, World.Days);
            for (var day = 0; day < World.Days; day++)
                Exposure[(place * World.Days) + day] = draw.Poisson(world.Places[place] * ActivityOf(place, day));
        }
    }

    public int Count { get; }

    /// <summary>Documents of each place, day by day.</summary>
    public int[] Exposure { get; }

    /// <summary>Multiple of what a place has on a day of its own.</summary>
    public double ActivityOf(int place, int day) => _activity[(place * World.Days) + day];

    // The first places stay throughout; then one begins in the baseline, one in the window, one ends in either, and one changes
    // its volume. Every one has weekdays and days that are livelier than others.
    private void AddPattern(int place, Draw draw)
    {
        var (from, to) = place switch
        {
            3 => (draw.Between(5, 50), World.Days),
            4 => (draw.Between(World.BaselineDays, World.Days - 1), World.Days),
            5 => (0, draw.Between(20, World.BaselineDays - 1)),
            6 => (0, draw.Between(World.BaselineDays, World.Days - 1)),
            _ => (0, World.Days),
        };
        var (changed, change) = (draw.Between(10, World.Days - 1), draw.Magnitude(0.33, 3));
        var weekdays = WeekdaysFrom(draw, 0.15);
        for (var day = from; day < to; day++)
        {
            var volume = place % 2 == 1 && day >= changed ? change : 1;
            _activity[(place * World.Days) + day] = volume * weekdays[day % 7] * draw.Gamma(0.01);
        }
    }

    /// <summary>Multiples for the days of a week, their mean 1.</summary>
    public static double[] WeekdaysFrom(Draw draw, double variance)
    {
        double[] days = [.. Enumerable.Range(0, 7).Select(_ => draw.Gamma(variance) + 0.1)];
        var mean = days.Average();
        return [.. days.Select(d => d / mean)];
    }
}
