using Vane.Model;

namespace Vane.Compose;

/// <summary>Each community's week: seven whole days, its leading posts, and the silent ones by name.</summary>
internal static class Communities
{
    private const int Listed = 3;

    public static Section Of(Snapshot snapshot, EvidenceList evidence)
    {
        var window = snapshot.Edition.Span(ReportPeriod.Week);
        var groups = snapshot.AllInView(window).GroupBy(s => s.Post.Place)
            .Select(g => (Place: g.Key, Posts: Copies.Once([.. g])))
            .OrderByDescending(g => g.Posts.Count).ThenBy(g => g.Place)
            .ToList();
        var silent = snapshot.Places.Except(groups.Select(g => g.Place)).Order().ToList();
        var statements = Statements(snapshot, window, groups, silent, evidence);
        List<Statement> terms = [.. CommunityTerms.Of(snapshot, groups.Select(g => g.Place), evidence)];
        return new Section("communities", [.. statements, .. terms],
            [.. groups.Select(g => TableOf(snapshot, g.Place, g.Posts))], terms.Count > 0 ? ["community-terms"] : []);
    }

    private static List<Statement> Statements(
        Snapshot snapshot, Window window, List<(Place Place, List<Seen> Posts)> groups, List<Place> silent, EvidenceList evidence)
    {
        var statements = new List<Statement>
        {
            new("communities-active", new Dictionary<string, Slot>
            {
                ["active"] = new Slot.Count(groups.Count),
                ["known"] = new Slot.Count(groups.Select(g => g.Place).Union(snapshot.Places).Count()),
                ["posts"] = new Slot.Names(
                    [.. groups.Select(g => snapshot.Label(g.Place).Value)], [.. groups.Select(g => (long)g.Posts.Count)]),
            }, [evidence.Cite(window, snapshot.InView(window).Count)]),
        };
        if (silent.Count > 0)
        {
            statements.Add(new("communities-silent", new Dictionary<string, Slot>
            {
                ["names"] = new Slot.Names([.. silent.Select(p => snapshot.Label(p).Value)]),
            }, [.. silent.Select(p => evidence.Cite(window, 0, p))]));
        }

        return statements;
    }

    private static Table TableOf(Snapshot snapshot, Place place, List<Seen> posts) => new(
        "community", snapshot.Label(place), ["title", "score", "comments", "category", "posted"],
        [.. Listing.Top(posts, Listed).Select(s =>
            new Row([EvidenceList.TitleOf(s.Post), .. PostLists.FigureCells(s)], EvidenceList.Of(s)))]);
}
