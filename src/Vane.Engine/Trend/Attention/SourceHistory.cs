using NodaTime;
using Vane.Model;

namespace Vane.Trend;

/// <summary>
/// What one source showed over some weeks. A source is looked at now and then, often once a day, so its present is the
/// last look at it: posts are young, and lists stand, as of a look.
/// </summary>
public sealed class SourceHistory
{
    /// <summary>A post is fresh while it is younger than this.</summary>
    public static readonly Duration Youth = Duration.FromHours(24);

    /// <summary>A look that is older than this says nothing of the present.</summary>
    public static readonly Duration Staleness = Duration.FromHours(24);

    /// <summary>The week's list: posts published in this span before a look.</summary>
    public static readonly Duration ListSpan = Duration.FromDays(7);

    /// <summary>How many posts the week's list has.</summary>
    public const int ListLength = 20;

    private readonly Trajectory[] _posts;
    private readonly Instant[] _looks;

    /// <summary>A history of posts of one source, in any order.</summary>
    public SourceHistory(IEnumerable<Trajectory> ofOneSource)
    {
        _posts = [.. ofOneSource.OrderBy(t => t.Published).ThenBy(t => t.Key)];
        _looks = [.. _posts.SelectMany(t => t.Scores).Select(s => s.At).Distinct().Order()];
    }

    /// <summary>All posts, by publication.</summary>
    public IReadOnlyList<Trajectory> Posts => _posts;

    /// <summary>The last look at the source up to an instant; null where there was none in the day before.</summary>
    public Instant? LookAt(Instant at)
    {
        var found = Array.BinarySearch(_looks, at);
        var last = found >= 0 ? found : ~found - 1;
        return last >= 0 && at - _looks[last] < Staleness ? _looks[last] : null;
    }

    /// <summary>Posts younger than a day at a look, each as last seen by then, in order of their keys.</summary>
    public IReadOnlyList<FreshPost> Fresh(Instant look)
    {
        var fresh = new List<FreshPost>();
        foreach (var post in PublishedIn(look - Youth, look))
            if (post.Last(look) is { } seen && seen.At >= post.Published) fresh.Add(new FreshPost(post, seen));
        fresh.Sort(static (a, b) => a.Post.Key.CompareTo(b.Post.Key));
        return fresh;
    }

    /// <summary>The week's list of the source at a look: the highest scores last seen by then of posts published in the
    /// seven days before it. Ties go to the earlier key.</summary>
    public IReadOnlySet<DocumentKey> Leaders(Instant look)
    {
        var seen = new List<(long Score, DocumentKey Key)>();
        foreach (var post in PublishedIn(look - ListSpan, look))
            if (post.Last(look) is { } last) seen.Add((last.Score, post.Key));
        seen.Sort(static (a, b) => b.Score.CompareTo(a.Score) is not 0 and var order ? order : a.Key.CompareTo(b.Key));
        return seen.Take(ListLength).Select(s => s.Key).ToHashSet();
    }

    private ArraySegment<Trajectory> PublishedIn(Instant after, Instant upTo)
    {
        var from = FirstAfter(after);
        return new ArraySegment<Trajectory>(_posts, from, Math.Max(FirstAfter(upTo) - from, 0));
    }

    private int FirstAfter(Instant at)
    {
        var (low, high) = (0, _posts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_posts[middle].Published <= at) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

/// <summary>A post of the last day as it was last seen.</summary>
/// <param name="Post">Its trajectory.</param>
/// <param name="Seen">Score, and when it was seen; never before the post was published.</param>
public readonly record struct FreshPost(Trajectory Post, ScoreAt Seen)
{
    /// <summary>Age when it was seen.</summary>
    public Duration Age => Seen.At - Post.Published;
}
