using NodaTime;
using Vane.Model;
using Vane.Storage;

namespace Vane.Trend;

/// <summary>
/// What the figures of posts say, apart from what the posts say: how a fresh post stands against others of its
/// community at the same age, and which are expected in the week's list. Figures of different sources are never
/// compared, and sources that show no scores have no part in it: a place in a list of theirs is no growth.
/// </summary>
public sealed class Attention
{
    private readonly SortedDictionary<string, SourceHistory> _sources = new(StringComparer.Ordinal);
    private readonly Instant _at;

    /// <summary>Attention as of an instant, from posts in any order; what they showed later is not used.</summary>
    public Attention(IEnumerable<Trajectory> posts, Instant at)
    {
        _at = at;
        var earliest = at - Duration.FromDays(EarlySigns.DaysBack);
        foreach (var source in posts.Where(p => p.Published > earliest && p.Published < at && p.SeenBy(at) > 0)
            .GroupBy(p => p.Key.Source, StringComparer.Ordinal))
            _sources.Add(source.Key, new SourceHistory(source));
    }

    /// <summary>Attention at the end of an edition's day, or at the instant of its knowledge where that is earlier.</summary>
    public static Attention Of(Store store, Edition edition)
    {
        var at = Instant.Min(edition.AsOf, edition.Span(ReportPeriod.Day).To);
        var window = new Window(at - Duration.FromDays(EarlySigns.DaysBack), at);
        return new Attention(new TrajectoryQueries(store).Published(window, at), at);
    }

    /// <summary>How the fresh posts of every source stand, best first: posts younger than a day when their source was
    /// last looked at. There is none of a post that has too few peers even in its whole source.</summary>
    public IReadOnlyList<AttentionReading> Readings()
    {
        var readings = new List<AttentionReading>();
        foreach (var history in _sources.Values)
        {
            if (history.LookAt(_at) is not { } look) continue;
            var peers = new Dictionary<Place, Peers>();
            foreach (var fresh in history.Fresh(look))
                if (Read(history, peers, fresh) is { } reading) readings.Add(reading);
        }

        readings.Sort(static (a, b) =>
            b.Score.Percent.CompareTo(a.Score.Percent) is not 0 and var byPercent ? byPercent
            : b.Score.Among.CompareTo(a.Score.Among) is not 0 and var byAmong ? byAmong
            : a.Post.CompareTo(b.Post));
        return readings;
    }

    /// <summary>What is expected of each source's fresh posts, by name of the source.</summary>
    public IReadOnlyList<(string Source, Prediction Prediction)> Predictions() =>
        [.. _sources.Select(s => (s.Key, EarlySigns.At(s.Value, _at))).Where(p => p.Item2 is not null).Select(p => (p.Key, p.Item2!))];

    private AttentionReading? Read(SourceHistory history, Dictionary<Place, Peers> peers, FreshPost fresh)
    {
        var source = fresh.Post.Key.Source;
        foreach (var place in new[] { fresh.Post.Place, new Place(source, source) }.Distinct())
        {
            if (!peers.TryGetValue(place, out var others)) peers[place] = others = PeersOf(history, place);
            if (others.Score(fresh) is not { } score) continue;
            var pace = Gain.Until(fresh.Post, fresh.Post.SeenBy(_at) - 1) is { } gain
                ? others.Pace(fresh, gain) : null;
            return new AttentionReading(fresh.Post.Key, place, fresh.Seen.At, fresh.Age, fresh.Seen.Score, score, pace);
        }

        return null;
    }

    private Peers PeersOf(SourceHistory history, Place place) =>
        new([.. history.Posts.Where(p => place.Name == place.Source || p.Place == place)], _at);
}

/// <summary>How a post stands against others at the same age.</summary>
/// <param name="Post">The post.</param>
/// <param name="Peers">Whose posts it is compared with: its community, or the source where that has too few.</param>
/// <param name="At">When it was last seen.</param>
/// <param name="Age">Its age then.</param>
/// <param name="Points">Its score then.</param>
/// <param name="Score">How its score stands.</param>
/// <param name="Pace">How its gain an hour stands since it was seen before; null where it was seen once, or few others twice.</param>
public sealed record AttentionReading(
    DocumentKey Post, Place Peers, Instant At, Duration Age, long Points, Standing Score, Standing? Pace)
{
    /// <summary>With fewer peers nothing is said.</summary>
    public const int LeastPeers = 20;
}

/// <summary>A place among others.</summary>
/// <param name="Percent">How many per cent of them are lower, rounded down; equals are not lower.</param>
/// <param name="Among">How many others there are.</param>
public readonly record struct Standing(int Percent, int Among);
