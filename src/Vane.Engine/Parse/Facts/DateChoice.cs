using NodaTime;

namespace Vane.Parse;

/// <summary>Where a date is stated.</summary>
internal enum DateKind
{
    Linked,
    Meta,
    Property,
    Visible,
    Address,
}

/// <summary>A date that a page states.</summary>
/// <param name="Date">The date.</param>
/// <param name="Kind">Where it is stated.</param>
/// <param name="Weight">How surely it is the page's own, to 100.</param>
/// <param name="IsUpdate">Whether it is that of a change.</param>
internal sealed record DateCandidate(WrittenDate Date, DateKind Kind, int Weight, bool IsUpdate);

/// <summary>Chooses among the dates that a page states.</summary>
internal static class DateChoice
{
    // Below this a date is of anything.
    private const int Least = 45;

    // What is stated in several ways is so much surer for each.
    private const int Agreement = 6;

    private static readonly LocalDate Earliest = new(1990, 1, 1);

    /// <summary>When the page was published and changed.</summary>
    /// <param name="candidates">The dates it states.</param>
    /// <param name="seen">When it was seen; what is later by two days is no date of the page.</param>
    public static (StatedTime? Published, StatedTime? Updated) Choose(IReadOnlyList<DateCandidate> candidates, Instant seen)
    {
        var last = (seen + Duration.FromDays(2)).InUtc().Date;
        var certain = new HashSet<LocalDate>();
        foreach (var candidate in candidates)
            if (candidate.Date is { Otherwise: null, Precision: not TimePrecision.Rough } date) certain.Add(date.Day);
        var plausible = new List<DateCandidate>();
        foreach (var candidate in candidates)
            if (Settled(candidate, certain, last) is { } settled) plausible.Add(settled);
        var published = Best(plausible, isUpdate: false);
        var updated = Best(plausible, isUpdate: true);
        // What was changed before it was published was not.
        if (published is not null && updated is not null && updated.Date.Day < published.Date.Day) updated = null;
        return (published?.Date.ToStated(), updated?.Date.ToStated());
    }

    // Where day and month may be either way round, what the page states elsewhere decides, or the calendar.
    private static DateCandidate? Settled(DateCandidate candidate, HashSet<LocalDate> certain, LocalDate last)
    {
        var date = candidate.Date;
        if (date.Otherwise is { } other && (date.Day > last || (certain.Contains(other) && !certain.Contains(date.Day))))
            candidate = candidate with { Date = date with { Day = other, Otherwise = null } };
        return candidate.Date.Day >= Earliest && candidate.Date.Day <= last ? candidate : null;
    }

    private static DateCandidate? Best(List<DateCandidate> candidates, bool isUpdate)
    {
        var kinds = new Dictionary<LocalDate, int>();
        foreach (var c in candidates)
            if (c.Date.Precision != TimePrecision.Rough) kinds[c.Date.Day] = kinds.GetValueOrDefault(c.Date.Day) | (1 << (int)c.Kind);
        DateCandidate? best = null;
        var most = Least - 1;
        foreach (var c in candidates)
        {
            if (c.IsUpdate != isUpdate) continue;
            var others = int.PopCount(kinds.GetValueOrDefault(c.Date.Day) & ~(1 << (int)c.Kind));
            var weight = c.Weight + (others * Agreement);
            if (weight > most) (best, most) = (c, weight);
        }

        return best is null ? null : MoreExact(best, candidates);
    }

    // The same day with its time, where one states it.
    private static DateCandidate MoreExact(DateCandidate best, List<DateCandidate> candidates)
    {
        if (best.Date.IsInstant || best.Date.Precision == TimePrecision.Rough) return best;
        foreach (var c in candidates)
            if (c.IsUpdate == best.IsUpdate && c.Date.Day == best.Date.Day && c.Date.IsInstant && c.Weight >= Least) return c;
        return best;
    }
}
