using System.Runtime.InteropServices;
using Vane.Model;

namespace Vane.Group;

/// <summary>A term in a period.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Text">How it is shown.</param>
/// <param name="Documents">Originals of the period that hold it.</param>
/// <param name="Before">Originals of the days before that hold it.</param>
/// <param name="Weight">Place in the list: documents, times how specific the term is, times how many more there are than
/// the days before led to expect (a quarter to four times).</param>
public sealed record RankedTerm(TermId Id, string Text, int Documents, int Before, double Weight);

/// <summary>A term inside another.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Words">Words in it.</param>
public readonly record struct TermPart(TermId Id, int Words);

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
    private const int LeastDocuments = 2, LeastOfWord = 3, MostCandidates = 6000;
    private const double Cohesion = 0.35, FragmentShare = 0.65, LeastLift = 0.25, MostLift = 4;

    private readonly Understanding _understanding;
    private readonly Dictionary<TermId, int> _now = [], _before = [];
    private int _documents, _documentsBefore;

    private TermList(Understanding understanding) => _understanding = understanding;

    /// <summary>Counts terms.</summary>
    /// <param name="understanding">Of a span that ends with the window or later.</param>
    /// <param name="window">The period. Its terms are judged by those of what comes before it in the span.</param>
    /// <param name="source">Only documents of this source.</param>
    public static TermList Of(Understanding understanding, Window window, string? source = null)
    {
        var list = new TermList(understanding);
        foreach (var document in understanding.Documents)
        {
            if (source is not null && document.Key.Source != source) continue;
            if (document.Digest.Original is not null || document.Digest.Entered >= window.To) continue;
            var isNow = document.Digest.Entered >= window.From;
            if (isNow) list._documents++;
            else list._documentsBefore++;
            var counts = isNow ? list._now : list._before;
            foreach (var term in document.Digest.Terms)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }

        return list;
    }

    /// <summary>The first terms of the list.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="partsOf">Tells the terms inside a term as it is shown, itself among them.</param>
    public IReadOnlyList<RankedTerm> Top(int count, Func<string, TermKind, IReadOnlyList<TermPart>> partsOf)
    {
        var candidates = _now.Where(t => t.Value >= (t.Key.Kind == TermKind.Word ? LeastOfWord : LeastDocuments))
            .OrderByDescending(t => Weigh(t.Key, t.Value)).ThenBy(t => t.Key).Take(MostCandidates).Select(t => t.Key).ToList();
        var texts = _understanding.TextsOf(candidates);
        var kept = new HashSet<TermId>();
        var fragments = new HashSet<TermId>();
        foreach (var term in candidates.Where(texts.ContainsKey).OrderByDescending(t => texts[t].Length).ThenBy(t => t))
        {
            if (fragments.Contains(term)) continue;
            var parts = partsOf(texts[term], term.Kind);
            if (term.Kind == TermKind.Phrase && !HoldsTogether(term, parts)) continue;
            kept.Add(term);
            foreach (var part in parts)
                if (part.Id != term && _now[term] >= FragmentShare * _now.GetValueOrDefault(part.Id)) fragments.Add(part.Id);
        }

        return [.. candidates.Where(t => kept.Contains(t) && !fragments.Contains(t)).Take(count)
            .Select(t => new RankedTerm(t, texts[t], _now[t], _before.GetValueOrDefault(t), Weigh(t, _now[t])))];
    }

    private double Weigh(TermId term, int documents)
    {
        var known = _before.GetValueOrDefault(term) + documents;
        var all = _documentsBefore + _documents;
        var expected = (double)_before.GetValueOrDefault(term) * _documents / Math.Max(1, _documentsBefore);
        var lift = Math.Clamp((documents + 1) / (expected + 1), LeastLift, MostLift);
        // Rounded, so that the order does not hang on the last bits of a logarithm.
        return Math.Round(documents * Math.Log((all + 1.0) / (known + 0.5)) * lift, 6);
    }

    // Joint words and modifiers are not counted by themselves, and so do not speak against a phrase.
    private bool HoldsTogether(TermId phrase, IReadOnlyList<TermPart> parts)
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
}
