using System.Net;

namespace Vane.Parse;

/// <summary>A tag, or the text before the next one.</summary>
/// <param name="Name">Name of the element without its prefix, in lower case; empty for text.</param>
/// <param name="IsEnd">Whether it closes the element; one that closes itself opens only.</param>
/// <param name="Body">The text, decoded; of a tag what stands behind its name.</param>
internal readonly record struct Markup(string Name, bool IsEnd, string Body)
{
    /// <summary>The value of an attribute, decoded, whatever the prefix of its name; null where there is none.</summary>
    public string? this[string attribute]
    {
        get
        {
            for (var at = 0; (at = Body.IndexOf(attribute, at, StringComparison.Ordinal)) >= 0; at += attribute.Length)
            {
                var isName = at == 0 || Body[at - 1] is ' ' or '\t' or '\n' or '\r' or ':';
                var rest = Body.AsSpan(at + attribute.Length).TrimStart();
                if (!isName || rest is not ['=', ..]) continue;
                rest = rest[1..].TrimStart();
                if (rest is not ['"' or '\'', ..]) return null;
                var end = rest[1..].IndexOf(rest[0]);
                return end < 0 ? null : WebUtility.HtmlDecode(rest[1..(end + 1)].ToString());
            }

            return null;
        }
    }
}

/// <summary>Reads XML of captions tag by tag: nothing is fetched, declared or nested, and what ends too early is read as far as it goes.</summary>
/// <param name="text">The file.</param>
internal sealed class MarkupScan(string text)
{
    // Attributes are searched one by one: a tag is refused where that would cost.
    private const int LongestTag = 4096;
    private int _at;

    /// <summary>Whether the file ended within a tag.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The next tag or text; false at the end.</summary>
    public bool Read(out Markup found)
    {
        while (_at < text.Length)
        {
            if (text[_at] != '<')
            {
                var end = text.IndexOf('<', _at);
                if (end < 0) end = text.Length;
                found = new Markup("", false, WebUtility.HtmlDecode(text[_at..end]));
                _at = end;
                return true;
            }

            if (Skip("<!--", "-->") || Skip("<?", "?>")) continue;
            if (Raw() is { } raw)
            {
                found = new Markup("", false, raw);
                return true;
            }

            if (Skip("<!", ">")) continue;
            var close = text.IndexOf('>', _at);
            if (close < 0 || close - _at > LongestTag)
            {
                IsCut = true;
                _at = close < 0 ? text.Length : close + 1;
                continue;
            }

            found = Tag(text.AsSpan(_at + 1, close - _at - 1));
            _at = close + 1;
            return true;
        }

        found = default;
        return false;
    }

    private static Markup Tag(ReadOnlySpan<char> tag)
    {
        var isEnd = tag is ['/', ..];
        if (isEnd) tag = tag[1..];
        var end = tag.IndexOfAny(" \t\r\n/");
        var name = end < 0 ? tag : tag[..end];
        name = name[(name.IndexOf(':') + 1)..];
        return new Markup(name.ToString().ToLowerInvariant(), isEnd, end < 0 ? "" : tag[end..].ToString());
    }

    private string? Raw()
    {
        const string Open = "<![CDATA[";
        if (string.CompareOrdinal(text, _at, Open, 0, Open.Length) != 0) return null;
        var end = text.IndexOf("]]>", _at, StringComparison.Ordinal);
        var raw = text[(_at + Open.Length)..(end < 0 ? text.Length : end)];
        _at = end < 0 ? text.Length : end + "]]>".Length;
        return raw;
    }

    private bool Skip(string open, string close)
    {
        if (string.CompareOrdinal(text, _at, open, 0, open.Length) != 0 || (open == "<!" && string.CompareOrdinal(text, _at, "<![", 0, 3) == 0)) return false;
        var end = text.IndexOf(close, _at + open.Length, StringComparison.Ordinal);
        IsCut |= end < 0;
        _at = end < 0 ? text.Length : end + close.Length;
        return true;
    }
}
