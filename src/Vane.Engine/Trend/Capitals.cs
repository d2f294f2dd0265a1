using System.Runtime.InteropServices;
using Vane.Group;
using Vane.Model;

namespace Vane.Trend;

/// <summary>Which words are written like names: with a capital or a digit where a sentence has none.</summary>
internal sealed class Capitals
{
    private const int LeastMentions = 2;
    private const double LeastShare = 0.6, MostOfSentence = 0.6;
    private const int LeastOfSentence = 3, LongWord = 4;

    private readonly Dictionary<TermId, (int Capital, int All)> _words = [];

    /// <summary>Whether a term is written like a name mostly, as far as more than one title shows.</summary>
    public bool AreOf(TermId term) =>
        _words.TryGetValue(term, out var seen) && seen.All >= LeastMentions && seen.Capital >= LeastShare * seen.All;

    /// <summary>Adds what a title shows.</summary>
    public void Add(IEnumerable<(TermId Term, bool IsCapital)> mentions)
    {
        foreach (var (term, isCapital) in mentions)
        {
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, term, out _);
            seen = (seen.Capital + (isCapital ? 1 : 0), seen.All + 1);
        }
    }

    /// <summary>Words and phrases of a title that is written as a sentence; none of any other, where capitals tell nothing.</summary>
    public static (TermId Term, bool IsCapital)[] Of(Understood document, Understanding understanding)
    {
        if (document.Digest.Language != "en") return [];
        if (!IsSentence(document.Title)) return [];
        var (title, terms) = understanding.TermsIn(document.Title);
        return [.. terms.Where(m => m.Span.Start > 0).Select(m => (m.Id, IsCapital(m.Span.In(title))))];
    }

    // Of the long words after the first, no more than six of ten begin with a capital.
    private static bool IsSentence(ReadOnlySpan<char> title)
    {
        var (capital, all) = (0, 0);
        var isFirst = true;
        foreach (var range in title.Split(' '))
        {
            var word = title[range];
            if (!isFirst && word.Length >= LongWord && char.IsLetter(word[0])) (capital, all) = (capital + (char.IsUpper(word[0]) ? 1 : 0), all + 1);
            isFirst = false;
        }

        return all >= LeastOfSentence && capital <= MostOfSentence * all;
    }

    private static bool IsCapital(ReadOnlySpan<char> phrase)
    {
        foreach (var range in phrase.SplitAny(' ', '-'))
            if (range.Start.Value != range.End.Value && char.IsLower(phrase[range.Start.Value])) return false;
        return true;
    }
}
