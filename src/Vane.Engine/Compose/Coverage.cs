using NodaTime;
using Vane.Model;
using Vane.Storage;

namespace Vane.Compose;

/// <summary>What the report could see: sources, inputs, and why there may be nothing.</summary>
/// <param name="Section">The section.</param>
/// <param name="State">State of the report.</param>
/// <param name="Reasons">Why it is not whole.</param>
internal sealed record Coverage(Section Section, ReportState State, IReadOnlyList<string> Reasons)
{
    private const int ShortestAlarmDays = 3, UnknownRhythmDays = 7;

    public static Coverage Of(Snapshot snapshot, Window window, List<Seen> posts, string? collectionReason, EvidenceList evidence)
    {
        var all = snapshot.AllInView(window);
        var rows = snapshot.Activity.Select(a => RowOf(snapshot, a, window, all)).ToList();
        var broken = snapshot.Runs.Where(r => r.State != RunState.Done).ToList();
        var reasons = new List<string>();
        if (snapshot.Sources == 0) reasons.Add("empty-store");
        else if (snapshot.CountAll(window) == 0) reasons.Add("no-posts");
        else if (posts.Count == 0) reasons.Add("below-floors");
        if (rows.Any(r => r.Cells[1] is Slot.Term { Key: "stale" })) reasons.Add("source-stale");
        if (broken.Count > 0) reasons.Add("input-broken");
        if (collectionReason is not null) reasons.Add(collectionReason);

        var state = posts.Count == 0 ? ReportState.NoData : reasons.Count > 0 ? ReportState.Partial : ReportState.Ok;
        var statements = Statements(snapshot, window, posts, all, rows, broken, evidence);
        IReadOnlyList<Table> tables = rows.Count == 0
            ? []
            : [new Table("sources", null, ["source", "state", "posts", "with-figures", "last-new"], rows)];
        return new Coverage(new Section("coverage", statements, tables, ["came-into-view"]), state, reasons);
    }

    private static List<Statement> Statements(
        Snapshot snapshot, Window window, List<Seen> posts, List<Seen> documents, List<Row> rows, List<Run> broken, EvidenceList evidence)
    {
        var all = snapshot.CountAll(window);
        var selection = evidence.Cite(window, posts.Count);
        var statements = new List<Statement>
        {
            new("coverage-window", new Dictionary<string, Slot>
            {
                ["from"] = new Slot.Moment(window.From),
                ["to"] = new Slot.Moment(window.To),
                ["asOf"] = new Slot.Moment(snapshot.Edition.AsOf),
                ["zone"] = new Slot.Name(snapshot.Edition.Zone),
                ["score"] = new Slot.Score(snapshot.Edition.Floors.Score),
                ["comments"] = new Slot.Score(snapshot.Edition.Floors.Comments),
            }, []),
        };
        statements.Add(PostsStatement(snapshot, all, posts.Count, documents, selection));
        if (documents.Count > posts.Count) statements.Add(CopiesStatement(documents.Count, posts.Count, selection));
        if (all > posts.Count) statements.Add(FloorStatement(snapshot.Edition.Floors));
        statements.AddRange(rows.Where(r => r.Cells[1] is Slot.Term { Key: "stale" }).Select(r => new Statement(
            "source-stale", new Dictionary<string, Slot> { ["source"] = r.Cells[0]!, ["last"] = r.Cells[4]! }, [])));
        statements.AddRange(InputStatements(snapshot, posts.Count == 0, broken, evidence));
        return statements;
    }

    private static Statement PostsStatement(Snapshot snapshot, long all, long posts, List<Seen> documents, string selection)
    {
        if (snapshot.Sources == 0) return new Statement("empty-store", new Dictionary<string, Slot>(), []);
        if (all == 0) return new Statement("no-posts", new Dictionary<string, Slot>(), [selection]);
        var slots = new Dictionary<string, Slot> { ["all"] = new Slot.Count(all) };
        if (posts == 0) return new Statement("none-over-floor", slots, [selection]);
        slots["posts"] = new Slot.Count(posts);
        slots["sources"] = new Slot.Count(documents.Select(p => p.Post.Key.Source).Distinct(StringComparer.Ordinal).Count());
        if (all > posts) return new Statement("coverage-over-floors", slots, [selection]);
        slots.Remove("all");
        return new Statement("coverage-posts", slots, [selection]);
    }

