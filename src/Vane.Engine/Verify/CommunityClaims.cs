using Vane.Model;

namespace Vane.Verify;

/// <summary>What the section about places may say.</summary>
internal static class CommunityClaims
{
    public static Chapter Chapter(Ledger ledger, Grasp grasp)
    {
        var week = ledger.Edition.Span(ReportPeriod.Week);
        var active = ledger.Documents(week).GroupBy(p => p.Place)
            .Select(g => (Place: g.Key, Posts: Saying.Once([.. g])))
            .OrderByDescending(g => g.Posts.Count).ThenBy(g => g.Place).ToList();
        var specific = new PlaceTermClaims(ledger, grasp);
        var terms = active.Select(place => specific.Of(place.Place)).OfType<Claim>().ToList();
        return new Chapter(
            "communities",
            [.. Claims(ledger, week, active), .. terms],
            [.. active.Select(place => Table(ledger, place.Place, place.Posts))],
            terms.Count > 0 ? ["community-terms"] : []);
    }

    private static IEnumerable<Claim> Claims(Ledger ledger, Window week, List<(Place Place, IReadOnlyList<Entry> Posts)> active)
    {
        // A post without community may stand in a source that has some, at a place known by the post alone.
        var known = ledger.Places().Union(active.Select(g => g.Place)).Order().ToList();
        yield return Claim.Of(
            "communities-active",
            ("active", new Slot.Count(active.Count)),
            ("known", new Slot.Count(known.Count)),
            ("posts", new Slot.Names(
                [.. active.Select(g => ledger.Label(g.Place))], [.. active.Select(g => (long)g.Posts.Count)])))
            .On(ledger.Selection(week));
        var silent = known.Except(active.Select(g => g.Place)).ToList();
        if (silent.Count == 0) yield break;
        yield return Claim.Of("communities-silent", ("names", new Slot.Names([.. silent.Select(ledger.Label)])))
            .On([.. silent.Select(p => new Evidence.Selection(week.From, week.To, p.Source, p.Name, null, 0))]);
    }

    private static Sheet Table(Ledger ledger, Place place, IReadOnlyList<Entry> posts) => new(
        "community",
        ledger.Label(place),
        ["title", "score", "comments", "category", "posted"],
        [.. Podium.Of(posts, 3).Select(post => new Line(
            [
                ledger.Title(post),
                ListClaims.Standing(post),
                ListClaims.Figure(post.Comments),
                post.Content.Category is { } category ? new Slot.Name(category) : null,
                ListClaims.Posted(post),
            ],
            ledger.Post(post)))]);
}
