using Vane.Model;
using Vane.Text;

namespace Vane.Understand;

/// <summary>A term in a period.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Text">How it is shown.</param>
/// <param name="Documents">Originals of the period that hold it.</param>
/// <param name="Before">Originals of the days before that hold it.</param>
/// <param name="Weight">Place in the list: documents, times how specific the term is.</param>
public sealed record RankedTerm(TermId Id, string Text, int Documents, int Before, double Weight);

/// <summary>
/// Decides by the counts of many documents which words and phrases of a period are terms, and puts the telling ones first.
/// </summary>
/// <remarks>
/// A phrase must hold together: its words stand side by side more often than their frequencies explain, by normalised
/// pointwise mutual information of its best cut (Bouma, Normalized (pointwise) mutual information in collocation
/// extraction, GSCL 2009). What stands almost only inside a longer term is a fragment of it and gives way, as with the
/// C-value (Frantzi, Ananiadou and Mima, Automatic recognition of multi-word terms, IJDL 2000).
/// </remarks>
public sealed class TermList
{
    private const int LeastDocuments = 2, MostCandidates = 6000;
    private const double Cohesion = 0.35, FragmentShare = 0.65;

    private readonly Dictionary<TermId, int> _now;
    private readonly Dictionary<TermId, int> _before;
    private readonly int _documents;
    private readonly int _documentsBefore;

    /// <summary>Counts terms.</summary>
    /// <param name="now">Originals of the period.</param>
    /// <param name="before">Originals of the days before, by which a term's specificity is judged.</param>
    public TermList(IReadOnlyCollection<Digest> now, IReadOnlyCollection<Digest> before)
    {
        (_now, _before) = (Count(now), Count(before));
        (_documents, _documentsBefore) = (now.Count, before.Count);
    }

    /// <summary>The first terms of the list.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="textsOf">Tells how terms are shown.</param>
    /// <param name="partsOf">Tells the terms inside a shown term, itself among them.</param>
    public IReadOnlyList<RankedTerm> Top(
        int count, Func<IEnumerable<TermId>, IReadOnlyDictionary<TermId, string>> textsOf,
        Func<string, TermKind, IReadOnlyList<(TermId Id, int Words)>> partsOf)
    {
        var candidates = _now.Where(t => t.Value >= LeastDocuments)
            .OrderByDescending(t => Weigh(t.Key, t.Value)).ThenBy(t => t.Key).Take(MostCandidates).Select(t => t.Key).ToList();
        var texts = textsOf(candidates);
        var kept = new HashSet<TermId>();
        var fragments = new HashSet<TermId>();
        foreach (var term in candidates.Where(texts.ContainsKey).OrderByDescending(t => texts[t].Length).ThenBy(t => t))
        {
            if (fragments.Contains(term)) continue;
            var parts = partsOf(texts[term], term.Kind);
            if (term.Kind == TermKind.Phrase && !HoldsTogether(term, parts)) continue;
            kept.Add(term);
            foreach (var (part, _) in parts)
                if (part != term && _now[term] >= FragmentShare * _now.GetValueOrDefault(part)) fragments.Add(part);
        }

        return [.. candidates.Where(t => kept.Contains(t) && !fragments.Contains(t)).Take(count)
            .Select(t => new RankedTerm(t, texts[t], _now[t], _before.GetValueOrDefault(t), Weigh(t, _now[t])))];
    }

    private double Weigh(TermId term, int documents)
    {
        var known = _before.GetValueOrDefault(term) + documents;
        var all = _documentsBefore + _documents;
        return documents * Math.Log((all + 1.0) / (known + 0.5));
    }

    // The weakest joint of the phrase: of the cuts into two parts that both were counted, the best is taken as its cohesion.
    private bool HoldsTogether(TermId phrase, IReadOnlyList<(TermId Id, int Words)> parts)
    {
        double all = _documents + _documentsBefore;
        var joint = Known(phrase) / all;
        var rarest = parts.Where(p => p.Words == 1).Select(p => Known(p.Id)).DefaultIfEmpty(0).Min();
        var product = parts.Where(p => p.Words == 1).Aggregate(1.0, (sum, p) => sum * Math.Max(Known(p.Id), 1) / all);
        var words = Math.Max(1, parts.Count(p => p.Words == 1));
        if (words == 1) return Known(phrase) >= 3;
        var information = Math.Log(joint / product) / ((words - 1) * -Math.Log(joint));
        return information >= Cohesion || Known(phrase) >= FragmentShare * rarest;
    }

    private double Known(TermId term) => _now.GetValueOrDefault(term) + _before.GetValueOrDefault(term);

    private static Dictionary<TermId, int> Count(IReadOnlyCollection<Digest> digests)
    {
        var counts = new Dictionary<TermId, int>();
        foreach (var digest in digests)
        {
            if (digest.Original is not null) continue;
            foreach (var term in digest.Terms)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }

        return counts;
    }
}
