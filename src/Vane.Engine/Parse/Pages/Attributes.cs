using AngleSharp.Dom;

namespace Vane.Parse;

/// <summary>What the attributes of an element say of it.</summary>
internal static class Attributes
{
    /// <summary>Reads all of them once.</summary>
    public static Hints Read(IElement element)
    {
        var hints = Hints.None;
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            hints |= attribute.Name switch
            {
                "class" or "id" => NameWords.Read(attribute.Value),
                "hidden" => attribute.Value == "until-found" ? Hints.None : Hints.Hidden,
                "aria-hidden" => attribute.Value == "true" ? Hints.Hidden : Hints.None,
                "style" => IsHiding(attribute.Value) ? Hints.Hidden : Hints.None,
                "role" => OfRole(attribute.Value),
                "itemprop" => OfProperty(attribute.Value),
                "itemtype" => OfType(attribute.Value),
                _ => Hints.None,
            };
        }

        return hints;
    }

    private static bool IsHiding(ReadOnlySpan<char> style) => Declares(style, "display", "none") || Declares(style, "visibility", "hidden");

    private static bool Declares(ReadOnlySpan<char> style, string property, string value)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style[(at + property.Length)..].TrimStart(" \t\n:").StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }

    private static Hints OfRole(string role) => role switch
    {
        "navigation" or "banner" or "contentinfo" or "complementary" or "search" or "menu" or "menubar" or "dialog" or "alertdialog"
            or "toolbar" or "tablist" or "tooltip" or "alert" => Hints.Around,
        "main" or "article" => Hints.Content,
        _ => Hints.None,
    };

    private static Hints OfProperty(string names)
    {
        var hints = Hints.None;
        foreach (var range in names.AsSpan().Split(' '))
        {
            hints |= names.AsSpan(range) switch
            {
                "articleBody" or "reviewBody" => Hints.Marked | Hints.Text | Hints.Content,
                "mainContentOfPage" => Hints.Content,
                "author" or "datePublished" or "dateModified" or "publisher" or "headline" => Hints.Meta,
                "comment" => Hints.Comment,
                "caption" => Hints.Caption,
                _ => Hints.None,
            };
        }

        return hints;
    }

    private static Hints OfType(string types) =>
        types.EndsWith("/Question", StringComparison.Ordinal) || types.EndsWith("/Answer", StringComparison.Ordinal)
            || types.EndsWith("/DiscussionForumPosting", StringComparison.Ordinal) ? Hints.Post
        : types.EndsWith("/Comment", StringComparison.Ordinal) || types.EndsWith("/UserComments", StringComparison.Ordinal) ? Hints.Comment
        : types.EndsWith("Article", StringComparison.Ordinal) || types.EndsWith("BlogPosting", StringComparison.Ordinal) ? Hints.Content
        : Hints.None;
}
