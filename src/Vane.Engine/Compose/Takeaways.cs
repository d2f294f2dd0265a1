using Vane.Model;
using Vane.Storage;

namespace Vane.Compose;

/// <summary>Three to seven statements worth reading first. Each is computed; none is an opinion.</summary>
internal static class Takeaways
{
    private const int Most = 7, MostTrends = 3, MostLeaders = 3, MostShifts = 2;

    public static Section Of(
        Snapshot snapshot, List<Seen> posts, ToldTrends trends, Comparison comparison, Stories stories, EvidenceList evidence)
    {
        if (posts.Count == 0)
        {
            var window = snapshot.Edition.Span(snapshot.Edition.Period);
            return new Section("takeaways",
                [new("nothing-to-say", new Dictionary<string, Slot>(), [evidence.Cite(window, 0)])], [], []);
        }

        return new Section("takeaways", [.. Candidates(snapshot, posts, trends, comparison, stories, evidence).Take(Most)], [], []);
    }

    // One after another as they are taken, so that nothing is listed as evidence that no statement cites.
    private static IEnumerable<Statement> Candidates(
        Snapshot snapshot, List<Seen> posts, ToldTrends trends, Comparison comparison, Stories stories, EvidenceList evidence)
    {
        foreach (var trend in trends.Striking.Take(MostTrends)) yield return trends.Takeaway(trend);
        yield return Volume(snapshot.Edition, comparison, evidence);
        var leaders = Leaders(snapshot);
        foreach (var leader in leaders) yield return Leader(snapshot, leader, evidence);
        if (stories.Leading() is { } story) yield return story;
        if (MostDiscussed(posts) is { } discussed && leaders.TrueForAll(l => l.Group != discussed.Group))
            yield return Discussed(snapshot, discussed, evidence);
        foreach (var shift in comparison.Significant.Take(MostShifts)) yield return comparison.ToStatement(shift, evidence);
        if (BiggestGain(snapshot, evidence) is { } gain) yield return gain;
        if (Headline(snapshot, evidence) is { } headline) yield return headline;
    }

    private static Statement Volume(Edition edition, Comparison comparison, EvidenceList evidence)
    {
        var spans = Comparison.BaselineDays(edition.Period) / (double)Edition.DaysOf(edition.Period);
        var (now, before) = (evidence.Cite(comparison.Windows.Now, comparison.Posts.Now),
            evidence.Cite(comparison.Windows.Before, comparison.Posts.Before));
        if (comparison.Posts.Before == 0)
            return new Statement("volume-first", new Dictionary<string, Slot> { ["posts"] = new Slot.Count(comparison.Posts.Now) }, [now, before]);
        return new Statement("volume-" + ReportShelf.PeriodWord(edition.Period), new Dictionary<string, Slot>
        {
            ["posts"] = new Slot.Count(comparison.Posts.Now),
            ["mean"] = spans > 1 ? Slot.Mean.Of(comparison.Posts.Before / spans) : new Slot.Count(comparison.Posts.Before),
            ["days"] = new Slot.Count(Comparison.BaselineDays(edition.Period)),
        }, [now, before]);
    }

    // The leading post of each source that has figures, the largest sources first.
    private static List<Seen> Leaders(Snapshot snapshot) =>
        [.. snapshot.AllInView(snapshot.Edition.Span(snapshot.Edition.Period))
            .Where(s => s.Figures.CanRank)
            .GroupBy(s => s.Post.Key.Source, StringComparer.Ordinal)
            .OrderByDescending(Copies.Count).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(MostLeaders)
            .Select(g => Listing.Top([.. g], 1)[0])];

