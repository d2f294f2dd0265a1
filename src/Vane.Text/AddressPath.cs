namespace Vane.Text;

/// <summary>Paths in normal form.</summary>
internal static class AddressPath
{
    private static readonly string[] Indexes =
        ["index.html", "index.htm", "index.php", "index.asp", "index.aspx", "index.jsp", "default.aspx", "default.asp", "default.htm"];

    /// <summary>The segments of an escaped path: no empty ones, no file that stands for its folder, no form for phones.</summary>
    public static string[] Segments(string path)
    {
        var segments = Normalize(path).Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (segments.Count > 0 && IsForm(segments[^1])) segments.RemoveAt(segments.Count - 1);
        if (segments.Count > 0) segments[^1] = WithoutAmp(segments[^1]);
        return [.. segments];
    }

    /// <summary>Escapes in normal form: upper case, and none for a character that needs none (RFC 3986, 6.2.2).</summary>
    public static string Normalize(string escaped)
    {
        if (!escaped.Contains('%', StringComparison.Ordinal)) return escaped;
        var result = new System.Text.StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '%' || i + 2 >= escaped.Length || !char.IsAsciiHexDigit(escaped[i + 1]) || !char.IsAsciiHexDigit(escaped[i + 2]))
            {
                result.Append(escaped[i]);
                continue;
            }

            var c = (char)((Digit(escaped[i + 1]) << 4) | Digit(escaped[i + 2]));
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '~' or '.') result.Append(c);
            else result.Append('%').Append(char.ToUpperInvariant(escaped[i + 1])).Append(char.ToUpperInvariant(escaped[i + 2]));
            i += 2;
        }

        return result.ToString();
    }

    private static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static bool IsForm(string segment) =>
        segment.Equals("amp", StringComparison.OrdinalIgnoreCase) || segment is "." or ".."
        || Indexes.Contains(segment, StringComparer.OrdinalIgnoreCase);

    private static string WithoutAmp(string segment)
    {
        if (segment.EndsWith(".amp.html", StringComparison.Ordinal)) return segment[..^".amp.html".Length] + ".html";
        return segment.EndsWith(".amp", StringComparison.Ordinal) && segment.Length > 4 ? segment[..^4] : segment;
    }
}
