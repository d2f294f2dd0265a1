using System.Net;

namespace Vane.Text;

/// <summary>HTML entities, however often they were escaped. Only whole ones: "AT&amp;T" in a source is the author's.</summary>
internal static class Entities
{
    private const int Longest = 10;
    private const char NoBreakSpace = '\u00A0';

    public static bool AreIn(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('&'); at >= 0; at = Next(text, at, '&'))
        {
            var end = text.Slice(at, Math.Min(Longest, text.Length - at)).IndexOf(';');
            if (end > 0 && Decoded(text.Slice(at, end + 1)) is not null) return true;
        }

        return false;
    }

    // What is written is looked at each time an entity may have ended: decoding an ampersand can make another.
    public static void Decode(Draft draft)
    {
        for (var at = 0; at < draft.Length; at++)
        {
            draft.Keep(at);
            if (draft.Written[^1] == ';') DecodeLast(draft);
        }

        draft.Finish();
    }

    private static void DecodeLast(Draft draft)
    {
        var written = draft.Written;
        var from = Math.Max(0, written.Length - Longest);
        var start = written[from..].LastIndexOf('&');
        if (start >= 0 && Decoded(written[(from + start)..]) is { } decoded) draft.Rewrite(from + start, decoded);
    }

    private static string? Decoded(ReadOnlySpan<char> entity)
    {
        if (entity.Length < 4 || (entity[1] != '#' && !char.IsAsciiLetter(entity[1]))) return null;
        foreach (var c in entity[2..^1])
            if (!char.IsAsciiLetterOrDigit(c)) return null;
        var written = entity.ToString();
        var decoded = WebUtility.HtmlDecode(written);
        return decoded.Length >= written.Length ? null : decoded.Replace(NoBreakSpace, ' ');
    }

    private static int Next(ReadOnlySpan<char> text, int at, char c)
    {
        var next = text[(at + 1)..].IndexOf(c);
        return next < 0 ? -1 : at + 1 + next;
    }
}
