using Vane.Trend;

namespace Vane.Bench.Simulation;

/// <summary>Draws the documents of one term after another.</summary>
internal sealed class Term(World world, Places places)
{
    // How differently places take to a term; share of terms with weekdays, and how much these differ.
    private const double Affinity = 1, WeekdayShare = 0.2, Weekday = 0.5;

    // Days since a past burst ended, how long it was, and its multiple of the term's rate.
    private const int PastFrom = 14, PastTo = 42, PastDays = 7;
    private const double PastSize = 5;

    private readonly double[] _rates = new double[places.Count], _weights = new double[places.Count];
    private readonly int[] _counts = new int[places.Count], _extra = new int[World.Days];

    /// <summary>Adds the cells of a term.</summary>
    public void Draw(Draw draw, bool isBursting, List<Cell> cells)
    {
        var rate = draw.Magnitude(isBursting ? world.LeastBurstRate : world.Rate.Least, world.Rate.Most);
        var dispersion = draw.Happens(world.PoissonShare) ? 0 : draw.Magnitude(world.Dispersion.Least, world.Dispersion.Most);
        var weekdays = world.HasPatterns && draw.Happens(WeekdayShare) ? Places.WeekdaysFrom(draw, Weekday) : null;
        Burst? burst = isBursting && !world.IsSparse ? Burst.From(draw) : null;
        int? end = world.PastBurstShare > 0 && (isBursting || draw.Happens(world.PastBurstShare)) ? World.Days - 1 - draw.Between(PastFrom, PastTo) : null;
        Array.Clear(_extra);
        if (isBursting && world.IsSparse) AddFew(draw);
        SpreadOverPlaces(rate, draw);
        for (var day = 0; day < World.Days; day++)
        {
            var factor = draw.Gamma(dispersion) * (weekdays?[day % 7] ?? 1) * (burst?.FactorAt(World.Days - 1 - day) ?? 1)
                * (day > end - PastDays && day <= end ? PastSize : 1);
            AddDay(day, factor, draw, cells);
        }
    }

    // Three to ten documents over one to seven days, the last of them on the tested day.
    private void AddFew(Draw draw)
    {
        var length = draw.Between(1, World.WindowDays);
        _extra[^1] = 1;
        for (var left = draw.Between(3, 10) - 1; left > 0; left--) _extra[^draw.Between(1, length)]++;
    }

    private void SpreadOverPlaces(double rate, Draw draw)
    {
        var sum = 0.0;
        for (var place = 0; place < _rates.Length; place++) sum += _rates[place] = world.Places[place] * draw.Gamma(Affinity);
        for (var place = 0; place < _rates.Length; place++) _rates[place] *= rate / sum;
    }

    private void AddDay(int day, double factor, Draw draw, List<Cell> cells)
    {
        var mean = 0.0;
        for (var place = 0; place < _rates.Length; place++) mean += _weights[place] = _rates[place] * places.ActivityOf(place, day);
        var count = draw.Poisson(mean * factor) + _extra[day];
        if (count == 0 || mean == 0) return;
        Array.Clear(_counts);
        for (; count > 0; count--) _counts[PlaceOf(draw.Share() * mean)]++;
        for (var place = 0; place < _counts.Length; place++)
            if (_counts[place] > 0) cells.Add(new Cell((ushort)day, (ushort)place, _counts[place]));
    }

    private int PlaceOf(double at)
    {
        var place = 0;
        for (; place < _weights.Length - 1 && at >= _weights[place]; place++) at -= _weights[place];
        return place;
    }
}
