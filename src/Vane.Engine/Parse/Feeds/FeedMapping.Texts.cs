using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Vane.Parse;

internal sealed partial class FeedMapping
{
    // What a text element says, and whether that is HTML: by the type it states, else by its looks.
    private FeedText? Said(Element e, Ranks ranks)
    {
        var type = e["type"]?.Trim();
        var (value, isHtml) = Read(e, type ?? "", e["mode"]?.Trim() ?? "");
        if (isHtml) value = HtmlAddresses.Resolve(value, e.Base);
        return value.Length == 0 ? null : ranks.Take(e, new FeedText(value, isHtml, e.Space, type));
    }

    private (string Value, bool IsHtml) Read(Element e, string type, string mode)
    {
        if (mode.Equals("base64", StringComparison.OrdinalIgnoreCase)) return OfBase64(e.OwnText(), type);
        if (IsXml(type)) return e.HasCData ? (Joined(e), true) : (XhtmlOf(e), true);
        var isHtml = type.Equals("html", StringComparison.OrdinalIgnoreCase) || type.Equals("text/html", StringComparison.OrdinalIgnoreCase);
        if (e.HasMarkup && !e.HasCData) return (isHtml ? Unwrapped(e) : Naked(e), true);
        var text = e.HasCData ? Joined(e) : e.OwnText();
        if (isHtml) return (text, true);
        if (type.Length == 0) return (text, (!_isAtom || mode.Length > 0 || e.Space.Length > 0) && PlainHtml.Looks(text));
        if (type.StartsWith("text", StringComparison.OrdinalIgnoreCase)) return (text, false);
        return type.Contains('/', StringComparison.Ordinal) ? OfBase64(text, type) : (text, false);
    }

    private static bool IsXml(string type) => type.Equals("xhtml", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase);

    // Sections of CDATA and what stands between them.
    private string Joined(Element e)
    {
        var builder = new StringBuilder();
        tree.AppendText(builder, e.InnerStart, e.InnerEnd);
        return builder.ToString().Trim();
    }

    // Markup that should have been escaped is taken as it stands; references in it are those of HTML.
    private static string Naked(Element e) => e.Inner.Trim().ToString();

    private string Unwrapped(Element e)
    {
        var inner = XhtmlOf(e);
        return inner.AsSpan().IndexOf('<') < 0 ? tree.References.Replace(inner) : inner;
    }

    // The div around XHTML is no part of it (RFC 4287, 3.1.1.3).
    private static string XhtmlOf(Element e)
    {
        var inner = e.Inner.Trim().ToString();
        var scanner = new MarkupScanner(inner);
        if (!scanner.Next() || scanner.Kind != MarkupKind.Start || scanner.Start > 0 || !IsDiv(inner.AsSpan()[scanner.Name])) return inner;
        var prefix = inner[scanner.Name][..^3];
        if (scanner.SelfClosing) return scanner.End == inner.Length ? "" : inner;
        var (start, end, depth) = (scanner.End, inner.Length, 1);
        while (depth > 0 && scanner.Next())
        {
            if (scanner.Kind is not (MarkupKind.Start or MarkupKind.End) || !IsDiv(inner.AsSpan()[scanner.Name])) continue;
            depth += scanner.Kind == MarkupKind.End ? -1 : scanner.SelfClosing ? 0 : 1;
            if (depth == 0) end = scanner.Start;
        }

        // Something after the div: then it is a part of the content like any other; but for the end tag of another text.
        return depth == 0 && inner.AsSpan(scanner.End).Trim() is { Length: > 0 } rest && !(rest.StartsWith("</") && rest.LastIndexOf('<') == 0)
            ? inner : WithoutPrefix(inner[start..end].Trim(), prefix);
    }

    // <x:b> of XHTML under a prefix is <b>.
    private static string WithoutPrefix(string xhtml, string prefix)
    {
        if (prefix.Length == 0) return xhtml;
        var builder = new StringBuilder(xhtml.Length);
        var (scanner, at) = (new MarkupScanner(xhtml), 0);
        while (scanner.Next())
        {
            if (scanner.Kind is not (MarkupKind.Start or MarkupKind.End) || !xhtml.AsSpan()[scanner.Name].StartsWith(prefix)) continue;
            var name = scanner.Name.Start.Value;
            builder.Append(xhtml, at, name - at);
            at = name + prefix.Length;
        }

        return builder.Append(xhtml, at, xhtml.Length - at).ToString();
    }

    private static bool IsDiv(ReadOnlySpan<char> name) => name[(name.LastIndexOf(':') + 1)..].Equals("div", StringComparison.OrdinalIgnoreCase);

    private static (string, bool) OfBase64(string text, string type)
    {
        var isHtml = type.Contains("html", StringComparison.OrdinalIgnoreCase);
        if (!Base64.IsValid(text)) return (text, isHtml);
        var bytes = Convert.FromBase64String(text);
        if (!Utf8.IsValid(bytes)) return (text, isHtml); // a word of four letters, or no text at all
        var decoded = Encoding.UTF8.GetString(bytes).Trim();
        return (decoded, isHtml || PlainHtml.Looks(decoded));
    }
}
