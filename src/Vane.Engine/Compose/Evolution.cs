using NodaTime;
using Vane.Model;

namespace Vane.Compose;

/// <summary>How the month went: its last four whole weeks, source by source, since figures of sources do not mix.</summary>
internal static class Evolution
{
    private const int Weeks = 4, Leading = 3;

    public static Section Of(Snapshot snapshot, ToldTrends trends, EvidenceList evidence)
    {
        var weeks = new List<(LocalDate First, LocalDate Last, Window Window, long Posts, List<Seen> All)>();
        for (var back = Weeks - 1; back >= 0; back--)
        {
            var window = snapshot.Edition.Days(7, 7 * back);
            var last = snapshot.Edition.Date.PlusDays(-7 * back);
            weeks.Add((last.PlusDays(-6), last, window, snapshot.InView(window).Count, snapshot.AllInView(window)));
        }

        var sources = weeks.SelectMany(w => w.All).Select(s => s.Post.Key.Source).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        if (sources.Count == 0)
        {
            // The weeks each for itself: a post seen days late belongs to their whole and to none of them.
            List<string> none = [.. weeks.Select(w => evidence.Cite(w.Window, 0))];
            return new Section("evolution", [new("no-posts", new Dictionary<string, Slot>(), none)], [.. TrendWeeks.Of(snapshot, trends)], []);
        }

        var busiest = weeks.MaxBy(w => w.Posts);
        var statement = new Statement("busiest-week", new Dictionary<string, Slot>
        {
            ["from"] = new Slot.Day(busiest.First),
            ["to"] = new Slot.Day(busiest.Last),
            ["posts"] = new Slot.Count(busiest.Posts),
        }, [evidence.Cite(busiest.Window, busiest.Posts)]);
        var tables = sources.Select(source => new Table(
            "weeks", sources.Count > 1 ? new Slot.Name(source) : null,
            ["from", "to", "posts", "median", "top", "top-post", "categories"],
            [.. weeks.Select(w => RowOf(w.First, w.Last, w.All.FindAll(s => s.Post.Key.Source == source)))]));
        return new Section("evolution", [statement], [.. tables, .. TrendWeeks.Of(snapshot, trends)], []);
    }

    private static Row RowOf(LocalDate first, LocalDate last, List<Seen> all)
    {
        var posts = Copies.Once(all);
        var scores = posts.Where(s => s.Figures.Score is not null).Select(s => s.Figures.Score!.Value).Order().ToList();
        var top = Listing.Top(posts, 1);
        var leads = top.Count > 0 && top[0].Figures.CanRank;
        var categories = all.Where(s => s.Post.Category is not null)
            .GroupBy(s => s.Post.Category!, (category, own) => (Name: category, Posts: Copies.Count(own)), StringComparer.Ordinal)
            .OrderByDescending(c => c.Posts).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(Leading).ToList();
        return new Row([
            new Slot.Day(first),
            new Slot.Day(last),
            new Slot.Count(posts.Count),
            scores.Count > 0 ? Slot.Mean.Of(Median(scores)) : null,
            scores.Count > 0 ? new Slot.Score(scores[^1]) : null,
            leads ? EvidenceList.TitleOf(top[0].Post) : null,
            categories.Count > 0
                ? new Slot.Names([.. categories.Select(c => c.Name)], [.. categories.Select(c => c.Posts)])
                : null,
        ], leads ? EvidenceList.Of(top[0]) : null);
    }

    private static double Median(List<long> ordered) =>
        (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2.0;
}
