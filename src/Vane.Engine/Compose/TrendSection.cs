using Vane.Model;
using Vane.Trend;

namespace Vane.Compose;

/// <summary>What is more in use than its past leads to expect: a table for each state.</summary>
internal static class TrendSection
{
    private const int MostRows = 12, MostLeads = 5, MostNames = 4, DaysShown = 14;

    public static Section Of(Snapshot snapshot, ToldTrends trends, EvidenceList evidence)
    {
        var tables = Enum.GetValues<TrendState>()
            .Select(state => (State: state, Own: trends.All.Where(t => t.State == state).Take(MostRows).ToList()))
            .Where(s => s.Own.Count > 0).Select(s => TableOf(snapshot, trends, s.State, s.Own)).ToList();
        return new Section("trends", [.. Statements(snapshot, trends, evidence)], tables, tables.Count > 0 ? ["trends-method"] : []);
    }

    private static IEnumerable<Statement> Statements(Snapshot snapshot, ToldTrends trends, EvidenceList evidence)
    {
        var window = snapshot.Edition.Span(snapshot.Edition.Period);
        if (trends.All.Count == 0 && snapshot.Trends.Judged.Count > 0)
            yield return new Statement("trends-none", new Dictionary<string, Slot>(), [evidence.Cite(window, snapshot.InView(window).Count)]);
        if (snapshot.Trends.TooShort is { Count: > 0 } unknown)
            yield return new Statement("trends-too-short", new Dictionary<string, Slot> { ["names"] = new Slot.Names(unknown) }, []);
        foreach (var trend in trends.Living.Where(t => t.Lead is not null && t.Kind != TrendKind.Topic).Take(MostLeads))
        {
            yield return new Statement("trend-lead", new Dictionary<string, Slot>
            {
                ["name"] = trends.NameOf(trend),
                ["place"] = snapshot.Label(trend.Lead!.Place),
                ["days"] = new Slot.Count(trend.Lead.Days),
            }, trends.Cite(trend));
        }
    }

    private static Table TableOf(Snapshot snapshot, ToldTrends trends, TrendState state, List<Trend.Trend> own)
    {
        var (hasSource, fades) = (snapshot.Sources > 1, state == TrendState.Fading);
        List<string> columns =
        [
            "trend", "alias", .. hasSource ? ["source"] : Array.Empty<string>(),
            .. fades ? ["count-since", "onset", "burst-end"] : FigureColumns, "where", "daily",
        ];
        return new Table($"trends-{ToldTrends.WordOf(state)}", null, columns, [.. own.Select(t => new Row(
            [
                trends.NameOf(t),
                NamesOf(t.Aliases),
                .. hasSource ? [new Slot.Name(t.Source)] : Array.Empty<Slot?>(),
                .. fades ? EndOf(t) : FiguresOf(t),
                NamesOf(t.Places.Select(p => snapshot.Label(p).Value)),
                new Slot.Trajectory([.. Shown(t, snapshot.Edition.Period).Select(d => (long)d)]),
            ], Evidence: trends.Cite(t)))]);
    }

    private static readonly string[] FigureColumns = ["count", "window", "expected", "lift", "lift-low", "q", "onset", "first-seen"];

    private static Slot?[] FiguresOf(Trend.Trend trend) =>
    [
        new Slot.Count(trend.Reading.Count), new Slot.Count(trend.Reading.Window), Slot.Mean.Of(trend.Reading.Expected, decimals: 2),
        Slot.Mean.Of(trend.Reading.Lift), Slot.Mean.Of(trend.Reading.LiftLow), Slot.Probability.Of(trend.Reading.Q),
        new Slot.Day(trend.Onset), trend.FirstSeen is { } first ? new Slot.Day(first) : null,
    ];

    private static Slot?[] EndOf(Trend.Trend trend) =>
        [new Slot.Count(trend.Documents.Count), new Slot.Day(trend.Onset), new Slot.Day(trend.Onset.PlusDays(trend.Days - 1))];

    private static IEnumerable<int> Shown(Trend.Trend trend, ReportPeriod period) =>
        period == ReportPeriod.Day ? trend.Daily.TakeLast(DaysShown) : trend.Daily;

    private static Slot.Names? NamesOf(IEnumerable<string> names)
    {
        List<string> first = [.. names.Take(MostNames)];
        return first.Count > 0 ? new Slot.Names(first) : null;
    }
}
