using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Vane.Model;

namespace Vane.Parse;

/// <summary>The main text of a page with its structure.</summary>
/// <param name="Text">The text: blocks parted by an empty line, items of a list and rows of a table by a line end.</param>
/// <param name="Outline">What stands where in it.</param>
/// <param name="Main">The element that holds it.</param>
internal sealed record PageText(string Text, Outline Outline, IElement Main)
{
    /// <summary>What was uncertain about it, a short sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The text of a page without what stands around it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Where it was fetched from; relative addresses are relative to it.</param>
    public static PageText Of(IHtmlDocument page, string? address)
    {
        var body = page.Body ?? page.DocumentElement;
        var from = BaseOf(page, address);
        var titles = TitleKeys(page);
        var tree = PageTree.Of(body);
        var posts = Discussion.Posts(tree, page);
        Pruning.Prune(tree, withComments: posts == Discussion.Kind.Comments);
        var roots = posts == Discussion.Kind.Posts ? Discussion.Roots(tree) : MainContent.Find(tree, titles);
        var text = Written(tree, roots, from, titles);
        return text.Text.Length > 0 ? text : Whole(body, from, titles);
    }

    // Nothing reads like sentences: all that is not plainly around the text.
    private static PageText Whole(IElement body, string? address, IReadOnlyList<string> titles)
    {
        var tree = PageTree.Of(body);
        Pruning.Prune(tree, withComments: true);
        return Written(tree, [0], address, titles) with { Remarks = ["no main text found; read whole"] };
    }

    private static PageText Written(PageTree tree, List<int> roots, string? address, IReadOnlyList<string> titles)
    {
        foreach (var root in roots) Cleaning.Clean(tree, root);
        var draft = BlockWriter.Write(tree, roots, address);
        var (text, outline) = draft.Assemble(PieceFilter.Choose(draft, titles));
        return new PageText(text, outline, (IElement)tree.Nodes[Largest(tree, roots)].Dom);
    }

    private static int Largest(PageTree tree, List<int> roots)
    {
        var largest = roots.Count == 0 ? 0 : roots[0];
        foreach (var root in roots)
            if (tree.Nodes[root].Letters > tree.Nodes[largest].Letters) largest = root;
        return largest;
    }

    private static string? BaseOf(IHtmlDocument page, string? address)
    {
        foreach (var element in page.Head?.Children ?? page.DocumentElement.Children)
        {
            if (element.LocalName != "base" || element.GetAttribute("href") is not { } href) continue;
            return Uri.TryCreate(address, UriKind.Absolute, out var from) && Uri.TryCreate(from, href, out var based) ? based.AbsoluteUri
                : Uri.IsWellFormedUriString(href, UriKind.Absolute) ? href : address;
        }

        return address;
    }

    private static List<string> TitleKeys(IHtmlDocument page)
    {
        var keys = new List<string>();
        if (page.Title is { Length: > 0 } title) keys.Add(PieceFilter.Key(title));
        foreach (var element in page.Head?.Children ?? page.DocumentElement.Children)
            if (element.LocalName == "meta" && (element.GetAttribute("property") ?? element.GetAttribute("name")) is "og:title" or "twitter:title"
                && element.GetAttribute("content") is { Length: > 0 } content) keys.Add(PieceFilter.Key(content));
        return keys;
    }
}
