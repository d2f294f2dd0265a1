using NodaTime;
using Vane.Model;

namespace Vane.Compose;

/// <summary>The leading posts of a day, a week, a month, and what moved since the previous period.</summary>
internal static class PostLists
{
    private const int LongestTrajectory = 60;

    /// <summary>How many posts a list shows.</summary>
    public static int LengthOf(ReportPeriod period) => period == ReportPeriod.Day ? 10 : 20;

    /// <summary>The section of one list.</summary>
    public static Section Of(Snapshot snapshot, ReportPeriod period, EvidenceList evidence)
    {
        var window = snapshot.Edition.Span(period);
        var posts = snapshot.InView(window);
        var kind = period switch
        {
            ReportPeriod.Day => "posts-day",
            ReportPeriod.Week => "posts-week",
            _ => "posts-month",
        };
        if (posts.Count == 0)
            return new Section(kind, [new("no-posts", new Dictionary<string, Slot>(), [evidence.Cite(window, 0)])], [], []);

        var top = Listing.Top(posts, LengthOf(period));
        var statements = new List<Statement>
        {
            new("list-length", new Dictionary<string, Slot>
            {
                ["posts"] = new Slot.Count(posts.Count),
                ["listed"] = new Slot.Count(top.Count),
            }, [evidence.Cite(window, posts.Count)]),
        };
        var previous = period == snapshot.Edition.Period ? null : Previous(snapshot, period);
        if (previous is { Count: > 0 }) statements.Add(Moves(snapshot, top, previous));
        return new Section(kind, statements, [TableOf(snapshot, top, previous, new PostExtras(snapshot, window))], Notes(top));
    }

    /// <summary>The same list one period earlier, as it stood then: the groups of its posts in order.</summary>
    public static List<DocumentKey> Previous(Snapshot snapshot, ReportPeriod period)
    {
        var window = snapshot.Edition.Span(period, Edition.DaysOf(snapshot.Edition.Period));
        return Listing.Top(snapshot.InViewThen(window), LengthOf(period)).ConvertAll(s => s.Group);
    }

    private static Statement Moves(Snapshot snapshot, List<Seen> top, List<DocumentKey> previous)
    {
        var held = top.Count(s => previous.Contains(s.Group));
        return new Statement("list-moves", new Dictionary<string, Slot>
        {
            ["entered"] = new Slot.Count(top.Count - held),
            ["left"] = new Slot.Count(previous.Count - held),
            ["held"] = new Slot.Count(held),
            ["span"] = new Slot.Term(SpanTerm(snapshot.Edition.Period)),
        }, []);
    }

    /// <summary>The word for a period before this one.</summary>
    public static string SpanTerm(ReportPeriod period) => period switch
    {
        ReportPeriod.Day => "previous-day",
        ReportPeriod.Week => "previous-week",
        _ => "previous-month",
    };

    private static Table TableOf(Snapshot snapshot, List<Seen> top, List<DocumentKey>? previous, PostExtras extras)
    {
        var before = Snapshot.PreviousEnd(snapshot.Edition);
        var rows = new List<Row>();
        for (var i = 0; i < top.Count; i++)
        {
            var seen = top[i];
            List<Slot?> cells =
            [
                new Slot.Rank(i + 1), EvidenceList.TitleOf(seen.Post), snapshot.Label(seen.Post.Place), extras.Also(seen),
                extras.Names(seen.Post),
            ];
            cells.AddRange(FigureCells(seen));
            cells.Add(previous is null ? GainSinceFirst(seen) : MoveOf(seen, previous, before));
            cells.Add(TrajectoryOf(seen.Post, snapshot.Edition.AsOf));
            rows.Add(new Row(cells, EvidenceList.Of(seen), extras.Others(seen)));
        }

        return new Table("posts", null,
            ["rank", "title", "community", "also", "names", "score", "comments", "category", "posted",
             previous is null ? "gained" : "moved", "trajectory"],
            rows);
    }

    /// <summary>Score (or rank, where the source shows no score), comments, category and time of publication.</summary>
    public static IEnumerable<Slot?> FigureCells(Seen seen)
    {
        yield return seen.Figures switch
        {
            { Score: { } score } => new Slot.Score(score),
            { Rank: { } rank } => new Slot.Rank(rank),
            _ => null,
        };
        yield return seen.Figures.Comments is { } comments ? new Slot.Score(comments) : null;
        yield return seen.Post.Category is { } category ? new Slot.Name(category) : null;
        yield return seen.Post.Published is { } published ? new Slot.Moment(published) : null;
    }

    private static Slot.Score? GainSinceFirst(Seen seen)
    {
        var scored = seen.Post.Observations.Where(o => o.Score is not null).ToList();
        return scored.Count > 1 ? new Slot.Score(seen.Figures.Score!.Value - scored[0].Score!.Value) : null;
    }

    private static Slot.Move MoveOf(Seen seen, List<DocumentKey> previous, Instant before)
    {
        var rank = previous.IndexOf(seen.Group);
        var gained = seen.Figures.Score - Figures.Of(seen.Post, before).Score;
        return new Slot.Move(rank < 0 ? null : rank + 1, gained);
    }

    private static Slot.Trajectory? TrajectoryOf(Post post, Instant asOf)
    {
        var scores = post.Observations.Where(o => o.At <= asOf && o.Score is not null).Select(o => o.Score!.Value).ToList();
        return scores.Count > 1 ? new Slot.Trajectory(scores[Math.Max(0, scores.Count - LongestTrajectory)..]) : null;
    }

    private static List<string> Notes(List<Seen> top)
    {
        var notes = new List<string>();
        if (top.Select(s => s.Post.Key.Source).Distinct(StringComparer.Ordinal).Count() > 1) notes.Add("sources-take-turns");
        if (top.Any(s => s.Figures is { Score: null, Rank: not null })) notes.Add("rank-as-score");
        return notes;
    }
}
