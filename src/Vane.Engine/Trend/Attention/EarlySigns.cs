using NodaTime;

namespace Vane.Trend;

/// <summary>
/// Which fresh posts of a source will stand in its week's list five days later. Posts are ordered by score / age^x: what
/// a score amounts to later, when scores grow with age as age^x. x = 0 orders by score, x = 1 by score per hour. It
/// starts from 2/3, and moves away as far as it would have told the posts that stood from those that did not better over
/// the last weeks whose outcome is known.
/// </summary>
public static class EarlySigns
{
    /// <summary>How many posts are predicted.</summary>
    public const int Predicted = 3;

    /// <summary>How long after the prediction the list is taken.</summary>
    public const int DaysAhead = 5;

    /// <summary>How many days back are learned from.</summary>
    public const int DaysBack = 60;

    private const int Sixths = 6, Prior = 4;

    // Ages under a quarter of an hour are as good as none: the first votes come with the posting.
    private static readonly Duration LeastAge = Duration.FromMinutes(15);

    /// <summary>What is predicted at an instant, and how often the same was right before.</summary>
    /// <param name="history">The source; what it showed after the instant is not used.</param>
    /// <param name="at">The instant.</param>
    /// <returns>null where the source was not looked at in the day before, or has no more fresh posts than are predicted.</returns>
    public static Prediction? At(SourceHistory history, Instant at)
    {
        if (history.LookAt(at) is not { } look || history.Fresh(look) is not { } fresh || fresh.Count <= Predicted) return null;
        var past = new List<Outcome>();
        for (var days = DaysBack; days >= DaysAhead; days--)
            if (OutcomeOf(history, at, days) is { } outcome) past.Add(outcome);
        // What was predicted then was predicted with what was known then.
        var right = 0;
        foreach (var outcome in past)
            right += outcome.Right[Exponent(past.Where(p => p.DaysBack - DaysAhead >= outcome.DaysBack))];
        return new Prediction(
            look, Order(fresh, Exponent(past)).Take(Predicted).ToList(), fresh.Count,
            new PastPredictions(past.Count * Predicted, right, past.Sum(p => p.Fresh), past.Sum(p => p.Stood)));
    }

    private static Outcome? OutcomeOf(SourceHistory history, Instant at, int daysBack)
    {
        var then = at - Duration.FromDays(daysBack);
        if (history.LookAt(then) is not { } look || history.LookAt(then + Duration.FromDays(DaysAhead)) is not { } later) return null;
        var fresh = history.Fresh(look);
        if (fresh.Count <= Predicted) return null;
        var leaders = history.Leaders(later);
        var outcome = new Outcome(daysBack, fresh.Count, fresh.Count(f => leaders.Contains(f.Post.Key)));
        for (var exponent = 0; exponent <= Sixths; exponent++)
        {
            var (place, missed) = (0, 0);
            foreach (var post in Order(fresh, exponent))
            {
                if (!leaders.Contains(post.Post.Key)) missed++;
                else outcome.Count(exponent, inOrder: outcome.Fresh - outcome.Stood - missed, isPredicted: place < Predicted);
                place++;
            }
        }

        return outcome;
    }

    // A step away from the prior must put one pair in 250 more in order, and four pairs of a small number.
    private static int Exponent(IEnumerable<Outcome> past)
    {
        var gains = new long[Sixths + 1];
        var pairs = 0L;
        foreach (var outcome in past)
        {
            pairs += outcome.Stood * (long)(outcome.Fresh - outcome.Stood);
            for (var i = 0; i < gains.Length; i++) gains[i] += outcome.InOrder[i] * 250;
        }

        return Enumerable.Range(0, gains.Length).MaxBy(i => (gains[i] - (Math.Abs(i - Prior) * (pairs + 1000)), -Math.Abs(i - Prior), i));
    }

    private static IEnumerable<FreshPost> Order(IEnumerable<FreshPost> fresh, int exponent) =>
        fresh.OrderByDescending(f => Promise(f, exponent)).ThenBy(f => f.Post.Key);

    // Logarithm to base two in millionths: whole numbers, so that no order hangs on the last bit.
    private static long Promise(FreshPost post, int exponent)
    {
        var hours = Duration.Max(post.Age, LeastAge).TotalHours;
        return (long)Math.Round(1e6 * (Math.Log2(post.Seen.Score + 1.0) - (exponent * Math.Log2(hours) / Sixths)));
    }

    /// <summary>How a day came out whose list is known.</summary>
    private sealed record Outcome(int DaysBack, int Fresh, int Stood)
    {
        /// <summary>Pairs of a post that stood and one that did not in the right order, per exponent.</summary>
        public long[] InOrder { get; } = new long[Sixths + 1];

        /// <summary>Predicted posts that stood, per exponent.</summary>
        public int[] Right { get; } = new int[Sixths + 1];

        public void Count(int exponent, int inOrder, bool isPredicted)
        {
            InOrder[exponent] += inOrder;
            if (isPredicted) Right[exponent]++;
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
