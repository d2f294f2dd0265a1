namespace Vane.Verify;

/// <summary>The burst in a subject's baseline that is over, and counts as if it had not been (docs/trends.md, "What is
/// expected"): found by trying every pair of its days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Share">What a document of it counts.</param>
internal sealed record BurstBefore(int From, int To, double Share)
{
    /// <summary>Finds it; null where there is none.</summary>
    /// <param name="tally">The source.</param>
    /// <param name="daily">Documents of the subject a day.</param>
    /// <param name="dispersionWithout">The dispersion of the rest in spans as long as a number of days, or the shortest ones.</param>
    public static BurstBefore? Of(SourceTally tally, int[] daily, Func<BurstBefore, int, double> dispersionWithout)
    {
        var all = daily[tally.BaselineFrom..tally.WindowFrom].Sum();
        if (all < 12) return null;
        var exposure = tally.Daily[tally.BaselineFrom..tally.WindowFrom].Sum();
        var (from, to) = Densest(tally, daily, 1.5 * all / exposure);
        var (count, within) = (daily[from..(to + 1)].Sum(), tally.Daily[from..(to + 1)].Sum());
        var (outside, length) = (all - count, to - from + 1);
        if (length is < 4 or > 21 || to >= tally.WindowFrom - 7 || outside < 5) return null;
        var mean = (double)outside / (exposure - within) * within;
        var found = new BurstBefore(from, to, (float)(mean / count));
        var dispersion = (2 * dispersionWithout(found, length)) + (1.0 / outside);
        return count > 3 * mean && Chance.OfAtLeast(count, mean, dispersion) < 1e-5 ? found : null;
    }

    /// <summary>What a document of a day counts.</summary>
    public double ShareOn(int day) => day >= From && day <= To ? Share : 1;

    // The span of days that has most beyond a rate.
    private static (int From, int To) Densest(SourceTally tally, int[] daily, double rate)
    {
        var (best, found) = (0.0, (From: tally.BaselineFrom, To: tally.BaselineFrom));
        for (var from = tally.BaselineFrom; from < tally.WindowFrom; from++)
        {
            var beyond = 0.0;
            for (var to = from; to < tally.WindowFrom; to++)
            {
                beyond += daily[to] - (rate * tally.Daily[to]);
                if (daily[from] > 0 && beyond > best + 1e-9) (best, found) = (beyond, (from, to));
            }
        }

        return found;
    }
}
