using Vane.Model;

namespace Vane.Verify;

/// <summary>What the list of a period's posts may say.</summary>
internal sealed class ListClaims
{
    private const int ShownScores = 60, MostNames = 4;

    private readonly Ledger _ledger;
    private readonly ReportPeriod _period;
    private readonly Window _span;
    private readonly IReadOnlyList<Entry> _posts;

    public ListClaims(Ledger ledger, ReportPeriod period)
    {
        _ledger = ledger;
        _period = period;
        _span = ledger.Edition.Span(period);
        _posts = ledger.Posts(_span);
        var places = period == ReportPeriod.Day ? 10 : 20;
        Shown = Podium.Of(_posts, places);
        var back = Edition.DaysOf(ledger.Edition.Period);
        ShownBefore = Podium.Of(ledger.PostsBefore(ledger.Edition.Span(period, back)), places);
    }

    /// <summary>The list as far as it is shown.</summary>
    public IReadOnlyList<Entry> Shown { get; }

    /// <summary>The previous list as far as it would have been shown.</summary>
    public IReadOnlyList<Entry> ShownBefore { get; }

    private bool IsOwn => _period == _ledger.Edition.Period;

    public Chapter Chapter()
    {
        var kind = "posts-" + Word(_period);
        if (_posts.Count == 0)
            return new Chapter(kind, [Claim.Of("no-posts").On(_ledger.Selection(_span))], [], []);
        return new Chapter(kind, [.. Claims()], [Table()], [.. Notes()]);
    }

    /// <summary>The word for a period.</summary>
    public static string Word(ReportPeriod period) => period switch
    {
        ReportPeriod.Day => "day",
        ReportPeriod.Week => "week",
        _ => "month",
    };

    /// <summary>The term for the period before the edition's.</summary>
    public static Slot.Term PreviousSpan(Edition edition) => new("previous-" + Word(edition.Period));

    /// <summary>Score now less score at an earlier instant, where both are known.</summary>
    public static long? Gain(Entry post, long since) => post.Score - new Entry(post.Document, since).Score;

    private IEnumerable<Claim> Claims()
    {
        yield return Claim.Of("list-length", ("posts", new Slot.Count(_posts.Count)), ("listed", new Slot.Count(Shown.Count)))
            .On(_ledger.Selection(_span));
        if (IsOwn || ShownBefore.Count == 0) yield break;
        var held = Shown.Count(p => PlaceBefore(p) is not null);
        yield return Claim.Of(
            "list-moves",
            ("entered", new Slot.Count(Shown.Count - held)),
            ("left", new Slot.Count(ShownBefore.Count - held)),
            ("held", new Slot.Count(held)),
            ("span", PreviousSpan(_ledger.Edition)));
    }

    private IEnumerable<string> Notes()
    {
        if (Shown.Any(p => p.Source != Shown[0].Source)) yield return "sources-take-turns";
        if (Shown.Any(p => p is { Score: null, Rank: not null })) yield return "rank-as-score";
    }

    private Sheet Table() => new(
        "posts",
        null,
        [
            "rank", "title", "community", "also", "names", "score", "comments", "category", "posted", IsOwn ? "gained" : "moved",
            "trajectory",
        ],
        [.. Shown.Select(LineOf)]);

    private Line LineOf(Entry post, int index)
    {
        var scores = post.Document.Observations
            .Where(o => o.Score >= 0 && o.At <= post.Observed).Select(o => o.Score).ToList();
        var title = _ledger.Title(post);
        var others = _ledger.Documents(_span).Where(d => d.Group == post.Group && d.Document != post.Document)
            .OrderBy(d => d.Source, StringComparer.Ordinal).ThenBy(d => d.Document.Id, StringComparer.Ordinal).ToList();
        return new Line(
            [
                new Slot.Rank(index + 1),
                title,
                _ledger.Name(post),
                Elsewhere(post, others),
                Named(title.Value),
                Standing(post),
                Figure(post.Comments),
                post.Content.Category is { } category ? new Slot.Name(category) : null,
                Posted(post),
                IsOwn ? Figure(scores.Count > 1 ? scores[^1] - scores[0] : null) : Moved(post),
                scores.Count > 1 ? new Slot.Trajectory([.. scores.TakeLast(ShownScores)]) : null,
            ],
            _ledger.Post(post),
            others.Count > 0 ? [.. others.Select(_ledger.Post)] : null);
    }

    // Where the others stand, by what places are called.
    private Slot.Names? Elsewhere(Entry post, List<Entry> others)
    {
        var labels = new SortedSet<string>(others.Select(o => _ledger.Label(o.Place)), StringComparer.Ordinal);
        labels.Remove(_ledger.Label(post.Place));
        return labels.Count > 0 ? new Slot.Names([.. labels]) : null;
    }

    // A name counts where the title has characters for it.
    private Slot.Names? Named(string title)
    {
        var names = new List<string>();
        foreach (var mention in _ledger.Understanding.NamesIn(title))
        {
            var stands = mention.Start >= 0 && mention.Length > 0 && mention.Length <= title.Length - mention.Start;
            if (stands && names.Count < MostNames && !names.Contains(mention.Name)) names.Add(mention.Name);
        }

        return names.Count > 0 ? new Slot.Names(names) : null;
    }

    /// <summary>The score or, without one, the rank.</summary>
    public static Slot? Standing(Entry post) => Figure(post.Score) ?? (post.Rank is { } rank ? new Slot.Rank(rank) : null);

    public static Slot? Figure(long? value) => value is { } known ? new Slot.Score(known) : null;

    public static Slot? Posted(Entry post) =>
        post.Content.Published is { } published ? new Slot.Moment(Ledger.At(published)) : null;

    private Slot.Move Moved(Entry post) => new(PlaceBefore(post), Gain(post, _ledger.PreviousEnd));

    private long? PlaceBefore(Entry post)
    {
        for (var i = 0; i < ShownBefore.Count; i++)
        {
            if (ShownBefore[i].Group == post.Group) return i + 1;
        }

        return null;
    }
}
