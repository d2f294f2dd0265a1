using Vane.Model;

namespace Vane.Verify;

/// <summary>What holding the period against the days before it may say.</summary>
internal sealed class ShiftClaims
{
    private const double Level = 0.05;

    private readonly Ledger _ledger;
    private readonly IReadOnlyList<Entry> _now, _nowAll;
    private readonly IReadOnlyList<Entry> _before, _beforeAll;
    private readonly List<Shift> _communities = [];
    private readonly List<Shift> _categories = [];

    public ShiftClaims(Ledger ledger)
    {
        _ledger = ledger;
        _now = ledger.Posts(ledger.Window);
        _before = ledger.Posts(ledger.Baseline);
        (_nowAll, _beforeAll) = (ledger.Documents(ledger.Window), ledger.Documents(ledger.Baseline));
        if (!CanCompare) return;
        _communities = Tested(p => p.Place, areCategories: false);
        _categories = Tested(p => p.Content.Category is { } c ? new Place(p.Source, c) : null, areCategories: true);
    }

    private bool CanCompare => _now.Count > 0 && _before.Count > 0;

    /// <summary>Names whose share changed, at most five, as claims.</summary>
    public IReadOnlyList<Claim> Changes() =>
    [
        .. _communities.Concat(_categories)
            .Where(s => s.Q <= Level)
            .OrderByDescending(s => Math.Abs(s.ShareChange.Value)).ThenBy(s => s.Label, StringComparer.Ordinal)
            .Take(5).Select(Changed),
    ];

    /// <summary>The section.</summary>
    /// <param name="first">What it begins with.</param>
    public Chapter Chapter(IEnumerable<Claim> first)
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
            return new Chapter(kind, [.. first, nothing.On(wholes)], [], []);
        }

        var changes = Changes();
        if (changes.Count == 0)
            changes = [Claim.Of("no-shift", ("tested", new Slot.Count(_communities.Count + _categories.Count))).On(wholes)];
        List<Sheet> sheets = [];
        if (_communities.Count > 0) sheets.Add(Table("shares-communities", "community", _communities));
        if (_categories.Count > 0) sheets.Add(Table("shares-categories", "category", _categories));
        return new Chapter(kind, [.. first, .. changes], sheets, ["exact-test"]);
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
        span.From, span.To, shift.Group.Source, shift.IsCategory ? null : shift.Group.Name,
        shift.IsCategory ? shift.Group.Name : null, posts);

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

    // One source after another: a share is one of its source's posts.
    private List<Shift> Tested(Func<Entry, Place?> groupOf, bool areCategories)
    {
        var shifts = new List<Shift>();
        foreach (var source in _nowAll.Select(p => p.Source).Distinct(StringComparer.Ordinal))
        {
            var now = _nowAll.Where(p => p.Source == source).ToList();
            var before = _beforeAll.Where(p => p.Source == source).ToList();
            if (before.Count == 0) continue;
            var (inNow, inBefore) = (Tally(now, groupOf), Tally(before, groupOf));
            var groups = inNow.Keys.Union(inBefore.Keys).ToList();
            if (!areCategories && groups.Count < 2) continue;
            shifts.AddRange(groups.Select(g => new Shift(
                _ledger.Label(g), g, areCategories, inNow.GetValueOrDefault(g), Saying.Groups(now), inBefore.GetValueOrDefault(g), Saying.Groups(before))));
        }

        var q = FisherTest.FalseDiscovery(
            [.. shifts.Select(s => FisherTest.Probability(s.Now, s.NowAll, s.Before, s.BeforeAll))]);
        return [.. shifts.Select((s, i) => s with { Q = q[i] })];
    }

    private static Dictionary<Place, int> Tally(List<Entry> documents, Func<Entry, Place?> groupOf) =>
        documents.Select(d => (Name: groupOf(d), d.Group)).Where(d => d.Name is not null).Distinct()
            .CountBy(d => d.Name!.Value).ToDictionary();
}
