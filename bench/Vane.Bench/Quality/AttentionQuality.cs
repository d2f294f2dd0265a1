using System.Globalization;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Trend;

namespace Vane.Bench;

/// <summary>
/// How often the three fresh posts predicted on a day stand in the week's list five days later, as it stood then. A day
/// is judged when its source was looked at on it and five days later; orders by score and by score per hour choose
/// among the same posts on the same days.
/// </summary>
internal static class AttentionQuality
{
    private const int Draws = 2_000;

    /// <summary>A year of communities seen once a day; and sources of other habits, for which nothing was set.</summary>
    public static IEnumerable<Measure> Foreign() => Communities("reddit-ai").Concat(new[] { "weibo-hot", "hf-papers" }.Select(Whole));

    private static IEnumerable<Measure> Communities(string set)
    {
        if (HistoryOf(set) is not { } history) return [Measure.Absent("attention", set)];
        var days = Days(history, end => history.Leaders(history.LookAt(end)!.Value));
        var half = days.Count / 2;
        return
        [
            Figure(set, "right of 3, five days on", days),
            Figure(set, "the same, first half", days[..half]),
            Figure(set, "the same, second half", days[half..]),
            Figure(set, "the same, list of the report", Days(history, end => ReportLeaders(history, end))),
        ];
    }

    private static Measure Whole(string set) => HistoryOf(set) is not { } history
        ? Measure.Absent("attention", set)
        : Figure(set, "right of 3, five days on", Days(history, end => history.Leaders(history.LookAt(end)!.Value)));

    private static SourceHistory? HistoryOf(string set) => Machine.Evaluation("data", set + ".jsonl.gz") is { } path
        ? new SourceHistory(ReadAsync(path).GetAwaiter().GetResult()) : null;

    /// <summary>Scored posts of a file of items.</summary>
    public static async Task<List<Trajectory>> ReadAsync(string path)
    {
        var found = new List<Trajectory>();
        await foreach (var reading in Inputs.Open(path, () => Stream.Null).ReadAsync(CancellationToken.None))
        {
            if (reading is not Reading.Accepted { Item: { Published: { } published } item }) continue;
            var scores = item.Observations.Where(o => o.Score is not null)
                .Select(o => new ScoreAt(o.At, o.Score!.Value)).OrderBy(s => s.At).ThenBy(s => s.Score).ToList();
            var place = new Place(item.Key.Source, item.Community ?? item.Key.Source);
            if (scores.Count > 0) found.Add(new Trajectory(item.Key, place, published, scores));
        }

        return found;
    }

    private static List<Day> Days(SourceHistory history, Func<Instant, IReadOnlySet<DocumentKey>> leadersAt)
    {
        var days = new List<Day>();
        var first = history.Posts.Min(p => p.Scores[0].At).InUtc().Date;
        var last = history.Posts.Max(p => p.Scores[^1].At).InUtc().Date;
        for (var date = first; date <= last.PlusDays(-EarlySigns.DaysAhead); date = date.PlusDays(1))
        {
            var end = date.PlusDays(1).AtMidnight().InUtc().ToInstant();
            var later = end + Duration.FromDays(EarlySigns.DaysAhead);
            if (history.LookAt(later) is null) continue;
            if (EarlySigns.At(history, end) is not { } prediction) continue;
            var fresh = history.Fresh(prediction.Look);
            var leaders = leadersAt(later);
            days.Add(new Day(
                Right(leaders, prediction.Posts),
                Right(leaders, fresh.OrderByDescending(f => f.Seen.Score)),
                Right(leaders, fresh.OrderByDescending(f => f.Seen.Score / Math.Max(f.Age.TotalHours, 0.25))),
                Right(leaders, fresh.OrderByDescending(f => leaders.Contains(f.Post.Key)))));
        }

        return days;
    }

    // The report counts whole days, and a post from when it came into view.
    private static HashSet<DocumentKey> ReportLeaders(SourceHistory history, Instant end)
    {
        var week = new Window(end - SourceHistory.ListSpan, end);
        return history.Posts.Where(p => p.SeenBy(end) > 0 && week.Contains(Post.Enters(p.Published, p.Scores[0].At)))
            .OrderByDescending(p => p.Last(end)!.Value.Score).ThenBy(p => p.Key).Take(SourceHistory.ListLength).Select(p => p.Key).ToHashSet();
    }

    private static int Right(IReadOnlySet<DocumentKey> leaders, IEnumerable<FreshPost> order) =>
        order.Take(EarlySigns.Predicted).Count(f => leaders.Contains(f.Post.Key));

    private static Measure Figure(string set, string name, List<Day> days)
    {
        var (low, high) = Interval(days, d => d.Ours);
        var (lowGain, highGain) = Interval(days, d => d.Ours - d.PerHour);
        return new Measure("attention", set, name, Share(days, d => d.Ours), string.Create(CultureInfo.InvariantCulture,
            $"95% {low:.000}–{high:.000}, {days.Count} days; score per hour {Share(days, d => d.PerHour):.000} ({lowGain:+.000;-.000} to {highGain:+.000;-.000}), score {Share(days, d => d.Score):.000}, hindsight {Share(days, d => d.Best):.000}"));
    }

    private static double Share(IEnumerable<Day> days, Func<Day, int> right) => days.Average(d => (double)right(d) / EarlySigns.Predicted);

    // Days drawn with replacement: posts of a day stand or fall together.
    private static (double Low, double High) Interval(List<Day> days, Func<Day, int> right)
    {
        var chance = new Random(1);
        var shares = Enumerable.Range(0, Draws)
            .Select(_ => Share(Enumerable.Range(0, days.Count).Select(_ => days[chance.Next(days.Count)]), right)).Order().ToList();
        return (shares[Draws / 40], shares[^((Draws / 40) + 1)]);
    }

    /// <summary>How many of three are right on a day.</summary>
    private sealed record Day(int Ours, int Score, int PerHour, int Best);
}
