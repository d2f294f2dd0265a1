using System.Globalization;

namespace Vane.Text;

/// <summary>Scans what is not Han: words in letters, numbers, signs. Full-width forms count as what they stand for.</summary>
internal static class LetterRun
{
    /// <summary>Whether a word or number can begin with a code unit.</summary>
    public static bool IsBody(ReadOnlySpan<char> text, int at)
    {
        var unit = text[at];
        if (char.IsAscii(unit)) return char.IsAsciiLetterOrDigit(unit) || unit == '_';
        if (HanRun.IsPlain(unit)) return false;
        if (char.IsLetterOrDigit(unit)) return true;
        return char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            && !HanRun.IsPairAt(text, at)
            && CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(unit, text[at + 1])) <= UnicodeCategory.OtherLetter;
    }

    /// <summary>Where the word or number that begins at a place ends.</summary>
    /// <remarks>Joints inside: an apostrophe between letters (<c>don't</c>); a full stop between letters or digits
    /// (<c>node.js</c>, <c>4.5</c>), but not one that ends a sentence (<c>end.Next</c>); a comma between digits; a hyphen
    /// beside a digit (<c>GPT-4.5</c>, <c>3-D</c>) or behind a single letter (<c>e-mail</c>), and then all that follow
    /// (<c>Qwen2.5-VL-72B</c>). Other
    /// hyphens part words: <c>open-source</c> is two, so that each can be counted. <c>+</c> and <c>#</c> end a word as in
    /// <c>C++</c>, <c>C#</c>; a percent sign ends a number.</remarks>
    public static int End(ReadOnlySpan<char> text, int at, out TokenKind kind)
    {
        var start = at;
        var letters = false;
        var hyphened = false;
        while (at < text.Length)
        {
            if (IsBody(text, at))
            {
                letters |= !char.IsDigit(text[at]);
                at += char.IsHighSurrogate(text[at]) ? 2 : 1;
            }
            else if (at > start && (IsMark(text[at]) || JoinsAt(text, start, at, hyphened)))
            {
                hyphened |= IsHyphen(text[at]);
                at++;
            }
            else break;
        }

        kind = letters ? TokenKind.Word : TokenKind.Number;
        return letters ? at + Tail(text, start, at) : at < text.Length && text[at] is '%' or '％' or '‰' ? at + 1 : at;
    }

    /// <summary>Whether a full stop at a place begins a word, as in <c>.NET</c>.</summary>
    public static bool BeginsWithStop(ReadOnlySpan<char> text, int at) =>
        text[at] == '.' && at + 2 < text.Length && char.IsAsciiLetterUpper(text[at + 1])
        && char.IsAsciiLetter(text[at + 2]) && (at == 0 || !IsBody(text, at - 1) && text[at - 1] != '.');

    private static bool JoinsAt(ReadOnlySpan<char> text, int start, int at, bool hyphened)
    {
        if (at + 1 >= text.Length || !IsBody(text, at + 1)) return false;
        var (before, after) = (text[at - 1], text[at + 1]);
        var digits = char.IsDigit(before) && char.IsDigit(after);
        return text[at] switch
        {
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
            '.' => digits || !(char.IsLower(before) && char.IsUpper(after)),
            '．' or ',' => digits,
            '&' => char.IsAsciiLetterUpper(before) && char.IsAsciiLetterUpper(after),
            var hyphen when IsHyphen(hyphen) => hyphened || HyphenJoins(text, start, at),
            _ => false,
        };
    }

    private static bool HyphenJoins(ReadOnlySpan<char> text, int start, int at)
    {
        if (char.IsDigit(text[at + 1]) && char.IsLetter(text[at - 1])) return true;
        if (char.IsDigit(text[at - 1])) return true;
        return at - start == 1 && char.IsAsciiLetter(text[start]);
    }

    private static bool IsHyphen(char unit) => unit is '-' or '‐' or '‑';

    private static int Tail(ReadOnlySpan<char> text, int start, int end)
    {
        var rest = text[end..];
        if (rest.StartsWith("++") && !(rest.Length > 2 && IsBody(text, end + 2))) return 2;
        return rest.StartsWith("#") && end - start == 1 && !(rest.Length > 1 && IsBody(text, end + 1)) ? 1 : 0;
    }

    private static bool IsMark(char unit) => !char.IsAscii(unit) && CharUnicodeInfo.GetUnicodeCategory(unit)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
