using Vane.Model;
using Vane.Trend;

namespace Vane.Compose;

/// <summary>Trends as every section tells of them: what they are called, their figures, what is cited for them.</summary>
internal sealed class ToldTrends(Snapshot snapshot, EvidenceList evidence)
{
    private const int MostNames = 8;
    private const double Level = 0.05;

    /// <summary>All trends that documents can be shown of, in their order.</summary>
    public IReadOnlyList<Trend.Trend> All { get; } = [.. snapshot.Trends.All.Where(t => t.Documents.Count > 0)];

    /// <summary>Those that do not fade.</summary>
    public IEnumerable<Trend.Trend> Living => All.Where(t => t.State != TrendState.Fading);

    /// <summary>Those that do not merely go on, and are more than chance by the last days alone.</summary>
    public IEnumerable<Trend.Trend> Striking => Living.Where(t => t.State != TrendState.Continuing && t.Reading.Q <= Level);

    /// <summary>The word of a state.</summary>
    public static string WordOf(TrendState state) => state switch
    {
        TrendState.New => "new",
        TrendState.Rising => "rising",
        TrendState.Returning => "returning",
        TrendState.Continuing => "continuing",
        _ => "fading",
    };

    /// <summary>What a trend is called.</summary>
    public Slot NameOf(Trend.Trend trend)
    {
        if (trend.Kind != TrendKind.Topic) return new Slot.Name(trend.Term);
        var topic = snapshot.Understanding.Lens.Taxonomy.Topics[(int)trend.Subject.Id];
        return new Slot.Label(topic.Id, topic.Labels.En, topic.Labels.ZhHans, topic.Labels.ZhHant);
    }

    /// <summary>Name, count, window and expectation.</summary>
    public Dictionary<string, Slot> FiguresOf(Trend.Trend trend) => new()
    {
        ["name"] = NameOf(trend),
        ["count"] = new Slot.Count(trend.Reading.Count),
        ["window"] = new Slot.Count(trend.Reading.Window),
        ["expected"] = Slot.Mean.Of(trend.Reading.Expected, decimals: 2),
    };

    /// <summary>Its documents as they were last seen.</summary>
    public IEnumerable<Seen> DocumentsOf(Trend.Trend trend) => trend.Documents.Select(snapshot.SeenOf);

    /// <summary>What is cited for it.</summary>
    public List<string> Cite(Trend.Trend trend) =>
        [.. trend.Documents.Take(Snapshot.CitedOfTrend).Select(d => evidence.Cite(snapshot.SeenOf(d)))];

    /// <summary>A trend in a sentence.</summary>
    public Statement Takeaway(Trend.Trend trend)
    {
        var slots = FiguresOf(trend);
        slots["places"] = new Slot.Count(DocumentsOf(trend).Select(s => s.Post.Place).Distinct().Count());
        return new Statement($"takeaway-trend-{WordOf(trend.State)}", slots, Cite(trend));
    }

    /// <summary>Which trends came, stayed and went.</summary>
    public IEnumerable<Statement> Moves()
    {
        (string Kind, TrendState[] States)[] moves =
        [
            ("trends-entered", [TrendState.New, TrendState.Returning]),
            ("trends-held", [TrendState.Rising, TrendState.Continuing]),
            ("trends-left", [TrendState.Fading]),
        ];
        foreach (var (kind, states) in moves)
        {
            var named = All.Where(t => t.Kind != TrendKind.Topic && states.Contains(t.State)).Take(MostNames).ToList();
            if (named.Count == 0) continue;
            yield return new Statement(
                kind, new Dictionary<string, Slot> { ["names"] = new Slot.Names([.. named.Select(t => t.Term)]) },
                [.. named.Select(t => evidence.Cite(snapshot.SeenOf(t.Documents[0]))).Distinct()]);
        }
    }
}
