using Vane.Model;
using Vane.Storage;

namespace Vane.Verify;

/// <summary>What may be said of how collecting went.</summary>
internal sealed class CollectionClaims
{
    private const long DayMs = 86_400_000;
    private static readonly HashSet<string> Answered = ["got", "unchanged", "quiet"], Doubtful = ["empty", "thin", "old"];

    private readonly Ledger _ledger;
    private readonly SortedDictionary<string, List<StoredVisitEnd>> _visits = new(StringComparer.Ordinal);

    public CollectionClaims(Ledger ledger)
    {
        _ledger = ledger;
        foreach (var visit in ledger.Visits)
        {
            if (!_visits.TryGetValue(visit.Source, out var visits)) _visits[visit.Source] = visits = [];
            visits.Add(visit);
        }
    }

    /// <summary>Why collecting makes the report partial; null where it does not.</summary>
    public string? Reason => IsNone ? "collection-none" : Missing.Count + Lost.Count > 0 ? "collection-short" : null;

    private List<string> Missing => [.. _visits.Where(s => WithResting(s.Value) is { Count: > 0 } visits
        && visits.TrueForAll(v => !Answered.Contains(v.Outcome))).Select(s => s.Key)];

    private List<string> Lost => [.. _visits.Where(s => IsLost(WithResting(s.Value))).Select(s => s.Key)];

    private bool IsNone => Missing.Count > 1 && _visits.Values.All(v => WithResting(v).TrueForAll(visit => !Answered.Contains(visit.Outcome)));

    private long End => Math.Min(_ledger.Window.To.ToUnixTimeMilliseconds(), _ledger.Edition.AsOf.ToUnixTimeMilliseconds());

    /// <summary>The section; null where no source is collected from.</summary>
    public Chapter? Chapter()
    {
        if (_visits.Count == 0) return null;
        var inPeriod = _visits.Values.Select(InPeriod).ToList();
        var all = inPeriod.SelectMany(v => v).ToList();
        var claims = new List<Claim>
        {
            Claim.Of(
                "collected",
                ("sources", new Slot.Count(inPeriod.Count(v => v.Count > 0))), ("known", new Slot.Count(_visits.Count)),
                ("visits", new Slot.Count(all.Count)), ("answered", new Slot.Count(all.Count(v => Answered.Contains(v.Outcome)))),
                ("documents", new Slot.Count(all.Sum(v => v.Documents)))),
        };
        if (IsNone) claims.Add(Claim.Of("collected-none", ("sources", new Slot.Count(Missing.Count))));
        else if (Missing is { Count: > 0 } missing) claims.Add(Claim.Of("collected-not", ("names", new Slot.Names(missing))));
        if (Lost is { Count: > 0 } lost) claims.Add(Claim.Of("collected-lost", ("names", new Slot.Names(lost))));
        var lines = _visits.Select(s => LineOf(s.Key, s.Value)).ToList();
        return new Chapter("collection", claims, [new Sheet("collection", null,
            ["collected", "state", "asked", "answered", "new", "doubtful", "failed", "limited", "last-answer"], lines)], ["collection"]);
    }

    private List<StoredVisitEnd> InPeriod(List<StoredVisitEnd> visits) => WithResting(visits).FindAll(v => v.Outcome != "resting");

    private bool IsLost(List<StoredVisitEnd> visits)
    {
        var answered = visits.FindLastIndex(v => Answered.Contains(v.Outcome));
        var quarter = (_ledger.Window.To - _ledger.Window.From) / 4;
        return answered >= 0 && answered < visits.Count - 1 && NodaTime.Duration.FromMilliseconds(End - visits[answered].Ended) >= quarter;
    }

    private List<StoredVisitEnd> WithResting(List<StoredVisitEnd> visits)
    {
        var (from, to) = (_ledger.Window.From.ToUnixTimeMilliseconds(), _ledger.Window.To.ToUnixTimeMilliseconds());
        return visits.FindAll(v => v.Ended >= from && v.Ended < to);
    }

    private Line LineOf(string source, List<StoredVisitEnd> all)
    {
        var visits = InPeriod(all);
        Slot.Count Number(Predicate<StoredVisitEnd> which) => new(visits.FindAll(which).Count);
        return new Line(
        [
            new Slot.Name(source), new Slot.Term(StateOf(visits, all)), new Slot.Count(visits.Count), Number(v => Answered.Contains(v.Outcome)),
            new Slot.Count(visits.Sum(v => v.Documents)), Number(v => Doubtful.Contains(v.Outcome)),
            Number(v => v.Outcome is "failed" or "closed" or "forbidden" or "unfinished"), Number(v => v.Outcome == "rate-limited"),
            all.FindLast(v => Answered.Contains(v.Outcome)) is { } last ? new Slot.Moment(Ledger.At(last.Ended)) : null,
        ]);
    }

    private string StateOf(List<StoredVisitEnd> visits, List<StoredVisitEnd> all)
    {
        if (visits.Count == 0) return "not-asked";
        if (!Answered.Contains(visits[^1].Outcome)) return $"visit-{visits[^1].Outcome}";
        var fresh = all.FindAll(v => v.Documents > 0);
        if (fresh.Count == 0) return "ok";
        var days = fresh.Select(v => v.Ended / DayMs).Distinct().ToList();
        var pause = days.Count < 2 ? 7 : days.Zip(days.Skip(1), (day, next) => next - day).Max();
        return End - fresh[^1].Ended > Math.Max(3, 2 * pause) * DayMs ? "stale" : "ok";
    }
}
