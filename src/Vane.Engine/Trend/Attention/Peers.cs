using NodaTime;
using Vane.Model;

namespace Vane.Trend;

/// <summary>Posts of one place as they were at every age: whom a post is compared with. Made once, asked often.</summary>
internal sealed class Peers
{
    // At the same age, give or take a sixth, and half an hour for the youngest.
    private const int BandPart = 6;
    private const long LeastBand = NodaConstants.NanosecondsPerMinute * 30;

    // The nearest in age are enough, however many there are.
    private const int MostMet = 2_000;

    private readonly IReadOnlyList<Trajectory> _posts;

    // Every sighting of every post by age: age in nanoseconds, number of the post, number of its score.
    private readonly long[] _ages;
    private readonly (int Post, int Score)[] _sightings;

    // By number of post: the question that last met it, so that a post answers each question once.
    private readonly int[] _met;
    private int _question;

    /// <summary>Posts as they were seen up to an instant, by publication, then by key.</summary>
    public Peers(IReadOnlyList<Trajectory> posts, Instant at)
    {
        _posts = posts;
        _met = new int[posts.Count];
        var sightings = new List<(long Age, int Post, int Score)>();
        for (var post = 0; post < posts.Count; post++)
        {
            var scores = posts[post].Scores;
            var seen = posts[post].SeenBy(at);
            for (var i = 0; i < seen; i++)
            {
                if (scores[i].At < posts[post].Published || (i + 1 < seen && scores[i + 1].At == scores[i].At)) continue;
                sightings.Add(((scores[i].At - posts[post].Published).ToInt64Nanoseconds(), post, i));
            }
        }

        // Of one age in the order of posts, so that where there are too many it is settled which are met.
        sightings.Sort(static (a, b) => a.Age != b.Age ? a.Age.CompareTo(b.Age) : a.Post.CompareTo(b.Post));
        (_ages, _sightings) = ([.. sightings.Select(s => s.Age)], [.. sightings.Select(s => (s.Post, s.Score))]);
    }

    /// <summary>How many per cent of the other posts had a lower score at the age of a post; null where too few are known.</summary>
    public Standing? Score(FreshPost post) => Rank(post, (other, i) => post.Seen.Score.CompareTo(other.Scores[i].Score));

    /// <summary>How many per cent of the other posts that had been seen twice by the age of a post had gained less an
    /// hour between those two; null where too few are known.</summary>
    public Standing? Pace(FreshPost post, Gain gain) => Rank(post, (other, i) => Gain.Until(other, i) is { } gained ? gain.CompareTo(gained) : null);

    // From the sighting nearest in age outwards, so that every post is met at the age nearest to the one asked for.
    private Standing? Rank(FreshPost post, Func<Trajectory, int, int?> compare)
    {
        _question++;
        var age = post.Age.ToInt64Nanoseconds();
        var band = Math.Max(age / BandPart, LeastBand);
        var (among, below) = (0, 0);
        var above = FirstOf(age);
        var under = above - 1;
        for (var met = 0; met < MostMet; met++)
        {
            var younger = under >= 0 ? age - _ages[under] : long.MaxValue;
            var older = above < _ages.Length ? _ages[above] - age : long.MaxValue;
            if (younger > band && older > band) break;
            var (number, score) = _sightings[younger < older ? under-- : above++];
            var other = _posts[number];
            if (_met[number] == _question || other.Key == post.Post.Key || compare(other, score) is not { } order) continue;
            _met[number] = _question;
            among++;
            if (order > 0) below++;
        }

        return among < AttentionReading.LeastPeers ? null : new Standing(100 * below / among, among);
    }

    private int FirstOf(long age)
    {
        var (low, high) = (0, _ages.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ages[middle] < age) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

/// <summary>What a post gained between two sightings.</summary>
/// <param name="Points">Points gained; lost, where negative.</param>
/// <param name="Span">Time between the two, more than nothing.</param>
internal readonly record struct Gain(Int128 Points, Duration Span) : IComparable<Gain>
{
    // Two looks shortly after each other tell more of chance than of pace.
    private static readonly Duration LeastSpan = Duration.FromMinutes(30);

    /// <summary>What was gained up to a sighting since the last one at least half an hour before it, after publication;
    /// null where there is none.</summary>
    public static Gain? Until(Trajectory post, int sighting)
    {
        var to = post.Scores[sighting];
        for (var i = sighting - 1; i >= 0 && post.Scores[i].At >= post.Published; i--)
            if (to.At - post.Scores[i].At is var span && span >= LeastSpan)
                return new Gain((Int128)to.Score - post.Scores[i].Score, span);
        return null;
    }

    /// <summary>Compares points an hour, exactly.</summary>
    public int CompareTo(Gain other) => (Points * Milliseconds(other)).CompareTo(other.Points * Milliseconds(this));

    private static long Milliseconds(Gain gain) => (long)gain.Span.TotalMilliseconds;
}
