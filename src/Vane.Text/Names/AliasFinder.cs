using System.Buffers;

namespace Vane.Text.Names;

/// <summary>Two names a text gives for one thing.</summary>
/// <param name="Full">The long one, or the one in the other script that stands first.</param>
/// <param name="Brief">The short one.</param>
public readonly record struct AliasPair(TextSpan Full, TextSpan Brief);

/// <summary>Finds names that a text explains in brackets: <c>Mixture of Experts (MoE)</c>, <c>通义千问(Qwen)</c>.
/// Initials after Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
/// text" (2003), held to the first letters of words or of their halves.</summary>
public static class AliasFinder
{
    private static readonly SearchValues<char> Sentence = SearchValues.Create("，,；;。:：=/");
    private const int LongestShort = 24, LongestLong = 80, MostWords = 8;

    /// <summary>Adds the pairs of a text.</summary>
    public static void Find(ReadOnlySpan<char> text, List<AliasPair> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        for (var open = 0; open < text.Length; open++)
        {
            if (text[open] is not ('(' or '（')) continue;
            var window = text.Slice(open + 1, Math.Min(LongestLong, text.Length - open - 1));
            var length = window.IndexOfAny(')', '）');
            if (length <= 0 || window[..length].IndexOfAny('(', '（') >= 0) continue;
            var inside = Trim(text, open + 1, open + 1 + length);
            if (Pair(text, open, inside) is { } pair) into.Add(pair);
        }
    }

    private static AliasPair? Pair(ReadOnlySpan<char> text, int open, TextSpan inside)
    {
        if (inside.Length < 2 || inside.In(text).ContainsAny(Sentence)) return null;
        var before = Trim(text, Math.Max(0, open - LongestLong), open);
        if (before.Length == 0) return null;
        if (HasHan(inside.In(text)) != IsHan(text[before.End - 1])) return AcrossScripts(text, before, inside);
        if (IsHan(text[before.End - 1])) return null;
        if (IsShort(inside.In(text)) && LongBefore(text, before, inside.In(text)) is { } found) return new AliasPair(found, inside);
        var word = LastWord(text, before);
        return IsShort(word.In(text)) && Spells(inside.In(text), word.In(text)) ? new AliasPair(inside, word) : null;
    }

    // An abbreviation has two capitals, or a capital first and a digit; "video" and "2025" are none.
    private static bool IsShort(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 12 || word.Contains(' ') || !char.IsLetter(word[0])) return false;
        var capitals = 0;
        foreach (var c in word) if (char.IsUpper(c)) capitals++;
        return capitals >= 2;
    }

    private static TextSpan? LongBefore(ReadOnlySpan<char> text, TextSpan before, ReadOnlySpan<char> initials)
    {
        var at = before.End;
        for (var words = 0; words < MostWords; words++)
        {
            while (at > before.Start && !IsGap(text[at - 1])) at--;
            if (char.ToUpperInvariant(text[at]) == char.ToUpperInvariant(initials[0]) && words > 0 | before.End - at > initials.Length
                && Spells(text[at..before.End], initials)) return new TextSpan(at, before.End - at);
            if (at <= before.Start || !IsGap(text[at - 1]) || text[at - 1] is not (' ' or '-')) return null;
            at--;
        }

        return null;
    }

    // Whether the initials are the first letters of the words, in order, each word but small ones giving one; inner
    // capitals and letters inside a word may follow its first.
    private static bool Spells(ReadOnlySpan<char> words, ReadOnlySpan<char> initials)
    {
        if (initials.Length > 2 && initials[^1] == 's' && char.IsUpper(initials[^2])) initials = initials[..^1];
        return Spells(words, initials, false) || Spells(words, initials, true);
    }

    private static bool Spells(ReadOnlySpan<char> words, ReadOnlySpan<char> initials, bool fromWithin)
    {
        var next = 0;
        var isFirst = true;
        var spelled = 0;
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (IsGap(words[i]))
            {
                isFirst = true;
                continue;
            }

            if (isFirst) count++;
            if (next < initials.Length && char.ToUpperInvariant(words[i]) == char.ToUpperInvariant(initials[next]) && (isFirst || char.IsUpper(words[i]) || (fromWithin && next > 0 && spelled == count)))
            {
                if (isFirst) spelled++;
                next++;
            }

            isFirst = false;
        }

        return next == initials.Length && count >= 2 && spelled * 3 >= count * 2;
    }

    // A name in one script with its name in the other: whole words of Latin script, a short run of Han.
    private static AliasPair? AcrossScripts(ReadOnlySpan<char> text, TextSpan before, TextSpan inside)
    {
        if (inside.Length > LongestShort || (HasHan(inside.In(text)) && HasLatin(inside.In(text)))) return null;
        if (!HasHan(inside.In(text)))
            return IsName(inside.In(text)) && HanRun(text, before) is { } run ? new AliasPair(run, inside) : null;
        var word = LastWord(text, before);
        return inside.Length is >= 2 and <= 12 && IsName(word.In(text)) ? new AliasPair(inside, word) : null;
    }

    private static TextSpan? HanRun(ReadOnlySpan<char> text, TextSpan before)
    {
        var start = before.End;
        while (start > before.Start && IsHan(text[start - 1])) start--;
        var length = before.End - start;
        return length is >= 2 and <= 10 ? new TextSpan(start, length) : null;
    }

    // A capital somewhere, and no sentence.
    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text.Count(' ') > 4 || !char.IsLetter(text[0])) return false;
        var hasUpper = false;
        foreach (var c in text)
        {
            hasUpper |= char.IsUpper(c);
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '.' or '+')) return false;
        }

        return hasUpper;
    }

    private static TextSpan LastWord(ReadOnlySpan<char> text, TextSpan before)
    {
        var start = before.End;
        while (start > before.Start && !IsGap(text[start - 1]) && !IsHan(text[start - 1]) || start > before.Start && text[start - 1] == '-') start--;
        return new TextSpan(start, before.End - start);
    }

    private static TextSpan Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextSpan(start, end - start);
    }

    private static bool IsGap(char c) => !char.IsLetterOrDigit(c);

    private static bool IsHan(char c) => NameFolding.ClassOf(c) == CharClass.Ideograph;

    private static bool HasHan(ReadOnlySpan<char> text)
    {
        foreach (var c in text) if (IsHan(c)) return true;
        return false;
    }

    private static bool HasLatin(ReadOnlySpan<char> text) => text.ContainsAnyInRange('A', 'Z') || text.ContainsAnyInRange('a', 'z');
}
