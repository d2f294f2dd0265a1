using AngleSharp.Dom;
using Vane.Text;

namespace Vane.Parse;

/// <summary>What a page states about itself; each is null where it is not stated.</summary>
/// <param name="Title">Its headline, one line.</param>
/// <param name="Author">Its authors, parted by commas.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Updated">When it was last changed.</param>
/// <param name="Site">The site it appeared in.</param>
/// <param name="Language">Language tag.</param>
/// <param name="Url">Its own address, else the one it came from.</param>
/// <param name="Image">Address of its lead image.</param>
/// <param name="Categories">Its sections and tags.</param>
internal sealed record Facts(
    string? Title, string? Author, StatedTime? Published, StatedTime? Updated, string? Site, string? Language, string? Url, string? Image, IReadOnlyList<string> Categories);

/// <summary>Reads what pages state about themselves, for machines and for people.</summary>
internal static class PageFacts
{
    private const int LongestSite = 80;

    /// <summary>What a page states about itself.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">The element that holds its main text, if known.</param>
    /// <param name="input">Where it came from and when it was seen.</param>
    public static Facts Of(IDocument page, IElement? main, RawInput input)
    {
        var findings = PageScan.Of(page, main);
        var addresses = new PageAddresses(input.Address, findings.BaseAddress);
        var titles = new TitleChoice(findings);
        var linked = new LinkedArticle(findings.Linked, titles.IsTitle);
        var headline = titles.Headline?.Order ?? -1;
        var language = LanguageChoice.Choose(findings, linked.Language);
        var site = Site(linked.Site) is { } publisher && findings.Meta("og:site_name") is null ? publisher
            : Site(findings.Meta("og:site_name")) ?? Site(findings.Meta("application-name", "publisher", "dc.publisher", "citation_journal_title")) ?? Site(titles.SiteInTitle());
        var url = addresses.Own(findings.Canonical, findings.Meta("og:url"), linked.Url);
        var (published, updated) = DateChoice.Choose(new DateSources(findings, input.Seen, language).Gather(linked, headline, input.Address, url), input.Seen);
        return new Facts(
            titles.Choose(linked.Title, site, addresses.Host),
            AuthorChoice.Choose(findings, linked, headline, input.Seen),
            published, updated, site, language, url,
            addresses.Resolved(findings.Meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")) ?? addresses.Resolved(linked.Image) ?? addresses.Resolved(findings.ImageLink),
            CategoryChoice.Choose(findings, linked));
    }

    // A name, not an address.
    private static string? Site(string? name)
    {
        name = name is null ? null : PlainText.OneLine(name).Trim();
        return name is { Length: > 1 and <= LongestSite } && !name.Contains("://", StringComparison.Ordinal) ? name : null;
    }
}
