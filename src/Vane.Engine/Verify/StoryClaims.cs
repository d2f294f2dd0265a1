using NodaTime;
using Vane.Model;

namespace Vane.Verify;

/// <summary>What a period's stories may say.</summary>
internal sealed class StoryClaims
{
    private readonly Ledger _ledger;
    private readonly Grasp _grasp;
    private readonly ReportPeriod _period;
    private readonly Window _span;
    private readonly List<Tale> _tales;

    public StoryClaims(Ledger ledger, Grasp grasp, ReportPeriod period)
    {
        _ledger = ledger;
        _grasp = grasp;
        _period = period;
        _span = ledger.Edition.Span(period);
        _tales = [.. grasp.Posts(_span).GroupBy(p => p.Digest.Story).Select(g => new Tale(grasp, g.Key, g))
            .Where(t => t.Originals.Count > 1 && Shared(t).Keys.Any(s => IsTheirs(s, t.Story)))];
        _tales.Sort();
    }

    public bool Any => _tales.Count > 0;

    /// <summary>The section.</summary>
    /// <param name="explains">Whether it is the first with stories, which says what a story is.</param>
    public Chapter Chapter(bool explains)
    {
        var kind = "stories-" + ListClaims.Word(_period);
        var selection = _ledger.Selection(_span);
        if (_tales.Count == 0) return new Chapter(kind, [Claim.Of("no-stories").On(selection)], [], []);
        var shown = _tales.Take(_period == ReportPeriod.Day ? 5 : 8).ToList();
        return new Chapter(
            kind,
            [Claim.Of("stories-told", ("stories", new Slot.Count(_tales.Count)), ("listed", new Slot.Count(shown.Count))).On(selection)],
            [new Sheet(
                "stories", null, ["rank", "story", "documents", "places", "languages", "terms", "first-seen", "last-seen"],
                [.. shown.Select(LineOf)])],
            explains ? ["stories"] : []);
    }

    /// <summary>The first story, where three originals tell it.</summary>
    public Claim? Leading() =>
        _tales is not [var first, ..] || first.Originals.Count < 3 ? null : Claim.Of(
            "leading-story",
            ("title", _ledger.Title(first.Label.Post)),
            ("documents", new Slot.Count(first.Documents)),
            ("places", new Slot.Count(first.Places.Count)),
            ("span", new Slot.Term("this-" + ListClaims.Word(_period)))).On(Grounds(first));

    private Line LineOf(Tale tale, int index)
    {
        var terms = Terms(tale);
        return new Line(
            [
                new Slot.Rank(index + 1),
                _ledger.Title(tale.Label.Post),
                new Slot.Count(tale.Documents),
                new Slot.Names([.. tale.Places.Select(p => _ledger.Label(p.Key))], [.. tale.Places.Select(p => (long)p.Value)]),
                new Slot.Names([.. tale.Posts.Select(p => p.Digest.Language).ToHashSet().Order(StringComparer.Ordinal)]),
                terms.Count == 0 ? null : new Slot.Names(terms),
                new Slot.Moment(Instant.Min(_grasp.Begin(tale.Story), Ledger.At(tale.Posts[0].Post.Entered))),
                new Slot.Moment(Ledger.At(tale.Posts[^1].Post.Entered)),
            ],
            _ledger.Post(tale.Label.Post), Grounds: Grounds(tale));
    }

    // Held by few, a fifth of whom at least tell the story.
    private bool IsTheirs(TermId term, long story)
    {
        var held = _grasp.Holding(term);
        var few = held <= 20 || held * 25 <= _grasp.Understanding.Documents.Count;
        return few && held <= 5 * _grasp.Holding(term, story);
    }

    // Terms of at least half of the originals.
    private static Dictionary<TermId, int> Shared(Tale tale) => Grasp.Tally(tale.Originals)
        .Where(t => t.Value >= 2 && t.Value * 2 >= tale.Originals.Count).ToDictionary();

    private List<Evidence> Grounds(Tale tale)
    {
        var others = tale.Posts.Where(p => p.Key != tale.Label.Key).Select(p => p.Post);
        return [.. others.Prepend(tale.Label.Post).Take(20).Select(_ledger.Post)];
    }

    private List<string> Terms(Tale tale)
    {
        var held = Shared(tale);
        double known = _grasp.Understanding.Documents.Count;
        var ranked = held.OrderByDescending(t => t.Value * Math.Log((known + 1) / _grasp.Holding(t.Key))).ThenBy(t => t.Key.Value)
            .Take(30).Select(t => t.Key).ToList();
        return [.. _grasp.Whole(ranked, held).Take(5).Select(t => t.Text)];
    }

    /// <summary>A story and its posts of the span; sorts before those told less widely.</summary>
    private sealed class Tale : IComparable<Tale>
    {
        public Tale(Grasp grasp, long story, IEnumerable<Read> posts)
        {
            Story = story;
            Posts = [.. posts.OrderBy(p => p.Post.Entered).ThenBy(p => p.Key)];
            Originals = Posts.FindAll(p => p.IsOriginal);
            Documents = Posts.Select(p => grasp.Understanding.OriginalOf(p.Key)).ToHashSet().Count;
            Places = [.. Posts.CountBy(p => p.Post.Place).OrderBy(p => -p.Value).ThenBy(p => p.Key)];
            var named = grasp.Understanding.LabelOf(story)?.Key;
            var at = Posts.FindIndex(p => p.Key == named);
            Label = at >= 0 ? Posts[at] : Originals.FirstOrDefault();
        }

        public long Story { get; }

        public List<Read> Posts { get; }

        public List<Read> Originals { get; }

        public int Documents { get; }

        public IReadOnlyList<KeyValuePair<Place, int>> Places { get; }

        public Read Label { get; }

        public int CompareTo(Tale? other)
        {
            if (other is null) return -1;
            var byPlaces = other.Places.Count.CompareTo(Places.Count);
            if (byPlaces != 0) return byPlaces;
            var byOriginals = other.Originals.Count.CompareTo(Originals.Count);
            if (byOriginals != 0) return byOriginals;
            var byPosts = other.Posts.Count.CompareTo(Posts.Count);
            return byPosts != 0 ? byPosts : Label.Key.CompareTo(other.Label.Key);
        }
    }
}
