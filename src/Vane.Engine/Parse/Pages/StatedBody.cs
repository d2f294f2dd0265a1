using System.Text.Json;
using AngleSharp.Html.Dom;
using Vane.Model;

namespace Vane.Parse;

/// <summary>The text that a page does not show itself: stated in its metadata (JSON-LD, <c>articleBody</c> of schema.org), or
/// meant for browsers without scripts.</summary>
internal static class StatedBody
{
    /// <summary>The longest such text, with its outline; null where there is none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">What relative addresses in it are relative to.</param>
    public static (string Text, Outline Outline)? Of(IHtmlDocument page, string? address)
    {
        var longest = "";
        foreach (var element in page.QuerySelectorAll("script,noscript"))
        {
            var content = element.TextContent;
            if (element.LocalName == "noscript" && content.Length > longest.Length) longest = content;
            else if (element.GetAttribute("type") == "application/ld+json" && content.Contains("\"articleBody\"", StringComparison.Ordinal)
                && Longest(content) is { } text && text.Length > longest.Length) longest = Markup(text);
        }

        return longest.Length == 0 ? null : Fragment.Read(longest, address);
    }

    private static string? Longest(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            string? longest = null;
            var open = new Stack<JsonElement>();
            open.Push(document.RootElement);
            while (open.TryPop(out var element))
            {
                if (element.ValueKind == JsonValueKind.Array)
                    foreach (var item in element.EnumerateArray()) open.Push(item);
                if (element.ValueKind != JsonValueKind.Object) continue;
                foreach (var property in element.EnumerateObject())
                {
                    if (property.NameEquals("articleBody") && property.Value.ValueKind == JsonValueKind.String)
                        longest = property.Value.GetString() is { } text && text.Length > (longest?.Length ?? 0) ? text : longest;
                    else open.Push(property.Value);
                }
            }

            return longest;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // No JSON, or half a character in a string.
        }
    }

    // Some state markup, some its escaped form, most plain lines.
    private static string Markup(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal) && text.Contains("&lt;p", StringComparison.Ordinal)) text = System.Net.WebUtility.HtmlDecode(text);
        if (text.Contains("<p", StringComparison.OrdinalIgnoreCase) || text.Contains("<br", StringComparison.OrdinalIgnoreCase)) return text;
        return text.ReplaceLineEndings("<p>");
    }
}
