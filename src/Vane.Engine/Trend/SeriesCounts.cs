namespace Vane.Trend;

/// <summary>Documents of one series (a term, a topic, a story) on one day in one place.</summary>
/// <param name="Day">Day, counted from the first one of the counts.</param>
/// <param name="Place">Place, by its index.</param>
/// <param name="Count">Documents.</param>
public readonly record struct Cell(ushort Day, ushort Place, int Count);

/// <summary>
/// How many documents each series has on each day in each place of one source, and how many documents there are at all. Sparse:
/// a series costs its cells, not its days.
/// </summary>
public sealed class SeriesCounts
{
    private readonly int[] _starts;
    private readonly Cell[] _cells;
    private readonly int[] _exposure;

    internal SeriesCounts(int days, int places, int[] exposure, int[] starts, Cell[] cells)
    {
        (Days, Places, _exposure, _starts, _cells) = (days, places, exposure, starts, cells);
    }

    /// <summary>Number of days.</summary>
    public int Days { get; }

    /// <summary>Number of places.</summary>
    public int Places { get; }

    /// <summary>Number of series.</summary>
    public int Series => _starts.Length - 1;

    /// <summary>Cells of all series.</summary>
    public int Cells => _cells.Length;

    /// <summary>All documents of a place on a day.</summary>
    public int ExposureOf(int place, int day) => _exposure[(place * Days) + day];

    /// <summary>All documents of a place, a day each.</summary>
    public ReadOnlySpan<int> ExposureOf(int place) => _exposure.AsSpan(place * Days, Days);

    /// <summary>The cells of a series that hold something, by day, then by place.</summary>
    public ReadOnlySpan<Cell> Of(int series) => _cells.AsSpan(_starts[series].._starts[series + 1]);
}
