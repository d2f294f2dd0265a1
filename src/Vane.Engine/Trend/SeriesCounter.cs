namespace Vane.Trend;

/// <summary>Counts documents into <see cref="SeriesCounts"/>: add every document, then every series it belongs to.</summary>
/// <param name="days">Number of days, at most 65,535.</param>
/// <param name="places">Number of places, at most 65,535.</param>
public sealed class SeriesCounter(int days, int places)
{
    private readonly int[] _exposure = new int[checked(AtMost(days) * AtMost(places))];
    private readonly List<ulong> _occurrences = [];
    private int _series;

    /// <summary>Counts documents of a place on a day.</summary>
    public void AddDocuments(int place, int day, int count = 1) => _exposure[(place * days) + day] += count;

    /// <summary>Counts a document of a series.</summary>
    public void Add(int series, int place, int day)
    {
        _series = Math.Max(_series, series + 1);
        _occurrences.Add(((ulong)series << 32) | ((ulong)day << 16) | (uint)place);
    }

    private static int AtMost(int value) =>
        value <= ushort.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At most 65,535 days and places are counted.");

    /// <summary>The counts. Linear in what was added.</summary>
    public SeriesCounts ToCounts()
    {
        var (ends, sorted) = Distribute();
        var (starts, cells) = (new int[_series + 1], new List<Cell>(sorted.Length));
        for (var series = 0; series < _series; series++)
        {
            starts[series] = cells.Count;
            var own = sorted.AsSpan((series == 0 ? 0 : ends[series - 1])..ends[series]);
            own.Sort();
            for (var i = 0; i < own.Length;)
            {
                var first = i;
                while (i < own.Length && own[i] == own[first]) i++;
                cells.Add(new Cell((ushort)(own[first] >> 16), (ushort)own[first], i - first));
            }
        }

        starts[_series] = cells.Count;
        return new SeriesCounts(days, places, _exposure, starts, [.. cells]);
    }

    // Day and place of each occurrence, those of one series together; and where each series ends.
    private (int[] Ends, uint[] Sorted) Distribute()
    {
        var next = new int[_series + 1];
        foreach (var occurrence in _occurrences) next[(int)(occurrence >> 32) + 1]++;
        for (var series = 0; series < _series; series++) next[series + 1] += next[series];
        var sorted = new uint[_occurrences.Count];
        foreach (var occurrence in _occurrences) sorted[next[(int)(occurrence >> 32)]++] = (uint)occurrence;
        return (next, sorted);
    }
}
