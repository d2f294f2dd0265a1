using NodaTime;
using Vane.Model;

namespace Vane.Trend;

/// <summary>How much age and what is usual weigh against a score, in sixths.</summary>
internal readonly record struct Weights(int Age, int Usual)
{
    /// <summary>In one, what weights are in.</summary>
    public const int Parts = 6;

    /// <summary>Weights before anything was learned.</summary>
    public static readonly Weights Prior = new(4, 1);

    /// <summary>All that are tried.</summary>
    public static readonly IReadOnlyList<Weights> All =
        [.. from age in Enumerable.Range(0, Parts + 1) from usual in Enumerable.Range(0, 3) select new Weights(age, usual)];

    /// <summary>How far they are from the prior.</summary>
    public int StepsFromPrior => Math.Abs(Age - Prior.Age) + Math.Abs(Usual - Prior.Usual);
}

/// <summary>What speaks for a fresh post. Logarithms to base two in millionths: whole numbers, so that no order hangs on the
/// last bit.</summary>
/// <param name="Score">Of its score and one.</param>
/// <param name="Age">Of its age in hours.</param>
/// <param name="Usual">Of what is usual in its community.</param>
internal readonly record struct Promise(long Score, long Age, long Usual)
{
    // Ages under a quarter of an hour are as good as none: the first votes come with the posting.
    private static readonly Duration LeastAge = Duration.FromMinutes(15);

    /// <summary>What it amounts to by given weights, times <see cref="Weights.Parts"/>.</summary>
    public long By(Weights weights) => (Score * Weights.Parts) - (Age * weights.Age) - (Usual * weights.Usual);

    /// <summary>Logarithm of a fresh post's score.</summary>
    public static long ScoreOf(FreshPost post) => Log(Math.Max(post.Seen.Score, 0) + 1.0);

    /// <summary>Logarithm of a fresh post's age.</summary>
    public static long AgeOf(FreshPost post) => Log(Duration.Max(post.Age, LeastAge).TotalHours);

    private static long Log(double value) => (long)Math.Round(1e6 * Math.Log2(value));
}

/// <summary>What fresh posts usually score in each community, their age aside.</summary>
internal sealed class UsualScores
{
    // A community of few posts is taken to be like its source: as though it had shown this many of the source's besides.
    private const int FromSource = 20;

    private readonly Dictionary<Place, (long Sum, long Posts)> _places = [];
    private long _sum, _posts;

    /// <summary>Counts a fresh post in.</summary>
    public void Add(FreshPost post)
    {
        var aged = Aged(post);
        var (sum, posts) = _places.GetValueOrDefault(post.Post.Place);
        _places[post.Post.Place] = (sum + aged, posts + 1);
        _sum += aged;
        _posts++;
    }

    /// <summary>What speaks for a post that was counted in.</summary>
    public Promise PromiseOf(FreshPost post)
    {
        var (sum, posts) = _places[post.Post.Place];
        var usual = (sum + (FromSource * (_sum / _posts))) / (posts + FromSource);
        return new Promise(Promise.ScoreOf(post), Promise.AgeOf(post), usual);
    }

    private static long Aged(FreshPost post) =>
        Promise.ScoreOf(post) - (Promise.AgeOf(post) * Weights.Prior.Age / Weights.Parts);
}
