using Vane.Model;

namespace Vane.Compose;

/// <summary>The edition's period against the time before it: whose share of the posts changed by more than chance.</summary>
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
        .OrderByDescending(s => Math.Abs(s.Change)).ThenBy(s => s.Name, StringComparer.Ordinal);

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
        var (nowPosts, beforePosts) = (snapshot.InView(now), snapshot.InView(before));
        return new Comparison
        {
            Windows = (now, before),
            Posts = (nowPosts.Count, beforePosts.Count),
            Communities = Test(nowPosts, beforePosts, s => (snapshot.Label(s.Post.Place).Value, s.Post.Place, null)),
            Categories = Test(nowPosts, beforePosts, s => s.Post.Category is { } c ? (c, null, c) : null),
        };
    }

    public Section ToSection(Snapshot snapshot, EvidenceList evidence)
    {
        var kind = snapshot.Edition.Period switch
        {
            ReportPeriod.Day => "day-against-week",
            ReportPeriod.Week => "week-against-weeks",
            _ => "month-against-month",
        };
        if (Posts.Now == 0 || Posts.Before == 0)
        {
            var none = new Statement("nothing-to-compare", new Dictionary<string, Slot>
            {
                ["now"] = new Slot.Count(Posts.Now),
                ["before"] = new Slot.Count(Posts.Before),
            }, [evidence.Cite(Windows.Now, Posts.Now), evidence.Cite(Windows.Before, Posts.Before)]);
            return new Section(kind, [none], [], []);
        }

        List<Statement> statements = [.. Significant.Take(Told).Select(s => ToStatement(s, evidence))];
        if (statements.Count == 0)
        {
            statements.Add(new Statement("no-shift", new Dictionary<string, Slot>
            {
                ["tested"] = new Slot.Count(Communities.Count + Categories.Count),
            }, [evidence.Cite(Windows.Now, Posts.Now), evidence.Cite(Windows.Before, Posts.Before)]));
        }

        List<Table> tables = [TableOf("shares-communities", "community", Communities)];
        if (Categories.Count > 0) tables.Add(TableOf("shares-categories", "category", Categories));
        return new Section(kind, statements, tables, ["exact-test"]);
    }

    /// <summary>A change as a statement.</summary>
    public Statement ToStatement(Shift shift, EvidenceList evidence) => new(
        shift.Change > 0 ? "share-rose" : "share-fell",
        new Dictionary<string, Slot>
        {
            ["name"] = new Slot.Name(shift.Name),
            ["now"] = Slot.Share.Of((double)shift.Now / Posts.Now),
            ["nowPosts"] = new Slot.Count(shift.Now),
            ["nowAll"] = new Slot.Count(Posts.Now),
            ["before"] = Slot.Share.Of((double)shift.Before / Posts.Before),
            ["beforePosts"] = new Slot.Count(shift.Before),
            ["beforeAll"] = new Slot.Count(Posts.Before),
            ["q"] = Slot.Probability.Of(shift.Q),
        },
        [evidence.Cite(Windows.Now, shift.Now, shift.Place, shift.Category),
         evidence.Cite(Windows.Before, shift.Before, shift.Place, shift.Category)]);

    private Table TableOf(string kind, string column, IReadOnlyList<Shift> shifts) => new(
        kind, null, [column, "posts-now", "share-now", "posts-before", "share-before", "change", "q"],
        [.. shifts.OrderByDescending(s => s.Now + s.Before).ThenBy(s => s.Name, StringComparer.Ordinal).Take(Shown).Select(RowOf)]);

    private Row RowOf(Shift shift)
    {
        var (now, before) = ((double)shift.Now / Posts.Now, (double)shift.Before / Posts.Before);
        return new Row([
            new Slot.Name(shift.Name), new Slot.Count(shift.Now), Slot.Share.Of(now), new Slot.Count(shift.Before),
            Slot.Share.Of(before), Slot.Share.Of(shift.Change), Slot.Probability.Of(shift.Q),
        ]);
    }

    // Over one denominator: a difference of two quotients is off by their errors, so that equal changes would differ
    // and halves would be rounded the wrong way.
    private static double Difference(Shift shift, long now, long before) =>
        (double)((shift.Now * before) - (shift.Before * now)) / (now * before);

    private static List<Shift> Test(List<Seen> now, List<Seen> before, Func<Seen, (string, Place?, string?)?> group)
    {
        var counts = new SortedDictionary<string, Shift>(StringComparer.Ordinal);
        Tally(now, 1, 0);
        Tally(before, 0, 1);
        var shifts = counts.Values.ToList();
        if (now.Count == 0 || before.Count == 0) return shifts;
        var q = ExactTest.FalseDiscovery(
            [.. shifts.Select(s => ExactTest.Fisher(s.Now, now.Count, s.Before, before.Count))]);
        return [.. shifts.Select((s, i) => s with
        {
            Q = q[i],
            Change = Difference(s, now.Count, before.Count),
        })];

        void Tally(List<Seen> posts, int nowOne, int beforeOne)
        {
            foreach (var seen in posts)
            {
                if (group(seen) is not var (name, place, category)) continue;
                var shift = counts.GetValueOrDefault(name) ?? new Shift(name, place, category, 0, 0, 1, 0);
                counts[name] = shift with { Now = shift.Now + nowOne, Before = shift.Before + beforeOne };
            }
        }
    }
}

/// <summary>How a name's share of the posts changed.</summary>
/// <param name="Name">Community or category as shown.</param>
/// <param name="Place">The community, if it is one.</param>
/// <param name="Category">The category, if it is one.</param>
/// <param name="Now">Posts in the period.</param>
/// <param name="Before">Posts before.</param>
/// <param name="Q">False-discovery rate at which the change would be called.</param>
/// <param name="Change">Difference of shares.</param>
internal sealed record Shift(string Name, Place? Place, string? Category, long Now, long Before, double Q, double Change);
