namespace Vane.Trend;

/// <summary>The one burst in a baseline, where there is one that is over: it counts as if it had not been, or it would hide the
/// next one. What goes on to the end is no burst but what is usual by now; several are how the series varies.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Share">What its documents count: together as many as the rest of the baseline leads to expect.</param>
internal readonly record struct OldBurst(ushort From, ushort To, float Share)
{
    // Documents of a series, and of those outside of the burst, below which none is looked for; quiet days that follow it.
    private const int LeastDocuments = 12, LeastOutside = 5, QuietDays = 7, LeastDays = 4, MostDays = 21;
    // Days are of the burst where they have so much more than the mean, which the burst itself has raised.
    private const double LeastLift = 1.5;
    // What is no burst beyond doubt stays: leaving out what merely varies makes series seem steadier than they are.
    private const double LeastTimes = 3, Level = 1e-5, Allowance = 2;

    /// <summary>No burst.</summary>
    public static OldBurst None { get; } = new(ushort.MaxValue, 0, 1);

    /// <summary>Whether a day is of the burst.</summary>
    public bool Holds(int day) => day >= From && day <= To;

    /// <summary>Whether a series has documents enough to tell.</summary>
    public static bool IsLookedFor(Past past) => past.Documents >= LeastDocuments;

    /// <summary>Finds it.</summary>
    public static OldBurst Of(ReadOnlySpan<Daily> days, Past past, Ground ground)
    {
        var (from, to, count) = Find(days, LeastLift * past.Documents / ground.ExposureBefore, ground);
        var outside = past.Documents - count;
        var length = to - from + 1;
        if (length is < LeastDays or > MostDays || to >= ground.WindowFrom - QuietDays || outside < LeastOutside) return None;
        var exposure = ground.ExposureOf(from, to);
        var mean = (double)outside / (ground.ExposureBefore - exposure) * exposure;
        var found = new OldBurst((ushort)from, (ushort)to, (float)(mean / count));
        // How much the rest varies in spans as long.
        var bins = ground.Bins[0];
        foreach (var longer in ground.Bins)
            if (longer.Length <= length) bins = longer;
        var rest = past.Without(found, days, ground);
        var dispersion = (Variation.Of(days, rest, ground, bins).Clipped * Allowance) + (1.0 / outside);
        return count > LeastTimes * mean && new NegativeBinomial(mean, dispersion).UpperMidTail(count) < Level ? rest.Burst : None;
    }

    // The days that together have most beyond a rate (Kadane's algorithm: Bentley, Programming pearls, CACM 1984).
    private static (int From, int To, int Count) Find(ReadOnlySpan<Daily> days, double rate, Ground ground)
    {
        var (best, beyond, first, count) = (0.0, 0.0, 0, 0);
        (int From, int To, int Count) found = (0, 0, 0);
        for (var i = 0; i < days.Length; i++)
        {
            if (i > first) beyond -= rate * ground.ExposureOf(days[i - 1].Day + 1, days[i].Day - 1);
            if (beyond <= 0) (beyond, first, count) = (0, i, 0);
            beyond += days[i].Count - (rate * ground.TotalOf(days[i].Day));
            count += days[i].Count;
            if (beyond > best) (best, found) = (beyond, (days[first].Day, days[i].Day, count));
        }

        return found;
    }
}
