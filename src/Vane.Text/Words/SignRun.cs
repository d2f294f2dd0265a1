using System.Globalization;

namespace Vane.Text;

/// <summary>Scans signs: punctuation one by one, dashes and dots as long as they go on, an emoji with all that belongs
/// to it.</summary>
internal static class SignRun
{
    private const char Joiner = '\u200D';
    private const char EmojiForm = '\uFE0F';
    private const char Keycap = '\u20E3';

    /// <summary>Where the sign that begins at a place ends.</summary>
    public static int End(ReadOnlySpan<char> text, int at)
    {
        var first = text[at];
        var next = at + Size(text, at);
        if (first is '-' or '.' or '—' or '─' or '…' or '=' or '~')
        {
            while (next < text.Length && text[next] == first) next++;
            return next;
        }

        if (first < '\u2000') return next;
        if (IsFlagHalf(text, at) && IsFlagHalf(text, next)) return next + 2;
        while (next < text.Length)
        {
            if (text[next] is EmojiForm or Keycap || IsTone(text, next) || IsTag(text, next)) next += Size(text, next);
            else if (text[next] == Joiner && next + 1 < text.Length && IsSymbol(text, next + 1)) next += 1 + Size(text, next + 1);
            else break;
        }

        return next;
    }

    private static int Size(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private static bool IsFlagHalf(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] == '\uD83C' && text[at + 1] is >= '\uDDE6' and <= '\uDDFF';

    private static bool IsTone(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] == '\uD83C' && text[at + 1] is >= '\uDFFB' and <= '\uDFFF';

    // Subdivision flags spell their region in tags, U+E0020 to U+E007F.
    private static bool IsTag(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] == '\uDB40' && text[at + 1] is >= '\uDC20' and <= '\uDC7F';

    private static bool IsSymbol(ReadOnlySpan<char> text, int at)
    {
        var category = Size(text, at) == 2
            ? CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[at], text[at + 1]))
            : CharUnicodeInfo.GetUnicodeCategory(text[at]);
        return category == UnicodeCategory.OtherSymbol;
    }
}
