using System.Text;

namespace Vane.Net;

/// <summary>Paths and patterns of robots.txt in one spelling, and whether one matches the other (RFC 9309, section 2.2).</summary>
internal static class RobotsPath
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>A path with its query, spelled as patterns are.</summary>
    public static string Address(string pathAndQuery) => Spell(pathAndQuery.Length == 0 ? "/" : pathAndQuery, isPattern: false);

    /// <summary>A pattern; <c>*</c> and a last <c>$</c> keep their meaning.</summary>
    public static string Pattern(string pattern) => Spell(pattern, isPattern: true);

    /// <summary>Whether a pattern matches a path from its beginning.</summary>
    public static bool Matches(string pattern, string path)
    {
        var isAnchored = pattern.EndsWith('$');
        var parts = (isAnchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        if (parts.Length == 1) return !isAnchored || path.Length == parts[0].Length;
        var at = parts[0].Length;

        // The leftmost place of each part leaves the most for those after it; so there is nothing to go back to.
        for (var i = 1; i < parts.Length - (isAnchored ? 1 : 0); i++)
        {
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + parts[i].Length;
        }

        return !isAnchored || (path.Length - at >= parts[^1].Length && path.EndsWith(parts[^1], StringComparison.Ordinal));
    }

    // Unreserved characters stand for themselves; all else that was encoded stays so, in capitals; what is no ASCII, and in an
    // address what would be a wildcard, is encoded.
    private static string Spell(string text, bool isPattern)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var spelled = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            var isEncoded = value == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            if (isEncoded)
            {
                value = (byte)((Digit(bytes[i + 1]) << 4) | Digit(bytes[i + 2]));
                i += 2;
            }

            if (isEncoded ? IsUnreserved(value) : IsPlain(value, isPattern, i == bytes.Length - 1)) spelled.Append((char)value);
            else spelled.Append('%').Append(Hex[value >> 4]).Append(Hex[value & 15]);
        }

        return spelled.ToString();
    }

    // In a pattern * is any text, and a last $ the end; anywhere else they are themselves, which is written encoded.
    private static bool IsPlain(byte value, bool isPattern, bool isLast) =>
        value is > 0x20 and < 0x7F && value switch
        {
            (byte)'*' => isPattern,
            (byte)'$' => isPattern && isLast,
            _ => true,
        };

    // RFC 3986, section 2.3.
    private static bool IsUnreserved(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';

    private static int Digit(byte hex) => Convert.ToInt32(((char)hex).ToString(), 16);
}
