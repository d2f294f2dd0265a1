using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Vane.Text;

namespace Vane.Parse;

/// <summary>A link of a page.</summary>
/// <param name="Address">Where to: absolute, of http or https, without what follows a number sign.</param>
/// <param name="Text">What it says, on one line; the longest where several lead to one address.</param>
internal sealed record PageLink(string Address, string Text);

/// <summary>Where a page leads.</summary>
internal static class PageLinks
{
    /// <summary>The address of the feed that a page names as its own (HTML Standard, link type <c>alternate</c>); null where it
    /// names none. Of several it is the first that is not one of comments.</summary>
    /// <exception cref="ParseException">The page is over a limit.</exception>
    public static string? Feed(RawInput input)
    {
        var page = Page.Open(input, out _);
        var addresses = AddressesOf(page, input);
        var feeds = page.QuerySelectorAll("link[href]").Where(IsFeed).Select(link => addresses.Resolved(link.GetAttribute("href"))).OfType<string>().ToList();
        return feeds.Find(f => !f.Contains("comments", StringComparison.OrdinalIgnoreCase)) ?? feeds.FirstOrDefault();
    }

    /// <summary>The links of a page's main area in the order of their first places: of its main element where it has one, else of
    /// all but what is plainly around it.</summary>
    /// <exception cref="ParseException">The page is over a limit.</exception>
    public static IReadOnlyList<PageLink> Main(RawInput input)
    {
        var page = Page.Open(input, out _);
        var addresses = AddressesOf(page, input);
        var root = page.QuerySelector("main") ?? page.QuerySelector("[role=main]") ?? page.Body ?? page.DocumentElement;
        var tree = PageTree.Of(root);
        Pruning.Prune(tree, Pruning.By.Elements, withComments: false);
        var links = new List<PageLink>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var nodes = tree.Nodes;
        for (var i = 1; i < nodes.Length; i = nodes[i].Dropped ? nodes[i].End : i + 1)
        {
            if (nodes[i].Dropped || nodes[i].Tag != Tag.Link || nodes[i].Dom is not IElement element) continue;
            if (addresses.Resolved(WithoutFragment(element.GetAttribute("href"))) is not { } address) continue;
            var link = new PageLink(address, PlainText.OneLine(element.TextContent));
            if (places.TryAdd(address, links.Count)) links.Add(link);
            else if (link.Text.Length > links[places[address]].Text.Length) links[places[address]] = link;
        }

        return links;
    }

    private static PageAddresses AddressesOf(IHtmlDocument page, RawInput input) =>
        new(input.Address, page.QuerySelector("base[href]")?.GetAttribute("href"));

    private static bool IsFeed(IElement link) =>
        (link.GetAttribute("rel") ?? "").Split(' ').Contains("alternate", StringComparer.OrdinalIgnoreCase)
        && link.GetAttribute("type")?.Split(';')[0].Trim().ToLowerInvariant() is "application/rss+xml" or "application/atom+xml" or "application/feed+json";

    // An address that is only a place on the page leads nowhere.
    private static string? WithoutFragment(string? address) => address?.IndexOf('#', StringComparison.Ordinal) switch
    {
        null => null,
        < 0 => address,
        var at => address[..at.Value],
    };
}
