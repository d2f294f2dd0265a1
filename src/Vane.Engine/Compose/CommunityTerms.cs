using Vane.Model;

namespace Vane.Compose;

/// <summary>What is specific to each community: terms that its month's posts hold more often than those elsewhere.</summary>
/// <remarks>Log-odds ratio with an informative Dirichlet prior, by its z-score (Monroe, Colaresi and Quinn, Fightin' Words,
/// Political Analysis 2008), over documents that hold a term; the prior is the whole month, worth ten documents.</remarks>
internal static class CommunityTerms
{
    private const double Prior = 10, LeastScore = 2;
    private const int LeastPosts = 5, LeastDocuments = 3, MostCandidates = 40, MostTerms = 5;

    /// <summary>A statement for each place that has such terms, in the order given.</summary>
    public static IEnumerable<Statement> Of(Snapshot snapshot, IEnumerable<Place> places, EvidenceList evidence)
    {
        var month = snapshot.Edition.Span(ReportPeriod.Month);
        var posts = snapshot.AllInView(month).ToLookup(s => s.Post.Place);
        var counts = posts.ToDictionary(g => g.Key, g => Count(snapshot, g));
        var all = new Sample(counts.Values.Sum(c => c.Documents), counts.Values.SelectMany(c => c.Terms)
            .GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.Sum(t => t.Value)));
        var ranked = places.Where(p => Copies.Count(posts[p]) >= LeastPosts)
            .Select(p => (Place: p, Terms: Rank(counts[p], all))).Where(p => p.Terms.Count > 0).ToList();
        var texts = snapshot.Understanding.TextsOf(ranked.SelectMany(p => p.Terms).Select(t => t.Id).Distinct());
        foreach (var (place, terms) in ranked)
        {
            var kept = TermSieve.Sift(terms, texts, snapshot.Understanding)
                .Where(t => !IsOwnName(place, t.Text)).Take(MostTerms).ToList();
            if (kept.Count == 0) continue;
            yield return new Statement("community-terms", new Dictionary<string, Slot>
            {
                ["name"] = snapshot.Label(place),
                ["terms"] = new Slot.Names([.. kept.Select(t => t.Text)], [.. kept.Select(t => t.Count)]),
            }, [evidence.Cite(month, Copies.Count(posts[place]), place)]);
        }
    }

    private sealed record Sample(long Documents, Dictionary<TermId, long> Terms);

    private static Sample Count(Snapshot snapshot, IEnumerable<Seen> posts)
    {
        var digests = posts.Select(s => snapshot.Understanding.Of(s.Post.Key)?.Digest).OfType<Digest>()
            .Where(d => d.Original is null).ToList();
        return new Sample(digests.Count, TermCounts.Of(digests));
    }

    private static List<(TermId Id, long Count)> Rank(Sample own, Sample all) =>
        [.. own.Terms.Where(t => t.Value >= LeastDocuments)
            .Select(t => (Id: t.Key, Count: t.Value, Score: Score(t.Value, own.Documents, all.Terms[t.Key], all.Documents)))
            .Where(t => t.Score >= LeastScore)
            .OrderByDescending(t => t.Score).ThenBy(t => t.Id).Take(MostCandidates).Select(t => (t.Id, t.Count))];

    // Rounded, so that the order does not hang on the last bits of a logarithm.
    private static double Score(long own, long ownAll, long known, long all)
    {
        var (others, othersAll) = (known - own, all - ownAll);
        if (othersAll == 0) return 0;
        var (with, without) = (Prior * known / all, Prior * (all - known) / all);
        var difference = Math.Log((own + with) / (ownAll - own + without)) - Math.Log((others + with) / (othersAll - others + without));
        return Math.Round(difference / Math.Sqrt((1 / (own + with)) + (1 / (others + with))), 6);
    }

    private static bool IsOwnName(Place place, string term) =>
        term.Equals(place.Name, StringComparison.OrdinalIgnoreCase)
        || term.Equals(place.Name[(place.Name.LastIndexOf('/') + 1)..], StringComparison.OrdinalIgnoreCase);
}
