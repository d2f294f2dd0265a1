using NodaTime;
using Vane.Model;

namespace Vane.Trend;

/// <summary>Posts of one place as they were at every age: whom a post is compared with. Made once, asked often.</summary>
internal sealed class Peers
{
    // At the same age, give or take a sixth, and half an hour for the youngest.
    private static readonly Duration LeastBand = Duration.FromMinutes(30);
    private const int BandPart = 6;

    // The nearest in age are enough, however many there are.
    private const int MostMet = 10_000;

    // Every sighting of every post, by age; those of one age by post, then in order of time.
    private readonly Sighting[] _sightings;

    // By number of post: the question that last met it, so that a post answers each question once.
    private readonly int[] _met;
    private int _question;

    /// <summary>Posts as they were seen up to an instant.</summary>
    public Peers(IReadOnlyList<Trajectory> posts, Instant at)
    {
        var sightings = new List<Sighting>();
        for (var number = 0; number < posts.Count; number++) Add(sightings, posts[number], number, at);
        sightings.Sort();
        _sightings = [.. sightings];
        _met = new int[posts.Count];
    }

    /// <summary>How many per cent of the other posts had a lower score at the age of a post; null where too few are known.</summary>
    public Standing? Score(DocumentKey post, Duration age, long score) => Rank(post, age, s => score.CompareTo(s.Score));

    /// <summary>How many per cent of the other posts that had been seen twice by the age of a post had gained less an
    /// hour between those two; null where too few are known.</summary>
    public Standing? Pace(DocumentKey post, Duration age, Gain gain) =>
        Rank(post, age, s => s.Gain is { } other ? gain.CompareTo(other) : null);

    // From the sighting nearest in age outwards, so that every post is met at the age nearest to the one asked for.
    private Standing? Rank(DocumentKey post, Duration age, Func<Sighting, int?> compare)
    {
        _question++;
        var band = Duration.Max(age / BandPart, LeastBand);
        var (among, below) = (0, 0);
        var above = FirstOf(age);
        var under = above - 1;
        for (var met = 0; met < MostMet; met++)
        {
            var younger = under >= 0 ? age - _sightings[under].Age : Duration.MaxValue;
            var older = above < _sightings.Length ? _sightings[above].Age - age : Duration.MaxValue;
            if (younger > band && older > band) break;
            ref readonly var next = ref _sightings[younger < older ? under-- : above++];
            if (_met[next.Number] == _question || next.Post == post || compare(next) is not { } order) continue;
            _met[next.Number] = _question;
            among++;
            if (order > 0) below++;
        }

        return among < AttentionReading.LeastPeers ? null : new Standing((int)(100L * below / among), among);
    }

    private int FirstOf(Duration age)
    {
        var (low, high) = (0, _sightings.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sightings[middle].Age < age) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static void Add(List<Sighting> sightings, Trajectory post, int number, Instant at)
    {
        var seen = post.SeenBy(at);
        for (var i = 0; i < seen; i++)
        {
            // Of several scores at one instant the last counts.
            if (i + 1 < seen && post.Scores[i + 1].At == post.Scores[i].At) continue;
            if (post.Scores[i].At >= post.Published)
                sightings.Add(new Sighting(post.Scores[i].At - post.Published, number, post.Key, post.Scores[i].Score, Gain.Until(post, i)));
        }
    }

    private readonly record struct Sighting(Duration Age, int Number, DocumentKey Post, long Score, Gain? Gain) : IComparable<Sighting>
    {
        public int CompareTo(Sighting other) =>
            Age.CompareTo(other.Age) is not 0 and var byAge ? byAge : Number.CompareTo(other.Number);
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
