using Vane.Model;

namespace Vane.Verify;

/// <summary>What holding the period against the days before it may say.</summary>
internal sealed class ShiftClaims
{
    private const double Level = 0.05;

    private readonly Ledger _ledger;
    private readonly IReadOnlyList<Entry> _now;
    private readonly IReadOnlyList<Entry> _before;
    private readonly List<Shift> _communities = [];
    private readonly List<Shift> _categories = [];

    public ShiftClaims(Ledger ledger)
    {
        _ledger = ledger;
        _now = ledger.Posts(ledger.Window);
        _before = ledger.Posts(ledger.Baseline);
        if (!CanCompare) return;
        _communities = Tested(p => p.Place, p => new Named(p, ledger.Label(p)));
        _categories = Tested(p => p.Content.Category, c => new Named(null, c));
    }

    private bool CanCompare => _now.Count > 0 && _before.Count > 0;

    /// <summary>Names whose share changed, at most five, as claims.</summary>
    public IReadOnlyList<Claim> Changes() =>
    [
        .. _communities.Concat(_categories)
            .Where(s => s.Q <= Level)
            .OrderByDescending(s => Int128.Abs(s.Change)).ThenBy(s => s.Label, StringComparer.Ordinal)
            .Take(5).Select(Changed),
    ];

    public Chapter Chapter()
    {
        var kind = _ledger.Edition.Period switch
        {
            ReportPeriod.Day => "day-against-week",
            ReportPeriod.Week => "week-against-weeks",
            _ => "month-against-month",
        };
        Evidence[] wholes = [_ledger.Selection(_ledger.Window), _ledger.Selection(_ledger.Baseline)];
        if (!CanCompare)
        {
            var nothing = Claim.Of(
                "nothing-to-compare", ("now", new Slot.Count(_now.Count)), ("before", new Slot.Count(_before.Count)));
            return new Chapter(kind, [nothing.On(wholes)], [], []);
        }

        var changes = Changes();
        if (changes.Count == 0)
            changes = [Claim.Of("no-shift", ("tested", new Slot.Count(_communities.Count + _categories.Count))).On(wholes)];
        List<Sheet> sheets = [Table("shares-communities", "community", _communities)];
        if (_categories.Count > 0) sheets.Add(Table("shares-categories", "category", _categories));
        return new Chapter(kind, changes, sheets, ["exact-test"]);
    }

    private Claim Changed(Shift shift) => Claim.Of(
        shift.Change > 0 ? "share-rose" : "share-fell",
        ("name", new Slot.Name(shift.Label)),
        ("now", shift.ShareNow),
        ("nowPosts", new Slot.Count(shift.Now)),
        ("nowAll", new Slot.Count(shift.NowAll)),
        ("before", shift.ShareBefore),
        ("beforePosts", new Slot.Count(shift.Before)),
        ("beforeAll", new Slot.Count(shift.BeforeAll)),
        ("q", new Slot.Probability(shift.Q)))
        .On(Narrowed(shift, _ledger.Window, shift.Now), Narrowed(shift, _ledger.Baseline, shift.Before));

    private static Evidence.Selection Narrowed(Shift shift, Window span, long posts) => new(
        span.From, span.To, shift.Place?.Source, shift.Place?.Name, shift.Place is null ? shift.Label : null, posts);

    private static Sheet Table(string kind, string column, List<Shift> shifts) => new(
        kind,
        null,
        [column, "posts-now", "share-now", "posts-before", "share-before", "change", "q"],
        [
            .. shifts.OrderByDescending(s => s.Now + s.Before).ThenBy(s => s.Label, StringComparer.Ordinal).Take(12)
                .Select(s => new Line(
                [
                    new Slot.Name(s.Label), new Slot.Count(s.Now), s.ShareNow, new Slot.Count(s.Before), s.ShareBefore,
                    s.ShareChange, new Slot.Probability(s.Q),
                ])),
        ]);

    private List<Shift> Tested<T>(Func<Entry, T?> nameOf, Func<T, Named> call)
        where T : notnull
    {
        var now = Tally(_now, nameOf);
        var before = Tally(_before, nameOf);
        var shifts = now.Keys.Union(before.Keys).Select(name =>
        {
            var (place, label) = call(name);
            return new Shift(
                label, place, now.GetValueOrDefault(name), _now.Count, before.GetValueOrDefault(name), _before.Count);
        }).ToList();
        var q = FisherTest.FalseDiscovery(
            [.. shifts.Select(s => FisherTest.Probability(s.Now, s.NowAll, s.Before, s.BeforeAll))]);
        return [.. shifts.Select((s, i) => s with { Q = q[i] })];
    }

    private static Dictionary<T, int> Tally<T>(IReadOnlyList<Entry> posts, Func<Entry, T?> nameOf)
        where T : notnull =>
        posts.Select(nameOf).Where(name => name is not null).CountBy(name => name!).ToDictionary();

    private readonly record struct Named(Place? Place, string Label);
}
