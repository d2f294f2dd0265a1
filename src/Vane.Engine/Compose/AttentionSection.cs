using Vane.Model;
using Vane.Storage;
using Vane.Trend;

namespace Vane.Compose;

/// <summary>Which fresh posts stand out by their figures, and which are expected to stay.</summary>
internal static class AttentionSection
{
    private const int MostGaining = 5, LeastPercent = 90, LeastPredicted = 30;

    /// <summary>The section; null for longer periods, and where nothing stands out.</summary>
    public static Section? Of(Snapshot snapshot, Store store, EvidenceList evidence)
    {
        if (snapshot.Edition.Period != ReportPeriod.Day) return null;
        var attention = Attention.Of(store, snapshot.Edition);
        List<Statement> statements = [.. Gaining(snapshot, store, attention, evidence), .. Expected(snapshot, store, attention, evidence)];
        return statements.Count == 0 ? null : new Section("attention", statements, [], ["attention"]);
    }

    private static IEnumerable<Statement> Gaining(Snapshot snapshot, Store store, Attention attention, EvidenceList evidence)
    {
        var told = 0;
        foreach (var reading in attention.Readings())
        {
            if (snapshot.Find(reading.Post, store) is not { } seen) continue;
            if (StandingOf(reading, seen) is not { Percent: >= LeastPercent } standing || !snapshot.Passes(seen.Figures)) continue;
            yield return new Statement(reading.Pace is null ? "ahead" : "gaining", new Dictionary<string, Slot>
            {
                ["title"] = EvidenceList.TitleOf(seen.Post),
                ["percent"] = new Slot.Count(standing.Percent),
                ["among"] = new Slot.Count(standing.Among),
                ["place"] = snapshot.Label(reading.Peers),
                ["hours"] = new Slot.Count(Math.Max(1, (long)reading.Age.TotalHours)),
                ["score"] = new Slot.Score(reading.Points),
            }, [evidence.Cite(seen)]);
            if (++told == MostGaining) yield break;
        }
    }

    // Where a source lists by an order of its own, a score was not earned there: one of an old project is high at once.
    private static Standing? StandingOf(AttentionReading reading, Seen seen) =>
        reading.Pace ?? (seen.Post.Observations.Any(o => o.Rank is not null) ? null : reading.Score);

    private static IEnumerable<Statement> Expected(Snapshot snapshot, Store store, Attention attention, EvidenceList evidence)
    {
        foreach (var (_, prediction) in attention.Predictions())
        {
            var before = prediction.Before;
            if (before.Predicted < LeastPredicted || 2 * before.Right <= before.Predicted) continue;
            foreach (var seen in prediction.Posts.Select(p => snapshot.Find(p.Post.Key, store)).OfType<Seen>().Where(s => snapshot.Passes(s.Figures)))
            {
                yield return new Statement("expected-in-week", new Dictionary<string, Slot>
                {
                    ["title"] = EvidenceList.TitleOf(seen.Post),
                    ["community"] = snapshot.Label(seen.Post.Place),
                    ["right"] = new Slot.Count(before.Right),
                    ["predicted"] = new Slot.Count(before.Predicted),
                }, [evidence.Cite(seen)]);
            }
        }
    }
}