    private static Statement Leader(Snapshot snapshot, Seen seen, EvidenceList evidence)
    {
        var slots = Subject(snapshot, seen);
        slots["source"] = new Slot.Name(seen.Post.Key.Source);
        if (seen.Figures.Score is not { } score)
        {
            slots["rank"] = new Slot.Rank(seen.Figures.Rank!.Value);
            return new Statement("leader-rank", slots, [evidence.Cite(seen)]);
        }

        slots["score"] = new Slot.Score(score);
        if (seen.Figures.Comments is not { } comments) return new Statement("leader-score", slots, [evidence.Cite(seen)]);
        slots["comments"] = new Slot.Score(comments);
        return new Statement("leader", slots, [evidence.Cite(seen)]);
    }

    private static Seen? MostDiscussed(List<Seen> posts) => posts
        .Where(s => s.Figures is { Comments: > 0, Score: not null })
        .OrderByDescending(s => s.Figures.Comments).ThenBy(s => s.Post.Key)
        .Select(s => (Seen?)s).FirstOrDefault();

    private static Statement Discussed(Snapshot snapshot, Seen seen, EvidenceList evidence)
    {
        var slots = Subject(snapshot, seen);
        slots["comments"] = new Slot.Score(seen.Figures.Comments!.Value);
        slots["score"] = new Slot.Score(seen.Figures.Score!.Value);
        return new Statement("most-discussed", slots, [evidence.Cite(seen)]);
    }

    // Over the month's posts: which score grew most since the previous period ended.
    private static Statement? BiggestGain(Snapshot snapshot, EvidenceList evidence)
    {
        var before = Snapshot.PreviousEnd(snapshot.Edition);
        var best = snapshot.InView(snapshot.Edition.Span(ReportPeriod.Month))
            .Select(s => (Seen: s, Then: Figures.Of(s.Post, before).Score))
            .Where(c => c.Seen.Figures.Score > c.Then)
            .OrderByDescending(c => c.Seen.Figures.Score - c.Then).ThenBy(c => c.Seen.Post.Key)
            .FirstOrDefault();
        if (best.Seen.Post is null) return null;
        var slots = Subject(snapshot, best.Seen);
        slots["gained"] = new Slot.Score(best.Seen.Figures.Score!.Value - best.Then!.Value);
        slots["then"] = new Slot.Score(best.Then.Value);
        slots["score"] = new Slot.Score(best.Seen.Figures.Score.Value);
        slots["span"] = new Slot.Term(PostLists.SpanTerm(snapshot.Edition.Period));
        return new Statement("biggest-gain", slots, [evidence.Cite(best.Seen)]);
    }

    // Who leads the next longer list, and whether it did so a period ago.
    private static Statement? Headline(Snapshot snapshot, EvidenceList evidence)
    {
        if (snapshot.Edition.Period == ReportPeriod.Month) return null;
        var list = snapshot.Edition.Period == ReportPeriod.Day ? ReportPeriod.Week : ReportPeriod.Month;
        var top = Listing.Top(snapshot.InView(snapshot.Edition.Span(list)), 1);
        var previous = PostLists.Previous(snapshot, list);
        if (top.Count == 0 || previous.Count == 0 || !top[0].Figures.CanRank || MixesSources(snapshot, list)) return null;
        var held = top[0].Group == previous[0];
        var slots = Subject(snapshot, top[0]);
        slots["list"] = new Slot.Term("list-" + ReportShelf.PeriodWord(list));
        slots["span"] = new Slot.Term(PostLists.SpanTerm(snapshot.Edition.Period));
        return new Statement(held ? "leader-held" : "leader-new", slots, [evidence.Cite(top[0])]);
    }

    // Where sources take turns, the first post of the list leads nothing but its source.
    private static bool MixesSources(Snapshot snapshot, ReportPeriod list) =>
        snapshot.InView(snapshot.Edition.Span(list)).Select(s => s.Post.Key.Source).Distinct(StringComparer.Ordinal).Count() > 1;

    private static Dictionary<string, Slot> Subject(Snapshot snapshot, Seen seen) => new()
    {
        ["title"] = EvidenceList.TitleOf(seen.Post),
        ["community"] = snapshot.Label(seen.Post.Place),
    };
}
