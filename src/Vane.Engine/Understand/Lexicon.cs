using System.Buffers;
using Vane.Text;

namespace Vane.Understand;

/// <summary>Many word patterns, each with what it is for, found in one pass over a text.</summary>
internal sealed class Lexicon
{
    private readonly PhraseMatcher matcher;
    private readonly Use[][] uses;

    public Lexicon(IEnumerable<(WordPattern Word, int Entry)> words)
    {
        var forms = new Dictionary<string, List<Use>>(StringComparer.Ordinal);
        foreach (var (word, entry) in words)
        {
            foreach (var form in word.Forms)
            {
                var folded = VocabularyFold.Fold(form);
                if (!forms.TryGetValue(folded, out var list)) forms.Add(folded, list = []);
                list.Add(new Use(entry, word, word.IsExact ? form : null));
            }
        }

        var phrases = forms.Keys.Order(StringComparer.Ordinal).ToList();
        matcher = new PhraseMatcher(phrases);
        uses = [.. phrases.Select(phrase => forms[phrase].ToArray())];
    }

    /// <summary>Adds every occurrence of a word to a list.</summary>
    public void Find(ReadOnlySpan<char> text, List<Occurrence> found)
    {
        if (text.IsEmpty) return;
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var folded = buffer.AsSpan(0, text.Length);
        VocabularyFold.Fold(text, folded);
        foreach (var match in matcher.In(folded))
            foreach (var use in uses[match.Phrase])
                if (Holds(use, match.Span, text, folded)) found.Add(new Occurrence(use.Entry, match.Span));
        ArrayPool<char>.Shared.Return(buffer);
    }

    private static bool Holds(Use use, TextSpan span, ReadOnlySpan<char> text, ReadOnlySpan<char> folded) =>
        (use.Word.IsOpenBefore || WordEdges.CanBegin(folded, span.Start))
        && (use.Word.IsOpenBehind || WordEdges.CanEnd(folded, span.End))
        && (use.Exactly is null || span.In(text).SequenceEqual(use.Exactly));

    private sealed record Use(int Entry, WordPattern Word, string? Exactly);
}

/// <summary>A word of a lexicon in a text.</summary>
/// <param name="Entry">What the word is for.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct Occurrence(int Entry, TextSpan Span);
