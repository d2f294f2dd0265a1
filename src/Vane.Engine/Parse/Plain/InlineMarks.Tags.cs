namespace Vane.Parse;

internal sealed partial class InlineMarks
{
    private int Tag(int at)
    {
        var rest = source.AsSpan(at + 1, Math.Min(LongestTag, source.Length - at - 1));
        if (rest.Length == 0 || !(char.IsAsciiLetter(rest[0]) || rest[0] is '/' or '!' or '?')) return at + 1;
        var length = rest.StartsWith("!--", StringComparison.Ordinal) ? CommentLength(rest) : TagLength(rest);
        if (length < 1) return at + 1;
        var end = at + length + 2;
        var inside = rest[..length];
        if (MarkdownAddress.Absolute(inside) is { } url)
        {
            _links.Add((at + 1, end - 1, url));
            Drop(at, at + 1);
            Drop(end - 1, end);
            return end;
        }

        if (!char.IsAsciiLetter(inside[0]) && inside[0] is '/' && inside.Length > 1 && !char.IsAsciiLetter(inside[1])) return at + 1;
        Drop(at, end);
        Follow(at, end, inside);
        return end;
    }

    private static int CommentLength(ReadOnlySpan<char> rest) => rest.IndexOf("-->", StringComparison.Ordinal) is var end && end < 0 ? -1 : end + 2;

    // Signs of more and less stand in text too: a tag has a name, and ends before another begins.
    private static int TagLength(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('<', '>');
        if (end < 0 || rest[end] == '<') return -1;
        var name = rest.TrimStart('/');
        var length = 0;
        while (length < name.Length && (char.IsAsciiLetterOrDigit(name[length]) || name[length] is '-' or ':' or '.')) length++;
        return rest[0] is '!' or '?' || (length > 0 && name[length] is ' ' or '>' or '/' or '\t' or '\n' or ':') ? end : -1;
    }

    private void Follow(int at, int end, ReadOnlySpan<char> tag)
    {
        if (Is(tag, "br") || Is(tag, "/p") || Is(tag, "/div") || Is(tag, "/li")) _fates[at] = Fate.LineEnd;
        else if (Is(tag, "a"))
            _anchor = MarkdownAddress.Attribute(tag, "href") is { } url && MarkdownAddress.Absolute(url) is { } absolute ? (end, absolute) : null;
        else if (Is(tag, "/a") && _anchor is var (start, address))
        {
            _links.Add((start, at, address));
            _anchor = null;
        }
    }

    private static bool Is(ReadOnlySpan<char> tag, string name) =>
        tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || !char.IsAsciiLetterOrDigit(tag[name.Length]));

    // Shortcodes of Hugo and tags of Liquid are no text; braces of anything else are.
    private int Template(int at)
    {
        var rest = source.AsSpan(at, Math.Min(LongestTag, source.Length - at));
        var close = rest.StartsWith("{{<", StringComparison.Ordinal) ? ">}}"
            : rest.StartsWith("{{%", StringComparison.Ordinal) ? "%}}"
            : rest.StartsWith("{%", StringComparison.Ordinal) ? "%}" : null;
        var length = close is null ? -1 : rest.IndexOf(close, StringComparison.Ordinal);
        if (length < 0) return at + 1;
        Drop(at, at + length + close!.Length);
        return at + length + close.Length;
    }

    private bool IsAddress(int at) =>
        (source.AsSpan(at).StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.AsSpan(at).StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && (at == 0 || !char.IsAsciiLetterOrDigit(source[at - 1]));

    // A bare address ends where no character of an address stands, and before the punctuation of the sentence.
    private int Address(int at)
    {
        var end = at;
        while (end < source.Length && end - at < LongestAddress && source[end] is > ' ' and < '\u007F' and not ('<' or '>' or '"' or '`' or '|' or '[' or ']' or '(' or ')')) end++;
        while (end > at && source[end - 1] is '.' or ',' or ':' or ';' or '!' or '?' or '\'' or '*' or '_' or '~') end--;
        if (MarkdownAddress.Absolute(source.AsSpan(at, end - at)) is not { } url) return at + 1;
        // Words of a link that look like an address are no link of their own.
        if (_brackets.Count == 0 && _anchor is null) _links.Add((at, end, url));
        return end;
    }
}
