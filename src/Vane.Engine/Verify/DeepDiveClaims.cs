using Vane.Model;

namespace Vane.Verify;

/// <summary>What may be said at length of the first living trend.</summary>
internal sealed class DeepDiveClaims(Ledger ledger, TrendRecount recount, TrendClaims trends)
{
    private const int MostPosts = 8;

    /// <summary>The section; null without a living trend.</summary>
    public Chapter? Chapter()
    {
        var trend = recount.All.FirstOrDefault(t => t.IsAlive);
        return trend is null ? null : new Chapter("deep-dive", [.. Claims(trend)], [Table(trend)], []);
    }

    private IEnumerable<Claim> Claims(Recounted trend)
    {
        var grounds = TrendClaims.Grounds(ledger, trend);
        yield return Claim.Of(
            "deep-trend", trends.Name(trend), TrendClaims.Count(trend), TrendClaims.Window(trend), TrendClaims.Expected(trend),
            ("onset", new Slot.Day(trend.Scanned.Onset))).On(grounds);
        if (Story(trend) is { } story) yield return story.On(grounds);
        var first = ledger.Find(trend.Documents[0].Key);
        yield return Claim.Of(
            "deep-first", ("title", ledger.Title(first)), ("place", ledger.Name(first)), ("moment", new Slot.Moment(Ledger.At(first.Entered)))).On(ledger.Post(first));
        var places = trend.Documents.CountBy(d => ledger.Find(d.Key).Place).OrderBy(p => -p.Value).ThenBy(p => p.Key).ToList();
        yield return Claim.Of(
            "deep-places", ("names", new Slot.Names([.. places.Select(p => ledger.Label(p.Key))], [.. places.Select(p => (long)p.Value)])))
            .On(grounds);
    }

    private Claim? Story(Recounted trend)
    {
        var told = trend.Documents.GroupBy(d => d.Document.Digest.Story).OrderBy(g => -g.Count()).ThenBy(g => g.Key).First().ToList();
        if (told.Count < 2 || told.Count * 2 < trend.Documents.Count) return null;
        var label = recount.Corpus.Understanding.LabelOf(told[0].Document.Digest.Story)?.Key;
        var named = told.Find(d => d.Key == label) is { Document: not null } chosen ? chosen : told[0];
        return Claim.Of(
            "deep-story", ("title", ledger.Title(ledger.Find(named.Key))), ("told", new Slot.Count(told.Count)),
            ("of", new Slot.Count(trend.Documents.Count)));
    }

    private Sheet Table(Recounted trend) => new(
        "deep-posts", null, ["title", "community", "score", "comments", "category", "posted"],
        [
            .. trend.Documents.Select(d => ledger.Find(d.Key)).OrderByDescending(p => p.Score is not null).ThenByDescending(p => p.Score)
                .ThenBy(p => p.Rank ?? long.MaxValue).ThenBy(p => p.Key).Take(MostPosts).Select(post => new Line(
                    [
                        ledger.Title(post), ledger.Name(post), ListClaims.Standing(post), ListClaims.Figure(post.Comments),
                        post.Content.Category is { } category ? new Slot.Name(category) : null, ListClaims.Posted(post),
                    ],
                    ledger.Post(post))),
        ]);
}
