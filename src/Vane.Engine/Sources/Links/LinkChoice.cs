using System.IO.Enumeration;
using Vane.Parse;
using Vane.Text;

namespace Vane.Sources;

/// <summary>Which links of a page lead to articles.</summary>
/// <param name="page">The page.</param>
/// <param name="match">Part of the path, or a glob for all of it; with <c>://</c> the same of the whole address, on whatever site.
/// Null for all links of the same site that read like titles.</param>
internal sealed class LinkChoice(Uri page, string? match)
{
    // Shorter ones are "More", "Next" and names of sections; a Han character counts as three.
    private const int ShortestTitle = 12;

    private static readonly string[] NoPages =
        [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp3", ".mp4", ".zip", ".gz", ".xml", ".rss", ".json", ".css", ".js", ".exe", ".dmg"];

    /// <summary>The links chosen, in their order.</summary>
    public IEnumerable<PageLink> Of(IEnumerable<PageLink> links) => links.Where(IsChosen);

    private bool IsChosen(PageLink link)
    {
        if (!Uri.TryCreate(link.Address, UriKind.Absolute, out var to) || IsNoPage(to.AbsolutePath) || IsHereOrAbove(to)) return false;
        if (match is null) return IsSameSite(to) && CanonicalAddress.Of(link.Address)?.IsWeak != true && IsTitle(link.Text);
        return match.Contains("://", StringComparison.Ordinal) ? Fits(match, link.Address) : IsSameSite(to) && Fits(match, to.PathAndQuery);
    }

    private static bool Fits(string match, string address) => match.AsSpan().IndexOfAny('*', '?') >= 0
        ? FileSystemName.MatchesSimpleExpression(match, address, ignoreCase: false)
        : address.Contains(match, StringComparison.Ordinal);

    private bool IsSameSite(Uri to) => Site(to).Equals(Site(page), StringComparison.Ordinal);

    // The page itself in another order or at another place, and the sections it stands in.
    private bool IsHereOrAbove(Uri to)
    {
        if (!IsSameSite(to)) return false;
        var (here, there) = (page.AbsolutePath.TrimEnd('/'), to.AbsolutePath.TrimEnd('/'));
        return here == there ? to.Query.Length == 0 || match is null : here.StartsWith(there + "/", StringComparison.Ordinal);
    }

    private static bool IsNoPage(string path) => NoPages.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static bool IsTitle(string text) => Letters.Of(text).Letters >= ShortestTitle;

    private static string Site(Uri address) => address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
}
