using System.Runtime.InteropServices;
using Vane.Model;

namespace Vane.Trend;

/// <summary>A trend on its way to be shown.</summary>
/// <param name="Source">The source that speaks most clearly.</param>
/// <param name="Trend">The trend there.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Documents">Documents of all sources that hold it since its onset, in order of coming into view.</param>
/// <param name="Own">Those of the source that its figures are of.</param>
internal sealed record Candidate(
    SourceCounts Source, SourceTrend Trend, string Text, IReadOnlyList<Counted> Documents, IReadOnlyList<Counted> Own);

/// <summary>A trend and those that the same documents carry.</summary>
/// <param name="Stands">The one that stands for all.</param>
/// <param name="Aliases">The others, the most telling first.</param>
internal sealed record Bundle(Candidate Stands, IReadOnlyList<Candidate> Aliases);

/// <summary>Joins trends that are one: what a subject has without the documents of a clearer one is no more than its past leads to
/// expect, so the clearer one explains it.</summary>
internal static class Redundancy
{
    private const double Explained = 0.01, LeastShareToStand = 0.67, MostShareOutside = 0.5, LeastShareInside = 0.4;
    private const int LeastDocuments = 3;

    /// <summary>Bundles, the one whose leader speaks most clearly first; what fades leads nothing that goes on.</summary>
    public static IReadOnlyList<Bundle> Join(IReadOnlyList<Candidate> candidates)
    {
        var bundles = new List<List<Candidate>>();
        // The bundles whose leader has a document.
        var leaders = new Dictionary<DocumentKey, List<int>>();
        foreach (var candidate in candidates.OrderBy(c => IsFading(c)).ThenBy(c => c.Trend.Reading.P)
            .ThenBy(c => c.Trend.Subject.Kind == SubjectKind.Topic).ThenBy(c => c.Trend.Subject))
        {
            if (NearestTo(candidate, leaders, bundles.Count) is { } nearest && IsExplained(candidate, leaders))
            {
                bundles[nearest].Add(candidate);
                continue;
            }

            foreach (var counted in candidate.Documents)
            {
                ref var leading = ref CollectionsMarshal.GetValueRefOrAddDefault(leaders, counted.Document.Key, out _);
                (leading ??= []).Add(bundles.Count);
            }

            bundles.Add([candidate]);
        }

        return [.. bundles.Select(Stand)];
    }

    // The bundle whose leader shares most of the documents, if those are enough; of several the clearest.
    private static int? NearestTo(Candidate candidate, Dictionary<DocumentKey, List<int>> leaders, int bundles)
    {
        var shared = new int[bundles];
        foreach (var counted in candidate.Documents)
            foreach (var bundle in leaders.GetValueOrDefault(counted.Document.Key) ?? []) shared[bundle]++;
        var most = shared.DefaultIfEmpty().Max();
        return most > 0 && most >= LeastShareInside * candidate.Documents.Count ? Array.IndexOf(shared, most) : null;
    }

    private static bool IsExplained(Candidate candidate, Dictionary<DocumentKey, List<int>> leaders)
    {
        var left = candidate.Documents.Where(d => !leaders.ContainsKey(d.Document.Key)).ToList();
        if (left.Count < LeastDocuments) return true;
        if (IsFading(candidate)) return left.Count < MostShareOutside * candidate.Documents.Count;
        var reading = candidate.Trend.Reading;
        var count = left.Count(d => d.Document.Key.Source == candidate.Source.Source && d.Day >= candidate.Trend.FirstDay);
        return count < LeastDocuments || new NegativeBinomial(reading.Expected, reading.Dispersion).UpperMidTail(count) > Explained;
    }

    // The most specific kind and the longest text that has at least half of the leader's documents.
    private static Bundle Stand(List<Candidate> members)
    {
        var least = LeastShareToStand * members[0].Documents.Count;
        var stands = members.Where(m => m.Documents.Count >= least && IsFading(m) == IsFading(members[0]))
            .OrderBy(m => m.Trend.Kind).ThenByDescending(m => m.Text.Length).ThenBy(m => m.Trend.Subject).First();
        var aliases = members.DistinctBy(m => m.Text, StringComparer.OrdinalIgnoreCase).Where(m => !m.Text.Equals(stands.Text, StringComparison.OrdinalIgnoreCase));
        return new Bundle(stands, [.. aliases]);
    }

    private static bool IsFading(Candidate candidate) => candidate.Trend.State == TrendState.Fading;
}
