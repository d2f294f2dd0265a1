using Vane.Model;

namespace Vane.Compose;

/// <summary>The edition's period against the time before it: whose share of its source's posts changed by more than
/// chance. Shares are of a source's own posts: a share of all would tell which platform had a busy day.</summary>
internal sealed class Comparison
{
    /// <summary>Largest q that counts as more than chance.</summary>
    public const double Level = 0.05;

    private const int Shown = 12, Told = 5;

    /// <summary>Shares of communities.</summary>
    public required IReadOnlyList<Shift> Communities { get; init; }

    /// <summary>Shares of categories.</summary>
    public required IReadOnlyList<Shift> Categories { get; init; }

    /// <summary>The period compared, and the days before it.</summary>
    public required (Window Now, Window Before) Windows { get; init; }

    /// <summary>Posts in each.</summary>
    public required (long Now, long Before) Posts { get; init; }

    /// <summary>Changes of more than chance, the largest first.</summary>
    public IEnumerable<Shift> Significant => Communities.Concat(Categories).Where(s => s.Q <= Level)
        .OrderByDescending(s => Math.Abs(s.ChangeOfShare.Value)).ThenBy(s => s.Name, StringComparer.Ordinal);

    /// <summary>Days before a period that it is compared with: a week, four weeks, a month.</summary>
    public static int BaselineDays(ReportPeriod period) => period switch
    {
        ReportPeriod.Day => 7,
        ReportPeriod.Week => 28,
        _ => 30,
    };

    public static Comparison Of(Snapshot snapshot)
    {
        var edition = snapshot.Edition;
        var now = edition.Span(edition.Period);
        var before = edition.Days(BaselineDays(edition.Period), Edition.DaysOf(edition.Period));
        var (nowPosts, beforePosts) = (snapshot.AllInView(now), snapshot.AllInView(before));
        return new Comparison
        {
            Windows = (now, before),
            Posts = (Copies.Count(nowPosts), Copies.Count(beforePosts)),
            Communities = ShareTest.Run(nowPosts, beforePosts, snapshot.Label, s => s.Post.Place, areCategories: false),
            Categories = ShareTest.Run(nowPosts, beforePosts, snapshot.Label,
                s => s.Post.Category is { } category ? new Place(s.Post.Key.Source, category) : null, areCategories: true),
        };
    }

    public Section ToSection(Snapshot snapshot, ToldTrends trends, EvidenceList evidence)
    {
        var kind = snapshot.Edition.Period switch
        {
            ReportPeriod.Day => "day-against-week",
            ReportPeriod.Week => "week-against-weeks",
            _ => "month-against-month",
        };
        List<Statement> moved = [.. trends.Moves()];
        if (Posts.Now == 0 || Posts.Before == 0)
        {
            var none = new Statement("nothing-to-compare", new Dictionary<string, Slot>
            {
                ["now"] = new Slot.Count(Posts.Now),
                ["before"] = new Slot.Count(Posts.Before),
            }, [evidence.Cite(Windows.Now, Posts.Now), evidence.Cite(Windows.Before, Posts.Before)]);
            return new Section(kind, [.. moved, none], [], []);
        }

        List<Statement> statements = [.. Significant.Take(Told).Select(s => ToStatement(s, evidence))];
        if (statements.Count == 0)
        {
            statements.Add(new Statement("no-shift", new Dictionary<string, Slot>
            {
                ["tested"] = new Slot.Count(Communities.Count + Categories.Count),
            }, [evidence.Cite(Windows.Now, Posts.Now), evidence.Cite(Windows.Before, Posts.Before)]));
        }

        List<Table> tables = [];
        if (Communities.Count > 0) tables.Add(TableOf("shares-communities", "community", Communities));
        if (Categories.Count > 0) tables.Add(TableOf("shares-categories", "category", Categories));
        return new Section(kind, [.. moved, .. statements], tables, ["exact-test"]);
    }

    /// <summary>A change as a statement.</summary>
    public Statement ToStatement(Shift shift, EvidenceList evidence) => new(
        shift.ChangeOfShare.Value > 0 ? "share-rose" : "share-fell",
        new Dictionary<string, Slot>
        {
            ["name"] = new Slot.Name(shift.Name),
            ["now"] = Slot.Share.Of((double)shift.Now / shift.NowAll),
            ["nowPosts"] = new Slot.Count(shift.Now),
            ["nowAll"] = new Slot.Count(shift.NowAll),
            ["before"] = Slot.Share.Of((double)shift.Before / shift.BeforeAll),
            ["beforePosts"] = new Slot.Count(shift.Before),
            ["beforeAll"] = new Slot.Count(shift.BeforeAll),
            ["q"] = Slot.Probability.Of(shift.Q),
        },
        [evidence.Cite(Windows.Now, shift.Now, shift.Group, shift.IsCategory),
         evidence.Cite(Windows.Before, shift.Before, shift.Group, shift.IsCategory)]);

    private static Table TableOf(string kind, string column, IReadOnlyList<Shift> shifts) => new(
        kind, null, [column, "posts-now", "share-now", "posts-before", "share-before", "change", "q"],
        [.. shifts.OrderByDescending(s => s.Now + s.Before).ThenBy(s => s.Name, StringComparer.Ordinal).Take(Shown).Select(RowOf)]);

    private static Row RowOf(Shift shift) => new([
        new Slot.Name(shift.Name),
        new Slot.Count(shift.Now),
        Slot.Share.Of((double)shift.Now / shift.NowAll),
        new Slot.Count(shift.Before),
        Slot.Share.Of((double)shift.Before / shift.BeforeAll),
        shift.ChangeOfShare,
        Slot.Probability.Of(shift.Q),
    ]);
}
