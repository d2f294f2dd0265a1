using System.Runtime.InteropServices;
using System.Text;
using Vane.Model;
using Vane.Text;

namespace Vane.Understand;

/// <summary>A term where it stands in a text.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Span">Its characters.</param>
/// <param name="Words">Words in it.</param>
/// <param name="IsHan">Whether it is written in Han characters.</param>
public readonly record struct TermMention(TermId Id, TextSpan Span, int Words, bool IsHan);

/// <summary>
/// Finds what may be a term: words with a subject, and phrases of two to four words that stand side by side. Which of
/// them are terms is decided by the statistics of many documents; here only is refused what never is
/// one: stop words, fragments that begin or end with one, what reaches across punctuation or into a name.
/// </summary>
/// <remarks>One reader a thread; it reuses its buffers.</remarks>
public sealed class TermReader
{
    private const int LongestPhrase = 4, LongestHanPhrase = 12, LongestWord = 40;

    private readonly StopWords _stops = StopWords.Default;
    private readonly List<Unit> _units = [];
    private char[] _key = new char[64];

    /// <summary>A word as phrases see it.</summary>
    private readonly record struct Unit(TextSpan Span, ulong Hash, WordPlace Place, bool IsHan);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="taken">Spans of names in it, ascending: no phrase reaches into one.</param>
    /// <param name="into">Where the mentions go, added at the end.</param>
    public void Read(
        ReadOnlySpan<char> text, List<Token> tokens, ReadOnlySpan<TextSpan> taken, List<TermMention> into)
    {
        Collect(text, tokens, taken);
        var units = CollectionsMarshal.AsSpan(_units);
        for (var first = 0; first < units.Length; first++)
            if ((units[first].Place & (WordPlace.Begin | WordPlace.Alone)) != 0) ReadFrom(text, units[first..], into);
    }

    private static void ReadFrom(ReadOnlySpan<char> text, Span<Unit> units, List<TermMention> into)
    {
        var (start, hash, place, isHan) = units[0];
        if (isHan && start.Length == 1) return;
        if ((place & WordPlace.Alone) != 0 && start.Length > 1) into.Add(new TermMention(TermId.Of(TermKind.Word, hash), start, 1, isHan));
        for (var i = 1; i < Math.Min(units.Length, LongestPhrase); i++)
        {
            ref readonly var next = ref units[i];
            if (next.Place == WordPlace.None || next.IsHan != isHan || !StandTogether(text, units[i - 1].Span, next.Span, isHan)) return;
            hash = StableHash.Of(hash, next.Hash);
            var span = new TextSpan(start.Start, next.Span.End - start.Start);
            if (isHan && span.Length > LongestHanPhrase) return;
            if ((next.Place & WordPlace.End) != 0 && (!isHan || next.Span.Length > 1)) into.Add(new TermMention(TermId.Of(TermKind.Phrase, hash), span, i + 1, isHan));
        }
    }

    // Han words touch; others are parted by blanks or one hyphen.
    private static bool StandTogether(ReadOnlySpan<char> text, TextSpan left, TextSpan right, bool isHan)
    {
        var gap = text[left.End..right.Start];
        if (isHan) return gap.IsEmpty;
        return gap is "-" or " " || (gap.Length is > 0 and < 4 && gap.IsWhiteSpace() && !gap.Contains('\n'));
    }

    private void Collect(ReadOnlySpan<char> text, List<Token> tokens, ReadOnlySpan<TextSpan> taken)
    {
        _units.Clear();
        var name = 0;
        foreach (var token in tokens)
        {
            while (name < taken.Length && taken[name].End <= token.Start) name++;
            var inName = name < taken.Length && taken[name].Start < token.End;
            if (token.Kind == TokenKind.Symbol && !inName && token.Length == 1 && text[token.Start] == '-') continue;
            var span = new TextSpan(token.Start, token.Length);
            if (IsCut(text, token.End)) continue;
            var isWord = !inName && token.Kind is TokenKind.Word or TokenKind.Han && token.Length <= LongestWord;
            _units.Add(isWord && !inName ? UnitOf(text, span, token.Kind == TokenKind.Han) : new Unit(span, 0, WordPlace.None, false));
        }
    }

    // The last word of a cut text may itself be cut.
    private static bool IsCut(ReadOnlySpan<char> text, int end) =>
        end < text.Length && (text[end] == '…' || text[end..].StartsWith("...", StringComparison.Ordinal));

    private Unit UnitOf(ReadOnlySpan<char> text, TextSpan span, bool isHan)
    {
        var word = span.In(text);
        var asWritten = isHan || !IsSize(word) ? _stops[StableHash.Of(Fold(word))] : WordPlace.None;
        var key = WordKey(word, isHan);
        var hash = StableHash.Of(key);
        // Short words are abbreviations or nothing.
        var isTooShort = key.Length == 0 || (!isHan && (key.Length < 2 || (word.Length < 3 && !IsAbbreviation(word)) || (word.Length < 4 && !Ascii.IsValid(word))));
        return new Unit(span, hash, isTooShort ? WordPlace.None : asWritten & _stops[hash], isHan);
    }

    // What words are compared by: folded, without a possessive, singular where that is safe to tell.
    private ReadOnlySpan<char> WordKey(ReadOnlySpan<char> word, bool isHan)
    {
        var key = Fold(word);
        if (isHan) return key;
        if (key.EndsWith("'s", StringComparison.Ordinal)) key = key[..^2];
        return Singular(key);
    }

    private Span<char> Fold(ReadOnlySpan<char> word)
    {
        if (_key.Length < word.Length) _key = new char[word.Length];
        Folding.Fold(word, _key);
        return _key.AsSpan(0, word.Length);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsUpper(c) && !char.IsAsciiDigit(c)) return false;
        return true;
    }

    // 4B, 70b, 128k, 10x: a quantity, not a subject.
    private static bool IsSize(ReadOnlySpan<char> word) =>
        char.IsAsciiDigit(word[0]) && char.ToLowerInvariant(word[^1]) is 'b' or 'k' or 'm' or 'g' or 't' or 'x'
        && !word[..^1].ContainsAnyExceptInRange('.', '9');

    private static Span<char> Singular(Span<char> word)
    {
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i' || !char.IsAsciiLetterLower(word[^2])) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            word[^3] = 'y';
            return word[..^2];
        }

        return word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            ? word[..^2] : word[..^1];
    }
}
