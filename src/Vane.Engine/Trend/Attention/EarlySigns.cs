using NodaTime;

namespace Vane.Trend;

/// <summary>
/// Which fresh posts of a source will stand in its week's list five days later. Posts are ordered by
/// score / (age^x · usual^y), what a score amounts to later: scores grow with age about as age^(2/3), and a post far above
/// what is usual in its community goes on longer than one of the same score where that is nothing special. x = y = 0 orders
/// by score, x = 1, y = 0 by score per hour. x starts from 2/3 and y from 1/6; they move as far as they would have told
/// the posts that stood from those that did not better over the last weeks whose outcome is known.
/// </summary>
public static class EarlySigns
{
    /// <summary>How many posts are predicted.</summary>
    public const int Predicted = 3;

    /// <summary>How long after the prediction the list is taken.</summary>
    public const int DaysAhead = 5;

    /// <summary>How many days back are learned from.</summary>
    public const int DaysBack = 60;

    // A step away from the prior must put one pair in 250 more in order, and four pairs of a small number.
    private const int PairsPerStep = 250, FewPairs = 1_000;

    /// <summary>What is predicted at an instant, and how often the same was right before.</summary>
    /// <param name="history">The source; what it showed after the instant is not used.</param>
    /// <param name="at">The instant.</param>
    /// <returns>null where the source was not looked at in the day before, or has no more fresh posts than are predicted.</returns>
    public static Prediction? At(SourceHistory history, Instant at)
    {
        if (history.LookAt(at) is not { } look || history.Fresh(look) is not { } fresh || fresh.Count <= Predicted) return null;
        var usual = new UsualScores();
        var past = new List<Outcome>();
        for (var days = DaysBack; days > 0; days--)
            if (history.LookAt(at - Duration.FromDays(days)) is { } earlier)
                Learn(history, usual, past, history.Fresh(earlier), days, at);
        var promises = PromisesOf(fresh, usual);
        var order = Order(promises, Choose(past));
        return new Prediction(look, [.. order.Take(Predicted).Select(i => fresh[i])], fresh.Count, Tally(past));
    }

    private static void Learn(
        SourceHistory history, UsualScores usual, List<Outcome> past, IReadOnlyList<FreshPost> fresh, int days, Instant at)
    {
        var promises = PromisesOf(fresh, usual);
        if (days < DaysAhead || fresh.Count <= Predicted) return;
        if (history.LookAt(at - Duration.FromDays(days - DaysAhead)) is not { } later) return;
        var leaders = history.Leaders(later);
        past.Add(Outcome.Of(days, promises, [.. fresh.Select(f => leaders.Contains(f.Post.Key))]));
    }

    private static Promise[] PromisesOf(IReadOnlyList<FreshPost> fresh, UsualScores usual)
    {
        foreach (var post in fresh) usual.Add(post);
        return [.. fresh.Select(usual.PromiseOf)];
    }

    // What was predicted on a day was predicted with what was known on it.
    private static PastPredictions Tally(List<Outcome> past) => new(
        past.Count * Predicted,
        past.Sum(day => day.Right[Choose(past.Where(p => p.DaysBack - DaysAhead >= day.DaysBack))]),
        past.Sum(p => p.Fresh), past.Sum(p => p.Stood));

    private static int Choose(IEnumerable<Outcome> past)
    {
        var inOrder = new long[Weights.All.Count];
        var pairs = 0L;
        foreach (var day in past)
        {
            pairs += (long)day.Stood * (day.Fresh - day.Stood);
            for (var i = 0; i < inOrder.Length; i++) inOrder[i] += day.InOrder[i];
        }

        return Enumerable.Range(0, inOrder.Length).MaxBy(i =>
            ((PairsPerStep * inOrder[i]) - (Weights.All[i].StepsFromPrior * (pairs + FewPairs)), -Weights.All[i].StepsFromPrior, i));
    }

    // Promises come in order of keys, which decides between equals.
    private static int[] Order(Promise[] promises, int weights)
    {
        var keys = new (long, int)[promises.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = (-promises[i].By(Weights.All[weights]), i);
        Array.Sort(keys);
        return Array.ConvertAll(keys, k => k.Item2);
    }

    /// <summary>How a day came out whose list is known, by choice of weights.</summary>
    private sealed record Outcome(int DaysBack, int Fresh, int Stood, long[] InOrder, int[] Right)
    {
        public static Outcome Of(int daysBack, Promise[] promises, bool[] stood)
        {
            var outcome = new Outcome(
                daysBack, stood.Length, stood.Count(s => s), new long[Weights.All.Count], new int[Weights.All.Count]);
            for (var weights = 0; weights < Weights.All.Count; weights++)
            {
                var order = Order(promises, weights);
                outcome.Right[weights] = order.Take(Predicted).Count(i => stood[i]);
                var after = outcome.Fresh - outcome.Stood;
                foreach (var i in order)
                {
                    if (stood[i]) outcome.InOrder[weights] += after;
                    else after--;
                }
            }

            return outcome;
        }
    }
}

/// <summary>Fresh posts of a source that are expected in its week's list.</summary>
/// <param name="Look">When the source was last looked at.</param>
/// <param name="Posts">The posts, the likeliest first.</param>
/// <param name="Among">Among how many fresh posts they were chosen.</param>
/// <param name="Before">How the same came out before.</param>
public sealed record Prediction(Instant Look, IReadOnlyList<FreshPost> Posts, int Among, PastPredictions Before);

/// <summary>How earlier predictions came out, each made with what was known at its time.</summary>
/// <param name="Predicted">Posts predicted on days whose list is known.</param>
/// <param name="Right">Those that stood in it.</param>
/// <param name="Fresh">All fresh posts of those days.</param>
/// <param name="Stood">Those that stood in it, predicted or not.</param>
public sealed record PastPredictions(int Predicted, int Right, int Fresh, int Stood);
