using System.Text;

namespace Vane.Parse;

/// <summary>Makes the addresses in HTML absolute.</summary>
internal static class HtmlAddresses
{
    // Attributes that hold one address, by the elements that have them most (HTML Standard, table of attributes).
    private static bool IsAddress(ReadOnlySpan<char> name) => name.Length is >= 3 and <= 10 && (Is(name, "href") || Is(name, "src")
        || Is(name, "action") || Is(name, "cite") || Is(name, "background") || Is(name, "poster") || Is(name, "data") || Is(name, "longdesc")
        || Is(name, "usemap") || Is(name, "codebase") || Is(name, "classid") || Is(name, "profile"));

    private static bool Is(ReadOnlySpan<char> name, string attribute) => name.Equals(attribute, StringComparison.OrdinalIgnoreCase);

    /// <summary>The HTML with its relative addresses resolved; untouched where there is no base or nothing to resolve.</summary>
    public static string Resolve(string html, string? baseAddress)
    {
        if (!html.Contains('<', StringComparison.Ordinal) || (baseAddress is null && !html.Contains("xml:base", StringComparison.Ordinal))) return html;
        StringBuilder? builder = null;
        var written = 0;
        var references = new CharacterReferences();
        var scanner = new MarkupScanner(html);
        while (scanner.Next())
        {
            if (scanner.Kind != MarkupKind.Start || scanner.Inner.Start.Value == scanner.Inner.End.Value) continue;
            var own = baseAddress;
            foreach (var (name, value) in new AttributeWalk(html.AsSpan()[scanner.Inner]))
                if (name.SequenceEqual("xml:base")) own = RelativeAddress.Resolve(baseAddress, value.ToString());
            if (own is null) continue;
            foreach (var (name, value) in new AttributeWalk(html.AsSpan()[scanner.Inner]))
            {
                if (value.IsEmpty || !IsAddress(name) || RelativeAddress.HasScheme(value.Trim()) || value.Trim().StartsWith("&")) continue;
                var resolved = RelativeAddress.Resolve(own, references.Replace(value));
                builder ??= new StringBuilder(html.Length + 256);
                // Where the value stands: a part of the same string.
                html.AsSpan().Overlaps(value, out var at);
                builder.Append(html, written, at - written).Append(Escaped(resolved));
                written = at + value.Length;
            }
        }

        return builder is null ? html : builder.Append(html, written, html.Length - written).ToString();
    }

    /// <summary>The address of the first picture; null where there is none.</summary>
    public static string? FirstPicture(string html)
    {
        if (!html.Contains("<img", StringComparison.OrdinalIgnoreCase)) return null;
        var scanner = new MarkupScanner(html);
        while (scanner.Next())
        {
            if (scanner.Kind != MarkupKind.Start || !Is(html.AsSpan()[scanner.Name], "img")) continue;
            foreach (var (name, value) in new AttributeWalk(html.AsSpan()[scanner.Inner]))
                if (Is(name, "src") && !value.IsEmpty) return new CharacterReferences().Replace(value);
        }

        return null;
    }

    private static string Escaped(string address) => address.AsSpan().IndexOfAny("&\"<") < 0 ? address
        : address.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
