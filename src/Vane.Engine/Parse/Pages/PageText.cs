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
    // A share of the page's sentences that is no main text.
    private const float Little = 0.15f;

    // Less than this is rather a label or a plea to switch on scripts.
    private const int Enough = 500;

    // It is put before each link.
    private const int LongestBase = 2048;

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
        var all = tree.Nodes[0].Prose;
        var kind = Discussion.Of(tree, page);
        Pruning.Prune(tree, Pruning.By.Names, withComments: kind == Discussion.Kind.Comments);
        var roots = kind == Discussion.Kind.Posts ? Discussion.Roots(tree) : MainContent.Find(tree, titles);
        if (Prose(tree, roots) < Little * all) (tree, roots) = Better(body, titles, tree, roots);
        var text = Written(tree, roots, from, titles);
        if (text.Text.Length < Enough && StatedBody.Of(page, from) is { } stated && stated.Text.Length > 2 * text.Text.Length)
            return new PageText(stated.Text, stated.Outline, body) { Remarks = ["the text stands in the metadata of the page only"] };
        return text.Text.Length > 0 ? text : Whole(body, from, titles);
    }

    // Where names leave out nearly all, they mean something else on this page.
    private static (PageTree Tree, List<int> Roots) Better(IElement body, IReadOnlyList<string> titles, PageTree tree, List<int> roots)
    {
        var other = PageTree.Of(body);
        Pruning.Prune(other, Pruning.By.Elements, withComments: false);
        var found = MainContent.Find(other, titles);
        return Prose(other, found) > 3 * Prose(tree, roots) ? (other, found) : (tree, roots);
    }

    private static int Prose(PageTree tree, List<int> roots)
    {
        var prose = 0;
        foreach (var root in roots) prose += tree.Nodes[root].Prose;
        return prose;
    }

    // Nothing reads like sentences: all that is not plainly around the text.
    private static PageText Whole(IElement body, string? address, IReadOnlyList<string> titles)
    {
        var tree = PageTree.Of(body);
        Pruning.Prune(tree, Pruning.By.Elements, withComments: true);
        return Written(tree, [0], address, titles) with { Remarks = ["no main text found; read whole"] };
    }

    private static PageText Written(PageTree tree, List<int> roots, string? address, IReadOnlyList<string> titles)
    {
        Cleaning.Clean(tree, roots);
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
            if (element.LocalName != "base" || element.GetAttribute("href") is not { Length: < LongestBase } href) continue;
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
