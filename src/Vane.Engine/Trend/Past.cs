namespace Vane.Trend;

/// <summary>A series in the baseline.</summary>
/// <param name="Weighted">Weighted documents.</param>
/// <param name="Documents">Documents.</param>
/// <param name="Band">Band of frequency, half an octave wide.</param>
/// <param name="Burst">The burst it had.</param>
internal readonly record struct Past(double Weighted, int Documents, byte Band, OldBurst Burst)
{
    /// <summary>Number of bands; the last one holds all that is more frequent.</summary>
    public const int Bands = 24;

    /// <summary>Sums up the cells of the counted places.</summary>
    /// <param name="cells">The series.</param>
    /// <param name="ground">What series share.</param>
    /// <param name="room">For as many days as the baseline has.</param>
    public static Past Of(ReadOnlySpan<Cell> cells, Ground ground, Span<Daily> room)
    {
        var past = Sum(cells, ground);
        if (!OldBurst.IsLookedFor(past)) return past;
        var days = ground.DaysOf(cells, room);
        return OldBurst.Of(days, past, ground) is { To: > 0 } burst ? past.Without(burst, days, ground) : past;
    }

    /// <summary>The same, but for a burst.</summary>
    public Past Without(OldBurst burst, ReadOnlySpan<Daily> days, Ground ground)
    {
        var weighted = Weighted;
        foreach (var (day, count) in days)
            if (burst.Holds(day)) weighted -= ground.Weight[day] * count * (1 - burst.Share);
        return new Past(weighted, Documents, BandOf(weighted), burst);
    }

    private static Past Sum(ReadOnlySpan<Cell> cells, Ground ground)
    {
        var (weighted, documents) = (0.0, 0);
        foreach (var cell in cells)
        {
            if (cell.Day >= ground.WindowFrom) break;
            if (cell.Day < ground.From || !ground.IsCounted[cell.Place]) continue;
            weighted += ground.Weight[cell.Day] * cell.Count;
            documents += cell.Count;
        }

        return new Past(weighted, documents, BandOf(weighted), OldBurst.None);
    }

    private static byte BandOf(double weighted) => (byte)Math.Min(Bands - 1, (int)(2 * Math.Log2(1 + weighted)));
}
