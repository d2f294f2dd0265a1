namespace Vane.Trend;

/// <summary>What has become of a series over the looks of a scan.</summary>
/// <remarks>A trend is entered at one level and left at a looser one, growth and its end are parted by a gap, and a new trend is
/// called new for three looks: so states do not flicker.</remarks>
internal static class Course
{
    private const int FreshLooks = 3, QuietDays = 14;
    private const double Slowing = 0.8, Speeding = 1.25;

    /// <summary>What a look saw.</summary>
    /// <param name="Reading">The reading.</param>
    /// <param name="Places">Counted places in its window.</param>
    /// <param name="IsBursting">Whether the burst reaches the look's day.</param>
    /// <param name="Least">Documents that its kind must have to be called.</param>
    /// <param name="Pace">Its last days against those before them since the onset; 1 where there are none before.</param>
    public readonly record struct Look(SeriesReading Reading, int Places, bool IsBursting, int Least, double Pace);

    /// <summary>The state at the last of the looks; null where it is no trend.</summary>
    /// <param name="looks">Oldest first.</param>
    /// <param name="hasEarlierBurst">Whether a burst ended two weeks or more before the present one.</param>
    /// <param name="placesOfSource">Counted places of the source.</param>
    /// <param name="options">Levels.</param>
    public static TrendState? Of(ReadOnlySpan<Look> looks, bool hasEarlierBurst, int placesOfSource, ScanOptions options)
    {
        TrendState? state = null;
        var (since, off) = (0, 0);
        foreach (var look in looks)
        {
            var isCalled = IsCalled(look, placesOfSource, options);
            var goesOn = state is not null and not TrendState.Fading && (look.Reading.Q <= options.LevelToStay || (look.IsBursting && look.Reading.LiftLow > 1));
            (state, since, off) = (isCalled || goesOn, state) switch
            {
                (true, null) => (Beginning(look.Reading, hasEarlierBurst), 1, 0),
                (true, TrendState.Fading) => (TrendState.Rising, 1, 0),
                (true, TrendState.New or TrendState.Returning) when since < FreshLooks => (state, since + 1, 0),
                (true, _) => (Grows(state!.Value, look.Pace) ? TrendState.Rising : TrendState.Continuing, since + 1, 0),
                (false, null) => (null, 0, 0),
                (false, _) => (TrendState.Fading, since, off + 1),
            };
            if (off > FreshLooks * 2) (state, since, off) = (null, 0, 0);
        }

        return state;
    }

    /// <summary>Whether a look calls a series: more than chance, in documents enough, and not by one place alone where there are
    /// several, unless it has been known or is told often.</summary>
    public static bool IsCalled(Look look, int placesOfSource, ScanOptions options) =>
        look.Reading is { IsTested: true } reading && reading.Q <= options.Level && reading.Count >= look.Least
        && (look.Places > 1 || placesOfSource < 2 || reading.Before > 0 || reading.Count > look.Least);

    private static TrendState Beginning(SeriesReading reading, bool hasEarlierBurst) =>
        hasEarlierBurst ? TrendState.Returning : reading.Weighted < 1 ? TrendState.New : TrendState.Rising;

    private static bool Grows(TrendState state, double pace) =>
        state == TrendState.Continuing ? pace >= Speeding : pace >= Slowing;

    /// <summary>Whether an earlier burst lies far enough back.</summary>
    public static bool IsReturn(IReadOnlyList<Burst> bursts, int current) =>
        current > 0 && bursts[current].From - bursts[current - 1].To > QuietDays;
}
