using System.Collections.Frozen;

namespace Vane.Parse;

/// <summary>The one table of what elements mean, and the namespaces they come from.</summary>
internal static class FeedNames
{
    // An element's row is its meaning; the sooner it stands there, the more it is to be believed. Names are in lower case.
    private const string Meanings =
        """
        Entry item entry
        Channel channel
        Title title atom:title dc:title dcterms:title media:title itunes:title
        Summary description summary subtitle tagline abstract atom:summary atom:subtitle dc:description dcterms:abstract itunes:summary itunes:subtitle media:description
        Content content:encoded content body fullitem xhtml:body xhtml:div atom:content
        Link link atom:link url
        Id guid id atom:id
        Published pubdate published issued created atom:published atom:issued dcterms:issued dcterms:created
        Updated updated modified lastbuilddate atom:updated atom:modified dcterms:modified
        Date dc:date
        Author managingeditor author webmaster dc:author dc:creator itunes:author atom:author
        Contributor contributor atom:contributor dc:contributor
        Category category itunes:keywords itunes:category dc:subject atom:category keywords
        Rights copyright rights atom:rights dc:rights dcterms:rights media:copyright
        Generator generator atom:generator admin:generatoragent
        Language language dc:language
        Image image itunes:image media:thumbnail
        Icon icon atom:icon
        Logo logo atom:logo
        Enclosure enclosure
        Media media:content
        Group media:group
        Comments comments wfw:commentrss
        CommentCount slash:comments thr:total
        Source source atom:source
        Original feedburner:origlink pheedo:origlink
        Minor cloud docs ttl rating skiphours skipdays textinput info
        """;

    private const string Namespaces =
        """
        http://webns.net/mvcb/ admin
        http://purl.org/rss/1.0/modules/aggregation/ ag
        http://www.w3.org/2005/Atom atom
        http://purl.org/atom/ns# atom
        http://purl.org/net/rss1.1/payload# content
        http://purl.org/rss/1.0/modules/content/ content
        http://backend.userland.com/blogchannelmodule blogChannel
        http://web.resource.org/cc/ cc
        http://creativecommons.org/ns#license cc
        http://backend.userland.com/creativecommonsrssmodule creativeCommons
        http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html creativeCommons
        http://purl.org/dc/elements/1.1/ dc
        http://purl.org/dc/elements/1.0/ dc
        http://purl.org/dc/terms/ dcterms
        http://rssnamespace.org/feedburner/ext/1.0 feedburner
        http://xmlns.com/foaf/0.1/ foaf
        http://www.w3.org/2003/01/geo/wgs84_pos# geo
        http://www.georss.org/georss georss
        http://www.opengis.net/gml gml
        http://www.itunes.com/dtds/podcast-1.0.dtd itunes
        http://example.com/dtds/podcast-1.0.dtd itunes
        http://search.yahoo.com/mrss media
        http://search.yahoo.com/mrss/ media
        http://www.pheedo.com/namespace/pheedo pheedo
        http://podlove.org/simple-chapters psc
        http://prismstandard.org/namespaces/1.2/basic/ prism
        http://www.w3.org/1999/02/22-rdf-syntax-ns# rdf
        http://www.w3.org/2000/01/rdf-schema# rdfs
        http://purl.org/rss/1.0/modules/slash/ slash
        http://purl.org/rss/1.0/modules/syndication/ sy
        http://purl.org/rss/1.0/modules/taxonomy/ taxo
        http://purl.org/rss/1.0/modules/threading/ thr
        http://purl.org/syndication/thread/1.0 thr
        http://madskills.com/public/xml/rss/module/trackback/ trackback
        http://wellformedweb.org/commentapi/ wfw
        http://www.w3.org/1999/xhtml xhtml
        http://www.w3.org/xml/1998/namespace xml
        """;

    // The namespaces of RSS itself, in all the ways it has been given one.
    private const string Rss =
        """
        http://purl.org/rss/1.0/ http://my.netscape.com/rdf/simple/0.9/ http://channel.netscape.com/rdf/simple/0.9/ http://purl.org/net/rss1.1#
        http://backend.userland.com/rss http://backend.userland.com/rss2 http://backend.userland.com/rss091 http://blogs.law.harvard.edu/tech/rss
        http://cyber.law.harvard.edu/rss/ http://my.netscape.com/publish/formats/rss-0.91.dtd http://my.netscape.com/rss-0.91.dtd
        """;

    private static readonly char[] Blanks = [' ', '\n', '\r'];

    private static readonly FrozenDictionary<string, (FeedField, int)> ByName = Meanings.Split('\n')
        .Select(line => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(row => row.Skip(1).Select((name, rank) => (name, Enum.Parse<FeedField>(row[0]), rank)))
        .ToFrozenDictionary(e => e.name, e => (e.Item2, e.rank), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> BySpace = Namespaces.Split('\n')
        .Select(line => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        .Concat(Rss.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Select(uri => new[] { uri, "" }))
        .ToFrozenDictionary(e => e[0].ToLowerInvariant(), e => e[1], StringComparer.Ordinal);

    /// <summary>The usual prefix for a namespace, empty for RSS; null where it is none of those known.</summary>
    public static string? SpaceOf(string uri) => BySpace.GetValueOrDefault(uri.Trim().ToLowerInvariant());

    /// <summary>What a name means, with its rank among those that mean the same.</summary>
    public static (FeedField Field, int Rank) Meaning(string space, string name)
    {
        var lower = name.ToLowerInvariant();
        return ByName.GetValueOrDefault(space.Length == 0 ? lower : $"{space}:{lower}");
    }

    /// <summary>Whether an element of this meaning holds text or markup rather than elements of a feed.</summary>
    public static bool IsText(FeedField field) => field is FeedField.Title or FeedField.Summary or FeedField.Content or FeedField.Rights;

    /// <summary>Whether an element of this meaning holds a plain value, so that an element of the feed within it can only be its
    /// neighbour.</summary>
    public static bool IsLeaf(FeedField field) => field is FeedField.Link or FeedField.Id or FeedField.Published or FeedField.Updated
        or FeedField.Enclosure or FeedField.Comments or FeedField.Language or FeedField.Generator or FeedField.Icon or FeedField.Logo;

    /// <summary>Whether a name of the feed's own vocabulary is none of HTML's, so that within text it ends that text. A title ends with
    /// any of them: it holds no links to style sheets.</summary>
    public static bool EndsText(FeedField text, FeedField field, ReadOnlySpan<char> name) =>
        (text == FeedField.Title && field is not (FeedField.None or FeedField.Title or FeedField.Content)) || field is FeedField.Entry or FeedField.Channel
            or FeedField.Published or FeedField.Updated or FeedField.Id or FeedField.Enclosure or FeedField.Comments
        || name.Equals("description", StringComparison.OrdinalIgnoreCase);
}
