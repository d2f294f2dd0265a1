namespace Vane.Trend;

/// <summary>A burst of a series.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public readonly record struct Burst(int From, int To);

/// <summary>Finds when a series burst: the two states of an automaton that makes its counts likeliest, changes paid for
/// (Kleinberg, Bursty and hierarchical structure in streams, KDD 2002, §4, of batches; here by Poisson counts).</summary>
public static class Bursts
{
    private const double LeastGrowth = 2, MostGrowth = 50;

    /// <summary>Bursts in order of time.</summary>
    /// <param name="counts">Documents of the series, a day each.</param>
    /// <param name="exposure">All documents, a day each.</param>
    /// <param name="rate">Share of the series where nothing happens.</param>
    /// <param name="growth">How many times that share a burst has.</param>
    public static IReadOnlyList<Burst> Of(ReadOnlySpan<int> counts, ReadOnlySpan<int> exposure, double rate, double growth)
    {
        var step = Math.Log(Math.Clamp(growth, LeastGrowth, MostGrowth));
        var raised = rate * Math.Exp(step);
        var change = Math.Log(Math.Max(2, counts.Length));
        var (calm, burst) = (0.0, change);
        var cameFromBurst = new (bool Calm, bool Burst)[counts.Length];
        for (var day = 0; day < counts.Length; day++)
        {
            // What the burst state costs more than the calm one.
            var cost = ((raised - rate) * exposure[day]) - (counts[day] * step);
            var (fromCalm, fromBurst) = (calm + change, burst);
            // Leaving a burst is free, entering one is not.
            cameFromBurst[day] = (burst < calm, fromBurst < fromCalm);
            calm = Math.Min(calm, burst);
            burst = Math.Min(fromCalm, fromBurst) + cost;
        }

        return Trace(cameFromBurst, burst < calm);
    }

    private static List<Burst> Trace((bool Calm, bool Burst)[] cameFromBurst, bool isBurst)
    {
        var (bursts, last) = (new List<Burst>(), -1);
        for (var day = cameFromBurst.Length - 1; day >= 0; day--)
        {
            if (isBurst && last < 0) last = day;
            var was = isBurst ? cameFromBurst[day].Burst : cameFromBurst[day].Calm;
            if (isBurst && (!was || day == 0))
            {
                bursts.Add(new Burst(day, last));
                last = -1;
            }

            isBurst = was;
        }

        bursts.Reverse();
        return bursts;
    }
}
