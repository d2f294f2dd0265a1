using Vane.Model;

namespace Vane.Compose;

/// <summary>The first living trend from near: where it began, who speaks of it, its posts.</summary>
internal static class DeepDive
{
    private const int MostPosts = 8;

    /// <summary>The section; null without such a trend.</summary>
    public static Section? Of(Snapshot snapshot, ToldTrends trends, EvidenceList evidence)
    {
        if (trends.Living.FirstOrDefault() is not { } trend) return null;
        List<Seen> documents = [.. trends.DocumentsOf(trend)];
        return new Section("deep-dive", [.. Statements(snapshot, trends, trend, documents, evidence)], [TableOf(snapshot, documents)], []);
    }

    private static IEnumerable<Statement> Statements(
        Snapshot snapshot, ToldTrends trends, Trend.Trend trend, List<Seen> documents, EvidenceList evidence)
    {
        var figures = trends.FiguresOf(trend);
        figures["onset"] = new Slot.Day(trend.Onset);
        yield return new Statement("deep-trend", figures, trends.Cite(trend));
        if (StoryOf(snapshot, trends, trend, documents) is { } story) yield return story;
        yield return new Statement("deep-first", new Dictionary<string, Slot>
        {
            ["title"] = EvidenceList.TitleOf(documents[0].Post),
            ["place"] = snapshot.Label(documents[0].Post.Place),
            ["moment"] = new Slot.Moment(documents[0].Post.Entered),
        }, [evidence.Cite(documents[0])]);
        var places = documents.GroupBy(d => d.Post.Place).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        yield return new Statement("deep-places", new Dictionary<string, Slot>
        {
            ["names"] = new Slot.Names([.. places.Select(p => snapshot.Label(p.Key).Value)], [.. places.Select(p => p.LongCount())]),
        }, trends.Cite(trend));
    }

    private static Statement? StoryOf(Snapshot snapshot, ToldTrends trends, Trend.Trend trend, List<Seen> documents)
    {
        if (trend.Story is not { } story) return null;
        var told = documents.Where(d => snapshot.Understanding.Of(d.Post.Key)?.Digest.Story == story.Value).ToList();
        if (told.Count == 0) return null;
        var label = snapshot.Understanding.LabelOf(story.Value)?.Key;
        return new Statement("deep-story", new Dictionary<string, Slot>
        {
            ["title"] = EvidenceList.TitleOf((told.Find(d => d.Post.Key == label) is { Post: not null } chosen ? chosen : told[0]).Post),
            ["told"] = new Slot.Count(told.Count),
            ["of"] = new Slot.Count(documents.Count),
        }, trends.Cite(trend));
    }

    private static Table TableOf(Snapshot snapshot, List<Seen> documents) => new(
        "deep-posts", null, ["title", "community", "score", "comments", "category", "posted"],
        [.. documents.OrderByDescending(d => d.Figures.Score ?? long.MinValue).ThenBy(d => d.Figures.Rank ?? long.MaxValue).ThenBy(d => d.Post.Key).Take(MostPosts).Select(d =>
            new Row([EvidenceList.TitleOf(d.Post), snapshot.Label(d.Post.Place), .. PostLists.FigureCells(d)], EvidenceList.Of(d)))]);
}
