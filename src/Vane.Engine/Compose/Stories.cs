using Vane.Model;
using Vane.Storage;

namespace Vane.Compose;

/// <summary>What is told most widely in a day, a week, a month: stories with all their posts as evidence.</summary>
internal sealed class Stories
{
    private const int MostOfDay = 5, MostOfLonger = 8, MostCited = 20, MostTerms = 5;
    private const int ManyOriginals = 3;

    private readonly Snapshot _snapshot;
    private readonly EvidenceList _evidence;
    private readonly Dictionary<ReportPeriod, List<ToldStory>> _stories;
    private readonly CommonGround _common;

    // What a story is need be said once only.
    private readonly ReportPeriod? _explained;

    public Stories(Snapshot snapshot, EvidenceList evidence)
    {
        _snapshot = snapshot;
        _evidence = evidence;
        _common = new CommonGround(snapshot.Understanding);
        _stories = Enum.GetValues<ReportPeriod>().Where(p => p >= snapshot.Edition.Period)
            .ToDictionary(p => p, p => ToldStory.In(snapshot, _common, snapshot.Edition.Span(p)));
        _explained = _stories.Where(s => s.Value.Count > 0).Select(s => (ReportPeriod?)s.Key).Min();
    }

    /// <summary>The section of one period.</summary>
    public Section Of(ReportPeriod period)
    {
        var window = _snapshot.Edition.Span(period);
        var kind = "stories-" + ReportShelf.PeriodWord(period);
        var selection = _evidence.Cite(window, _snapshot.InView(window).Count);
        if (_stories[period] is not { Count: > 0 } stories)
            return new Section(kind, [new("no-stories", new Dictionary<string, Slot>(), [selection])], [], []);
        var shown = stories.Take(period == ReportPeriod.Day ? MostOfDay : MostOfLonger).ToList();
        var told = new Statement("stories-told", new Dictionary<string, Slot>
        {
            ["stories"] = new Slot.Count(stories.Count),
            ["listed"] = new Slot.Count(shown.Count),
        }, [selection]);
        return new Section(kind, [told], [new Table("stories", null,
            ["rank", "story", "documents", "places", "languages", "terms", "first-seen", "last-seen"],
            [.. shown.Select((s, i) => RowOf(s, i + 1))])], period == _explained ? ["stories"] : []);
    }

    /// <summary>The first story of the edition's period, where it is told widely.</summary>
    public Statement? Leading()
    {
        var period = _snapshot.Edition.Period;
        if (_stories[period].FirstOrDefault() is not { } story) return null;
        if (story.OriginalCount < ManyOriginals) return null;
        return new Statement("leading-story", new Dictionary<string, Slot>
        {
            ["title"] = EvidenceList.TitleOf(story.Label.Post),
            ["documents"] = new Slot.Count(story.Documents),
            ["places"] = new Slot.Count(story.Places.Count),
            ["span"] = new Slot.Term("this-" + ReportShelf.PeriodWord(period)),
        }, Cite(story));
    }

    private Row RowOf(ToldStory story, int rank) => new(
        [
            new Slot.Rank(rank),
            EvidenceList.TitleOf(story.Label.Post),
            new Slot.Count(story.Documents),
            new Slot.Names([.. story.Places.Select(p => _snapshot.Label(p.Place).Value)], [.. story.Places.Select(p => p.Posts)]),
            new Slot.Names([.. story.Posts.Select(p => p.Digest.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
            new Slot.Names([.. _common.TermsOf(story).Take(MostTerms)]) is { Values.Count: > 0 } terms ? terms : null,
            new Slot.Moment(_common.FirstSeen(story)),
            new Slot.Moment(story.Posts[^1].Seen.Post.Entered),
        ], EvidenceList.Of(story.Label), Evidence: Cite(story));

    // The post whose title is shown first, then the others as they came into view.
    private List<string> Cite(ToldStory story) =>
        [.. story.Posts.Select(p => p.Seen).OrderByDescending(s => s.Post.Key == story.Label.Post.Key).Take(MostCited).Select(_evidence.Cite)];
}
