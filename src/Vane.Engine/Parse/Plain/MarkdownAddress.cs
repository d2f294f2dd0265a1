using Vane.Text;

namespace Vane.Parse;

/// <summary>Addresses as Markdown and HTML write them.</summary>
internal static class MarkdownAddress
{
    private const int LongestAddress = 1000;

    /// <summary>An address of http or https that a link can hold; null for all else.</summary>
    public static string? Absolute(ReadOnlySpan<char> url)
    {
        if (url.Length > LongestAddress || !url.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return null;
        var address = url.ToString();
        return WebAddress.Safe(address) is null ? null : address;
    }

    /// <summary>The address in the parentheses of a link, without the title behind it.</summary>
    public static string Destination(ReadOnlySpan<char> inside)
    {
        inside = inside.Trim();
        if (inside.StartsWith("<", StringComparison.Ordinal))
        {
            var close = inside.IndexOf('>');
            return (close < 0 ? inside : inside[1..close]).ToString();
        }

        var blank = inside.IndexOfAny(' ', '\t', '\n');
        return (blank < 0 ? inside : inside[..blank]).ToString();
    }

    /// <summary>The name of a reference as it is compared: without case, blanks as one.</summary>
    public static string Name(ReadOnlySpan<char> name) => PlainText.OneLine(name.Trim().ToString()).ToLowerInvariant();

    /// <summary>The value of an attribute in a tag, with its quotes taken off.</summary>
    public static string? Attribute(ReadOnlySpan<char> tag, string name)
    {
        var at = tag.IndexOf(name + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = tag[(at + name.Length + 1)..];
        if (rest is ['"' or '\'', ..])
        {
            var close = rest[1..].IndexOf(rest[0]);
            return close < 0 ? null : rest.Slice(1, close).ToString();
        }

        var end = rest.IndexOfAny(' ', '>');
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
