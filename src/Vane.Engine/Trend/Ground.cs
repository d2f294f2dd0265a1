namespace Vane.Trend;

/// <summary>Documents of a series on a day.</summary>
/// <param name="Day">Day, counted from the first one of the counts.</param>
/// <param name="Count">Documents.</param>
internal readonly record struct Daily(int Day, int Count);

/// <summary>What all series of a scan share: which places count, how much each day weighs, how many documents there were.</summary>
internal sealed class Ground
{
    private readonly int[] _total, _before;

    public Ground(SeriesCounts counts, int day, ScanOptions options)
    {
        Day = day;
        From = Math.Max(0, day - options.Days + 1);
        WindowFrom = day - options.Windows[^1] + 1;
        Places = counts.Places;
        IsCounted = new bool[counts.Places];
        PlaceExposure = new double[counts.Places];
        _total = new int[day + 1];
        Weight = new double[day + 1];
        _before = new int[day + 2];
        for (var d = From; d < WindowFrom; d++) Weight[d] = Math.Pow(2, (d - WindowFrom) / options.HalfLifeDays);
        for (var place = 0; place < counts.Places; place++) AddPlace(counts, place, options.LeastActiveDays);
        for (var d = 0; d <= day; d++) _before[d + 1] = _before[d] + _total[d];
        Bins = [.. options.Windows.Select(length => new Bins(this, length))];
        for (var d = From; d < WindowFrom; d++)
        {
            ExposureBefore += _total[d];
            WeekdayExposure[d % WeekdayExposure.Length] += Weight[d] * _total[d];
        }
    }

    /// <summary>The day asked for.</summary>
    public int Day { get; }

    /// <summary>First day of the baseline.</summary>
    public int From { get; }

    /// <summary>First day of the longest window; the baseline ends before it.</summary>
    public int WindowFrom { get; }

    public int Places { get; }

    /// <summary>Whether a place has been known for long enough to be counted: one that has just started, or has long been
    /// silent, makes no trend.</summary>
    public bool[] IsCounted { get; }

    /// <summary>What a day of the baseline weighs; none in the window.</summary>
    public double[] Weight { get; }

    /// <summary>Weighted documents of each counted place in the baseline.</summary>
    public double[] PlaceExposure { get; }

    /// <summary>Weighted documents of all counted places in the baseline.</summary>
    public double Exposure { get; private set; }

    /// <summary>The same, unweighted.</summary>
    public int ExposureBefore { get; }

    /// <summary>Weighted documents of the baseline on each weekday: days whose numbers differ by sevens.</summary>
    public double[] WeekdayExposure { get; } = new double[7];

    /// <summary>The baseline cut into spans as long as each window.</summary>
    public Bins[] Bins { get; }

    /// <summary>Whether any place has enough history.</summary>
    public bool IsEnough => Exposure > 0;

    /// <summary>Documents of the counted places on a day.</summary>
    public int TotalOf(int day) => _total[day];

    /// <summary>The same from a day to another.</summary>
    public int ExposureOf(int from, int to) => _before[to + 1] - _before[from];

    /// <summary>Finds the days of the baseline on which a series has documents in counted places.</summary>
    /// <param name="cells">The series.</param>
    /// <param name="days">Room for as many as the baseline has.</param>
    /// <returns>What was filled.</returns>
    public Span<Daily> DaysOf(ReadOnlySpan<Cell> cells, Span<Daily> days)
    {
        var last = -1;
        foreach (var cell in cells)
        {
            if (cell.Day >= WindowFrom) break;
            if (cell.Day < From || !IsCounted[cell.Place]) continue;
            if (last >= 0 && days[last].Day == cell.Day) days[last] = new Daily(cell.Day, days[last].Count + cell.Count);
            else days[++last] = new Daily(cell.Day, cell.Count);
        }

        return days[..(last + 1)];
    }

    private void AddPlace(SeriesCounts counts, int place, int leastActiveDays)
    {
        var active = 0;
        for (var d = From; d < WindowFrom; d++)
            if (counts.ExposureOf(place, d) > 0) active++;
        if (active < leastActiveDays) return;
        IsCounted[place] = true;
        for (var d = From; d <= Day; d++)
        {
            var exposure = counts.ExposureOf(place, d);
            _total[d] += exposure;
            PlaceExposure[place] += Weight[d] * exposure;
        }

        Exposure += PlaceExposure[place];
    }
}

/// <summary>The baseline cut into spans of some days, the last one ending with it.</summary>
internal sealed class Bins
{
    private readonly int[] _index;

    public Bins(Ground ground, int length)
    {
        Length = length;
        Count = (ground.WindowFrom - ground.From) / length;
        (Exposure, Weight, _index) = (new int[Count], new double[Count], new int[Count * length]);
        (First, double squares) = (ground.WindowFrom - (Count * length), 0);
        for (var bin = 0; bin < Count; bin++)
        {
            for (var d = First + (bin * length); d < First + ((bin + 1) * length); d++)
            {
                Exposure[bin] += ground.TotalOf(d);
                Weight[bin] += ground.Weight[d] / length;
                _index[d - First] = bin;
            }

            SumOfSquares += Weight[bin] * Exposure[bin] * Exposure[bin];
            (EffectiveCount, squares) = (EffectiveCount + Weight[bin], squares + (Weight[bin] * Weight[bin]));
        }

        MeanExposure = Count > 0 ? (double)Exposure.Sum() / Count : 0;
        EffectiveCount = squares > 0 ? EffectiveCount * EffectiveCount / squares : 0;
    }

    public int Length { get; }

    public int Count { get; }

    /// <summary>First day of the first span.</summary>
    public int First { get; }

    public int[] Exposure { get; }

    public double[] Weight { get; }

    /// <summary>The span of a day from the first span on.</summary>
    public int IndexOf(int day) => _index[day - First];

    /// <summary>Weighted sum of the squared documents of the spans.</summary>
    public double SumOfSquares { get; }

    /// <summary>Documents in a span, on average.</summary>
    public double MeanExposure { get; }

    /// <summary>So many spans of equal weight would tell as much (Kish, Survey Sampling, 1965).</summary>
    public double EffectiveCount { get; }
}
