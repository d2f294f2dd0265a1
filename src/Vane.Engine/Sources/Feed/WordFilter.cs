using Vane.Text;

namespace Vane.Sources;

/// <summary>Keeps what has one of some words or phrases, whatever its case, width or script of Han characters. They are found as whole
/// words only: <c>AI</c> is not in <c>said</c>.</summary>
internal sealed class WordFilter
{
    private readonly PhraseMatcher? _words;

    /// <summary>Takes the words; without any, all is kept.</summary>
    public WordFilter(IReadOnlyList<string> words)
    {
        var folded = words.Select(w => Folding.Fold(w.Trim())).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (folded.Count > 0) _words = new PhraseMatcher(folded);
    }

    /// <summary>Whether one of the texts has one of the words.</summary>
    public bool Keeps(params ReadOnlySpan<string?> texts)
    {
        if (_words is null) return true;
        foreach (var text in texts)
            if (text is not null && Has(_words, Folding.Fold(text))) return true;
        return false;
    }

    private static bool Has(PhraseMatcher words, string folded)
    {
        foreach (var match in words.In(folded))
            if (WordEdges.CanBegin(folded, match.Span.Start) && WordEdges.CanEnd(folded, match.Span.End)) return true;
        return false;
    }
}