    private static Statement CopiesStatement(long documents, long posts, string selection) => new(
        "coverage-copies", new Dictionary<string, Slot>
        {
            ["copies"] = new Slot.Count(documents - posts),
            ["documents"] = new Slot.Count(documents),
        }, [selection]);

    private static Statement FloorStatement(Floors floors)
    {
        var slots = new Dictionary<string, Slot>();
        if (floors.Score > 0) slots["score"] = new Slot.Score(floors.Score);
        if (floors.Comments > 0) slots["comments"] = new Slot.Score(floors.Comments);
        return new Statement(
            floors switch { { Score: > 0, Comments: > 0 } => "floors", { Score: > 0 } => "floors-score", _ => "floors-comments" }, slots, []);
    }

    private static IEnumerable<Statement> InputStatements(
        Snapshot snapshot, bool noPosts, List<Run> broken, EvidenceList evidence)
    {
        // What was read after the edition's instant says nothing about it, unless one must see why there is nothing.
        if (snapshot.Runs.Any(r => noPosts || r.Started <= snapshot.Edition.AsOf))
        {
            yield return new Statement("inputs", new Dictionary<string, Slot>
            {
                ["inputs"] = new Slot.Count(snapshot.Runs.Count),
                ["records"] = new Slot.Count(snapshot.Runs.Sum(r => r.Tally.Read)),
                ["rejected"] = new Slot.Count(snapshot.Runs.Sum(r => r.Tally.Rejected)),
            }, []);
        }

        foreach (var run in broken)
        {
            yield return new Statement(run.State == RunState.Running ? "input-unfinished" : "input-broken", new Dictionary<string, Slot>
            {
                ["input"] = new Slot.Name(NameOf(run)),
                ["records"] = new Slot.Count(run.Tally.Read),
            }, [evidence.Cite(new Evidence.Input(NameOf(run), run.Tally.Read, run.Tally.Rejected, run.Fault))]);
        }

        var empty = snapshot.Runs.Count(r => r.State == RunState.Done && r.Tally.Read == 0);
        if (noPosts && empty > 0)
            yield return new Statement("inputs-empty", new Dictionary<string, Slot> { ["inputs"] = new Slot.Count(empty) }, []);
    }

    private static Row RowOf(Snapshot snapshot, SourceActivity activity, Window window, List<Seen> all)
    {
        var own = all.Where(p => p.Post.Key.Source == activity.Source).ToList();
        var until = Instant.Min(window.To, snapshot.Edition.AsOf);
        var state = own.Count > 0 ? "ok" : activity.Days.Count == 0 ? "ended" : IsStale(activity, until) ? "stale" : "quiet";
        return new Row([
            new Slot.Name(activity.Source),
            new Slot.Term(state),
            new Slot.Count(own.Count),
            new Slot.Count(own.Count(p => p.Figures.Observed is not null)),
            new Slot.Moment(activity.LastNew),
        ]);
    }

    // Silent for sixty days a source has ended, and a report is not partial for want of it. It is stale when it has been silent for twice its longest pause of the last sixty days, and for three
    // days at least: talks that come every other week are not late after four days, a daily list is.
    private static bool IsStale(SourceActivity activity, Instant until)
    {
        var longest = activity.Days.Count > 1 ? 0L : UnknownRhythmDays;
        for (var i = 1; i < activity.Days.Count; i++) longest = Math.Max(longest, activity.Days[i] - activity.Days[i - 1]);
        var silent = until - activity.LastNew;
        return silent > Duration.FromDays(Math.Max(ShortestAlarmDays, 2 * longest));
    }

    // The file's name without its folder: a report does not tell where somebody keeps their files.
    private static string NameOf(Run run) => Path.GetFileName(run.Input);
}
