using NodaTime;
using Vane.Model;

namespace Vane.Compose;

/// <summary>How collecting went in the edition's period: what each source was asked, what it gave, and why it did not.</summary>
/// <param name="Section">The section; null where no source is collected from.</param>
/// <param name="Reason">Why the report is not whole for it; null where it is.</param>
internal sealed record Collection(Section? Section, string? Reason)
{
    private const int ShortestAlarmDays = 3, UnknownRhythmDays = 7;

    public static Collection Of(Snapshot snapshot)
    {
        if (snapshot.Collected.Count == 0) return new Collection(null, null);
        var window = snapshot.Edition.Span(snapshot.Edition.Period);
        var until = Instant.Min(window.To, snapshot.Edition.AsOf);
        var all = snapshot.Visits.ToLookup(v => v.Source, StringComparer.Ordinal);
        // Who was left alone was not asked, and is as far from answering as before.
        var visits = snapshot.Visits.Where(v => v.Outcome != VisitOutcome.Resting).ToLookup(v => v.Source, StringComparer.Ordinal);
        var rows = snapshot.Collected.Select(s => RowOf(s, [.. visits[s.Source]], until)).ToList();
        var asked = snapshot.Collected.Count(s => visits[s.Source].Any());
        var missing = snapshot.Collected.Select(s => s.Source).Where(s => all[s].Any() && !all[s].Any(v => v.IsAnswered)).ToList();
        var lost = snapshot.Collected.Select(s => s.Source).Where(s => IsLost([.. all[s]], window, until)).ToList();
        var statements = new List<Statement>
        {
            new("collected", new Dictionary<string, Slot>
            {
                ["sources"] = new Slot.Count(asked),
                ["known"] = new Slot.Count(snapshot.Collected.Count),
                ["visits"] = new Slot.Count(visits.Sum(v => v.Count())),
                ["answered"] = new Slot.Count(snapshot.Visits.Count(v => v.IsAnswered)),
                ["documents"] = new Slot.Count(snapshot.Visits.Sum(v => v.Tally.New)),
            }, []),
        };
        var isNone = missing.Count == all.Count && missing.Count > 1;
        if (isNone) statements.Add(new("collected-none", new Dictionary<string, Slot> { ["sources"] = new Slot.Count(missing.Count) }, []));
        else if (missing.Count > 0) statements.Add(new("collected-not", new Dictionary<string, Slot> { ["names"] = new Slot.Names(missing) }, []));
        if (lost.Count > 0) statements.Add(new("collected-lost", new Dictionary<string, Slot> { ["names"] = new Slot.Names(lost) }, []));
        var table = new Table("collection", null, ["collected", "state", "asked", "answered", "new", "doubtful", "failed", "limited", "last-answer"], rows);
        return new Collection(new Section("collection", statements, [table], ["collection"]),
            isNone ? "collection-none" : missing.Count + lost.Count > 0 ? "collection-short" : null);
    }

    private static Row RowOf(CollectedSource source, List<SourceVisit> visits, Instant until) => new([
        new Slot.Name(source.Source),
        new Slot.Term(StateOf(source, visits, until)),
        new Slot.Count(visits.Count),
        new Slot.Count(visits.Count(v => v.IsAnswered)),
        new Slot.Count(visits.Sum(v => v.Tally.New)),
        new Slot.Count(visits.Count(v => v.IsDoubtful)),
        new Slot.Count(visits.Count(v => v.Outcome is VisitOutcome.Failed or VisitOutcome.Closed or VisitOutcome.Forbidden or VisitOutcome.Unfinished)),
        new Slot.Count(visits.Count(v => v.Outcome == VisitOutcome.RateLimited)),
        source.LastAnswer is { } at ? new Slot.Moment(at) : null,
    ]);

    private static string StateOf(CollectedSource source, List<SourceVisit> visits, Instant until)
    {
        if (visits.Count == 0) return "not-asked";
        var last = visits[^1];
        if (!last.IsAnswered) return $"visit-{SourceVisit.WordOf(last.Outcome)}";
        return IsStale(source, until) ? "stale" : "ok";
    }

    // Answered at first and not at the end, for a quarter of the period or more.
    private static bool IsLost(List<SourceVisit> visits, Window window, Instant until) =>
        visits.LastOrDefault(v => v.IsAnswered) is { Ended: { } last } && !visits[^1].IsAnswered && (until - last) * 4 >= window.To - window.From;

    // As of the platforms: silent for twice its longest pause, and for three days at least.
    private static bool IsStale(CollectedSource source, Instant until)
    {
        if (source.LastNew is not { } last) return false;
        var longest = source.Days.Count > 1 ? 0L : UnknownRhythmDays;
        for (var i = 1; i < source.Days.Count; i++) longest = Math.Max(longest, source.Days[i] - source.Days[i - 1]);
        return until - last > Duration.FromDays(Math.Max(ShortestAlarmDays, 2 * longest));
    }
}
