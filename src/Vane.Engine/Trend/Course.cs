namespace Vane.Trend;

/// <summary>What has become of a series over the looks of a scan.</summary>
/// <remarks>A trend is entered at one level and left at a looser one, growth and its end are parted by a gap, and a new trend is
/// called new for some looks: so states do not flicker.</remarks>
internal static class Course
{
    private const int QuietDays = 14;
    private const double Slowing = 0.8, Speeding = 1.25;

    /// <summary>What a look saw.</summary>
    /// <param name="Reading">The reading.</param>
    /// <param name="Places">Counted places in its window.</param>
    /// <param name="Least">Documents that its kind must have to be called.</param>
    /// <param name="Pace">Its last days against those before them since the onset; 1 where there are none before.</param>
    public readonly record struct Look(SeriesReading Reading, int Places, int Least, double Pace);

    /// <summary>The state at the last of the looks; null where it is no trend.</summary>
    /// <param name="looks">Oldest first.</param>
    /// <param name="hasEarlierBurst">Whether a burst ended two weeks or more before the present one.</param>
    /// <param name="placesOfSource">Counted places of the source.</param>
    /// <param name="options">Levels.</param>
    public static TrendState? Of(ReadOnlySpan<Look> looks, bool hasEarlierBurst, int placesOfSource, ScanOptions options)
    {
        TrendState? state = null;
        var (fresh, faded) = (0, 0);
        foreach (var look in looks)
        {
            var isCalled = IsCalled(look, placesOfSource, options);
            if (isCalled || GoesOn(state, look, options))
            {
                // What goes on without being called is neither new nor rising.
                (state, fresh) = isCalled ? Next(state, fresh, look, hasEarlierBurst, options) : (TrendState.Continuing, options.FreshLooks);
                faded = 0;
            }
            else
            {
                (state, faded) = state is not null && faded < 2 * options.FreshLooks ? (TrendState.Fading, faded + 1) : ((TrendState?)null, 0);
            }
        }

        return state;
    }

    /// <summary>Whether a burst began two weeks or more after the one before it had ended.</summary>
    public static bool IsReturn(IReadOnlyList<Burst> bursts, int current) =>
        current > 0 && bursts[current].From - bursts[current - 1].To > QuietDays;

    /// <summary>Whether a look calls a series: more than chance, in documents enough, and not by one place alone where there are
    /// several, unless it has been known or is told often.</summary>
    public static bool IsCalled(Look look, int placesOfSource, ScanOptions options) =>
        look.Reading is { IsTested: true } reading && reading.Q <= options.Level && reading.Count >= look.Least
        && (look.Places > 1 || placesOfSource < 2 || reading.Before > 0 || reading.Count > look.Least);

    // What fades has ended: only a call begins it again.
    private static bool GoesOn(TrendState? state, Look look, ScanOptions options) =>
        state is not null and not TrendState.Fading && look.Reading.IsTested
        && (look.Reading.Q <= options.LevelToStay || look.Reading.LiftLow > 1);

    private static (TrendState State, int Fresh) Next(TrendState? state, int fresh, Look look, bool hasEarlierBurst, ScanOptions options) => state switch
    {
        null => (Beginning(look.Reading, hasEarlierBurst), 1),
        TrendState.Fading => (TrendState.Rising, options.FreshLooks),
        TrendState.New or TrendState.Returning when fresh < options.FreshLooks => (state.Value, fresh + 1),
        _ => (Grows(state.Value, look.Pace) ? TrendState.Rising : TrendState.Continuing, options.FreshLooks),
    };

    private static TrendState Beginning(SeriesReading reading, bool hasEarlierBurst) =>
        hasEarlierBurst ? TrendState.Returning : reading.Weighted < 1 ? TrendState.New : TrendState.Rising;

    private static bool Grows(TrendState state, double pace) =>
        state == TrendState.Continuing ? pace >= Speeding : pace >= Slowing;
}
