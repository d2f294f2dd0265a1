using Vane.Model;

namespace Vane.Verify;

/// <summary>What the takeaways may say.</summary>
internal sealed class TakeawayClaims(
    Ledger ledger, TrendClaims? trends, ShiftClaims shifts, StoryClaims stories, IReadOnlyDictionary<ReportPeriod, ListClaims> lists)
{
    private const int Most = 7;
    private const int MostLeaders = 3;

    private readonly IReadOnlyList<Entry> _posts = ledger.Posts(ledger.Window);

    public Chapter Chapter() => new("takeaways", [.. Claims().Take(Most)], [], []);

    private IEnumerable<Claim> Claims()
    {
        if (_posts.Count == 0) return [Claim.Of("nothing-to-say").On(ledger.Selection(ledger.Window))];
        var leaders = Leaders();
        List<Claim?> claims = [.. trends?.Takeaways() ?? [], Volume(), .. leaders.Select(Leader), stories.Leading(), MostDiscussed(leaders)];
        claims.AddRange(shifts.Changes().Take(2));
        claims.Add(BiggestGain());
        claims.Add(FirstOfList());
        return claims.OfType<Claim>();
    }

    private Claim Volume()
    {
        var posts = ("posts", new Slot.Count(_posts.Count));
        var window = ledger.Selection(ledger.Window);
        var before = ledger.Selection(ledger.Baseline);
        if (before.Posts == 0) return Claim.Of("volume-first", posts).On(window, before);
        var mean = Fraction.Round(before.Posts * Edition.DaysOf(ledger.Edition.Period), ledger.BaselineDays, 1);
        return Claim.Of(
            "volume-" + ListClaims.Word(ledger.Edition.Period),
            posts, ("mean", ledger.Edition.Period == ReportPeriod.Month ? new Slot.Count(before.Posts) : new Slot.Mean(mean)), ("days", new Slot.Count(ledger.BaselineDays))).On(window, before);
    }

    private List<Entry> Leaders() =>
    [
        .. ledger.Documents(ledger.Window).GroupBy(p => p.Source, StringComparer.Ordinal)
            .Select(g => Saying.Once([.. g]).Where(p => p.IsPlaced).ToList()).Where(g => g.Count > 0)
            .OrderByDescending(g => g.Count).ThenBy(g => g[0].Source, StringComparer.Ordinal)
            .Take(MostLeaders).Select(g => Podium.Of(g, 1)[0]),
    ];

    private Claim Leader(Entry post) => post switch
    {
        { Score: { } score, Comments: { } comments } => About(
            "leader", post, Source(post), ("score", new Slot.Score(score)), ("comments", new Slot.Score(comments))),
        { Score: { } score } => About("leader-score", post, Source(post), ("score", new Slot.Score(score))),
        _ => About("leader-rank", post, Source(post), ("rank", new Slot.Rank(post.Rank ?? 0))),
    };

    private static (string, Slot) Source(Entry post) => ("source", new Slot.Name(post.Source));

    private Claim? MostDiscussed(List<Entry> leaders)
    {
        var most = _posts.Where(p => p is { Score: not null, Comments: > 0 })
            .OrderByDescending(p => p.Comments).ThenBy(p => KeyOf(p)).FirstOrDefault();
        return most is null || leaders.Exists(l => l.Group == most.Group) ? null : About(
            "most-discussed", most,
            ("comments", new Slot.Score(most.Comments!.Value)), ("score", new Slot.Score(most.Score!.Value)));
    }

    private Claim? BiggestGain()
    {
        var best = ledger.Posts(ledger.Edition.Span(ReportPeriod.Month))
            .Select(p => (Post: p, Gain: ListClaims.Gain(p, ledger.PreviousEnd)))
            .Where(p => p.Gain > 0)
            .OrderByDescending(p => p.Gain).ThenBy(p => KeyOf(p.Post)).FirstOrDefault();
        if (best.Gain is not { } gained) return null;
        var score = best.Post.Score!.Value;
        return About(
            "biggest-gain", best.Post,
            ("gained", new Slot.Score(gained)), ("then", new Slot.Score(score - gained)), ("score", new Slot.Score(score)),
            ("span", ListClaims.PreviousSpan(ledger.Edition)));
    }

    private Claim? FirstOfList()
    {
        if (ledger.Edition.Period == ReportPeriod.Month) return null;
        var period = ledger.Edition.Period == ReportPeriod.Day ? ReportPeriod.Week : ReportPeriod.Month;
        var list = lists[period];
        if (ledger.Posts(ledger.Edition.Span(period)).DistinctBy(p => p.Source).Count() > 1) return null;
        if (list.ShownBefore.Count == 0 || list.Shown is not [{ IsPlaced: true } first, ..]) return null;
        var held = list.ShownBefore[0].Group == first.Group;
        return About(
            held ? "leader-held" : "leader-new", first,
            ("list", new Slot.Term("list-" + ListClaims.Word(period))), ("span", ListClaims.PreviousSpan(ledger.Edition)));
    }

    private Claim About(string kind, Entry post, params IReadOnlyList<(string, Slot)> slots) =>
        Claim.Of(kind, [("title", ledger.Title(post)), ("community", ledger.Name(post)), .. slots]).On(ledger.Post(post));

    private static DocumentKey KeyOf(Entry post) => new(post.Source, post.Document.Id);
}
