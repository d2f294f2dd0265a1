using Vane.Model;
using Vane.Storage;

namespace Vane.Verify;

/// <summary>How a post stands among others of its age.</summary>
internal sealed record Standing(Entry Post, Place Peers, long AgeMs, long Score, int Percent, int Among, int? PacePercent, int? PaceAmong);

/// <summary>The posts of one source that show scores, as of the instant of attention: who is young, and how the young stand
/// among those who were.</summary>
internal sealed class Peerage
{
    private const long DayMs = 86_400_000, LeastBandMs = 1_800_000;
    private const int LeastPeers = 20, MostMet = 2_000;

    private readonly List<Career> _careers;
    private readonly long _at;
    private readonly Dictionary<Place, (long Age, Career Other, int Sighting)[]> _sightings = [];

    public Peerage(IEnumerable<StoredDocument> documents, long at)
    {
        _at = at;
        _careers =
        [
            .. documents.Select(d => new Entry(d, at)).Where(e => e.Content.Published is { } published && published < at && published > at - (60 * DayMs))
                .Select(e => new Career(e)).Where(c => c.Seen.Count > 0).OrderBy(c => c.Published).ThenBy(c => c.Post.Key),
        ];
    }

    /// <summary>Young posts of which enough others are known, best first.</summary>
    public IEnumerable<Standing> Standings()
    {
        var look = _careers.SelectMany(c => c.Seen).Select(s => s.At).DefaultIfEmpty(long.MinValue).Max();
        if (look <= _at - DayMs) return [];
        return _careers.Where(c => c.Published > look - DayMs && c.Published <= look && c.Seen[^1].At >= c.Published)
            .Select(Of).OfType<Standing>();
    }

    private Standing? Of(Career young)
    {
        foreach (var place in new[] { young.Post.Place, new Place(young.Post.Source, young.Post.Source) })
        {
            var met = Met(young, SightingsIn(place));
            var (seen, age) = (young.Seen[^1], young.Seen[^1].At - young.Published);
            if (Rank(met, (other, i) => seen.Score.CompareTo(other.Seen[i].Score)) is not { } score) continue;
            var own = young.GainAt(young.Seen.Count - 1);
            var pace = own is null ? null : Rank(met, (other, i) => other.GainAt(i) is { } gain ? Compare(own.Value, gain) : null);
            return new Standing(young.Post, place, age, seen.Score, score.Percent, score.Among, pace?.Percent, pace?.Among);
        }

        return null;
    }

    private (long Age, Career Other, int Sighting)[] SightingsIn(Place place)
    {
        if (_sightings.TryGetValue(place, out var known)) return known;
        return _sightings[place] =
        [
            .. _careers.Where(c => place.Name == place.Source || c.Post.Place == place)
                .SelectMany(c => Enumerable.Range(0, c.Seen.Count).Select(i => (Age: c.Seen[i].At - c.Published, Other: c, Sighting: i)))
                .Where(s => s.Age >= 0).OrderBy(s => s.Age),
        ];
    }

    // Sightings at the same age, give or take a sixth or half an hour, the nearest first; of two as near the older one. Of one
    // age those not younger come in the order of posts, the younger ones against it.
    private static List<(Career Other, int Sighting)> Met(Career young, (long Age, Career Other, int Sighting)[] sightings)
    {
        var age = young.Seen[^1].At - young.Published;
        var band = Math.Max(age, 6 * LeastBandMs);
        var first = Array.FindIndex(sightings, s => (age - s.Age) * 6 <= band);
        if (first < 0) return [];
        return
        [
            .. sightings.Index().Skip(first).TakeWhile(s => (s.Item.Age - age) * 6 <= band)
                .OrderBy(s => Math.Abs(s.Item.Age - age)).ThenBy(s => s.Item.Age < age).ThenBy(s => s.Item.Age < age ? -s.Index : s.Index)
                .Select(s => s.Item).Take(MostMet).Where(s => s.Other != young).Select(s => (s.Other, s.Sighting)),
        ];
    }

    private static (int Percent, int Among)? Rank(List<(Career Other, int Sighting)> met, Func<Career, int, int?> compare)
    {
        var (asked, below) = (new HashSet<Career>(), 0);
        foreach (var (other, sighting) in met)
        {
            if (asked.Contains(other) || compare(other, sighting) is not { } order) continue;
            asked.Add(other);
            if (order > 0) below++;
        }

        return asked.Count < LeastPeers ? null : (100 * below / asked.Count, asked.Count);
    }

    private static int Compare((Int128 Points, long Ms) a, (Int128 Points, long Ms) b) => (a.Points * b.Ms).CompareTo(b.Points * a.Ms);

    /// <summary>A post and the scores it was seen to have, one an instant.</summary>
    private sealed class Career(Entry post)
    {
        public Entry Post => post;

        public long Published { get; } = post.Content.Published!.Value;

        public List<(long At, long Score)> Seen { get; } =
        [
            .. post.Document.Observations.Where(o => o.Score >= 0 && o.At <= (post.Observed ?? long.MinValue))
                .GroupBy(o => o.At).Select(g => (g.Key, g.Max(o => o.Score))).OrderBy(s => s.Key),
        ];

        /// <summary>Points gained since the last sighting at least half an hour before, not before publication.</summary>
        public (Int128 Points, long Ms)? GainAt(int sighting)
        {
            for (var i = sighting - 1; i >= 0 && Seen[i].At >= Published; i--)
            {
                if (Seen[sighting].At - Seen[i].At is var span && span >= LeastBandMs)
                    return ((Int128)Seen[sighting].Score - Seen[i].Score, span);
            }

            return null;
        }
    }
}
