namespace Vane.Trend;

/// <summary>A series in the baseline.</summary>
/// <param name="Weighted">Weighted documents.</param>
/// <param name="Documents">Documents.</param>
/// <param name="Band">Band of frequency, half an octave wide.</param>
internal readonly record struct Past(double Weighted, int Documents, byte Band)
{
    /// <summary>Number of bands; the last one holds all that is more frequent.</summary>
    public const int Bands = 24;

    /// <summary>Sums up the cells of the counted places.</summary>
    public static Past Of(ReadOnlySpan<Cell> cells, Ground ground)
    {
        var (weighted, documents) = (0.0, 0);
        foreach (var cell in cells)
        {
            if (cell.Day >= ground.WindowFrom) break;
            if (cell.Day < ground.From || !ground.IsCounted[cell.Place]) continue;
            weighted += ground.Weight[cell.Day] * cell.Count;
            documents += cell.Count;
        }

        return new Past(weighted, documents, (byte)Math.Min(Bands - 1, (int)(2 * Math.Log2(1 + weighted))));
    }
}
