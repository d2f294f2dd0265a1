using System.Net;
using System.Text;

namespace Vane.Text;

/// <summary>A title made readable again.</summary>
/// <param name="Text">The title; a cut one ends in <c>…</c>.</param>
/// <param name="IsCut">Whether it was cut.</param>
public readonly record struct RepairedTitle(string Text, bool IsCut);

/// <summary>Repairs titles that went through Markdown and HTML escaping by halves, and were then cut at a length.</summary>
public static class HalfEscapes
{
    private const char CutMark = '…';
    private const string Dots = "...";

    // What escapers write of their own accord. Other names after an ampersand are the author's: "AT&T", "R&D".
    private static readonly string[] EscaperEntities = ["nbsp;", "amp;", "lt;", "gt;", "quot;", "apos;"];

    /// <summary>
    /// Takes backslashes off ASCII punctuation (however many an escaper run twice has put there), decodes complete
    /// entities, and drops what a cut has left of an escape.
    /// </summary>
    public static RepairedTitle Repair(string escaped)
    {
        ArgumentNullException.ThrowIfNull(escaped);
        var text = escaped.AsSpan().Trim();
        var isCut = TakeCutMark(ref text);
        if (isCut) text = WithoutBrokenEscape(text).TrimEnd();
        var repaired = WebUtility.HtmlDecode(WithoutBackslashes(text.TrimEnd('\\')) + (EndsInOpenEntity(text) ? ";" : "")).Replace('\u00A0', ' ').Trim();
        return new RepairedTitle(isCut ? repaired + CutMark : repaired, isCut);
    }

    // A cut that leaves no mark can take the semicolon alone.
    private static bool EndsInOpenEntity(ReadOnlySpan<char> text)
    {
        foreach (var entity in EscaperEntities)
            if (text.EndsWith(string.Concat("&", entity.AsSpan(0, entity.Length - 1)), StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool TakeCutMark(ref ReadOnlySpan<char> text)
    {
        var mark = text.EndsWith(Dots, StringComparison.Ordinal) ? Dots.Length : text.EndsWith([CutMark]) ? 1 : 0;
        text = text[..^mark];
        return mark > 0;
    }

    private static ReadOnlySpan<char> WithoutBrokenEscape(ReadOnlySpan<char> text)
    {
        var ampersand = text.LastIndexOf('&');
        if (ampersand >= 0 && IsBeginningOfEntity(text[(ampersand + 1)..])) text = text[..ampersand];
        // The cut may also have parted two halves of one character.
        if (text.Length > 0 && char.IsHighSurrogate(text[^1])) text = text[..^1];
        return text.TrimEnd('\\');
    }

    private static bool IsBeginningOfEntity(ReadOnlySpan<char> tail)
    {
        if (tail.StartsWith('#')) return IsBeginningOfNumber(tail[1..]);
        foreach (var entity in EscaperEntities)
            if (tail.Length < entity.Length && entity.AsSpan().StartsWith(tail, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsBeginningOfNumber(ReadOnlySpan<char> digits)
    {
        var isHex = digits.Length > 0 && digits[0] is 'x' or 'X';
        foreach (var digit in isHex ? digits[1..] : digits)
            if (isHex ? !char.IsAsciiHexDigit(digit) : !char.IsAsciiDigit(digit)) return false;
        return true;
    }

    private static string WithoutBackslashes(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var next = text.IndexOf('\\');
            if (next < 0) return result.Append(text).ToString();
            result.Append(text[..next]);
            text = text[next..];
            var run = text.IndexOfAnyExcept('\\');
            if (run < 0) run = text.Length;
            var escapes = run < text.Length && IsAsciiPunctuation(text[run]);
            if (!escapes) result.Append('\\', (run + 1) / 2);
            text = text[run..];
        }

        return result.ToString();
    }

    private static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));
}
