using Vane.Model;

namespace Vane.Trend;

/// <summary>A trend on its way to be shown.</summary>
/// <param name="Source">The source that speaks most clearly.</param>
/// <param name="Trend">The trend there.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Documents">Documents of all sources that hold it since its onset, in order of coming into view.</param>
internal sealed record Candidate(SourceTrends Source, SourceTrend Trend, string Text, IReadOnlyList<Counted> Documents);

/// <summary>A trend and those that the same documents carry.</summary>
/// <param name="Stands">The one that stands for all.</param>
/// <param name="Aliases">The others, the most telling first.</param>
internal sealed record Bundle(Candidate Stands, IReadOnlyList<Candidate> Aliases);

/// <summary>Joins trends that are one: what a subject has without the documents of a clearer one is no more than its past leads to
/// expect, so the clearer one explains it.</summary>
internal static class Redundancy
{
    private const double Explained = 0.01, LeastShareToStand = 0.5, MostShareOutside = 0.5, LeastShareInside = 0.4;
    private const int LeastDocuments = 3;

    /// <summary>Bundles, the one whose leader speaks most clearly first.</summary>
    public static IReadOnlyList<Bundle> Join(IReadOnlyList<Candidate> candidates)
    {
        var groups = new List<(HashSet<DocumentKey> Documents, List<Candidate> Members)>();
        foreach (var candidate in candidates.OrderBy(c => c.Trend.Reading.P).ThenBy(c => c.Trend.Subject.Kind == SubjectKind.Topic).ThenBy(c => c.Trend.Subject))
        {
            var own = candidate.Documents.Select(d => d.Document.Key).ToHashSet();
            var nearest = groups.OrderByDescending(g => own.Count(g.Documents.Contains)).FirstOrDefault();
            if (nearest.Members is null || own.Count(nearest.Documents.Contains) < LeastShareInside * own.Count || !IsExplained(candidate, groups.Select(g => g.Documents)))
                groups.Add((own, [candidate]));
            else
                nearest.Members.Add(candidate);
        }

        return [.. groups.Select(g => Stand(g.Members))];
    }

    private static bool IsExplained(Candidate candidate, IEnumerable<HashSet<DocumentKey>> groups)
    {
        var known = groups.ToList();
        var left = candidate.Documents.Where(d => !known.Any(g => g.Contains(d.Document.Key))).ToList();
        if (left.Count < LeastDocuments) return true;
        if (candidate.Trend.State == TrendState.Fading) return left.Count < MostShareOutside * candidate.Documents.Count;
        var reading = candidate.Trend.Reading;
        var from = candidate.Source.Ground.Day - reading.Window + 1;
        var count = left.Count(d => d.Document.Key.Source == candidate.Source.Source.Source && d.Day >= from);
        return count < LeastDocuments || new NegativeBinomial(reading.Expected, reading.Dispersion).UpperMidTail(count) > Explained;
    }

    // The most specific name that has at least half of the leader's documents.
    private static Bundle Stand(List<Candidate> members)
    {
        var least = LeastShareToStand * members[0].Documents.Count;
        var stands = members.Where(m => m.Documents.Count >= least && IsAsLively(m, members[0]))
            .OrderBy(m => m.Trend.Kind).ThenByDescending(m => m.Text.Length).ThenBy(m => m.Trend.Subject).First();
        var aliases = members.Where(m => m != stands).DistinctBy(m => m.Text.ToLowerInvariant()).Where(m => !m.Text.Equals(stands.Text, StringComparison.OrdinalIgnoreCase));
        return new Bundle(stands, [.. aliases]);
    }

    private static bool IsAsLively(Candidate member, Candidate leader) =>
        (member.Trend.State == TrendState.Fading) == (leader.Trend.State == TrendState.Fading);
}
