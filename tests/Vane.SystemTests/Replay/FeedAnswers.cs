using System.Globalization;
using System.Xml.Linq;

namespace Vane.SystemTests.Replay;

/// <summary>Feeds, each with all of what it tells of: RSS 2.0, Atom, RDF and JSON Feed in turn.</summary>
internal static class FeedAnswers
{
    private const int Length = 40;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Rss1 = "http://purl.org/rss/1.0/";

    /// <summary>Answers; null where the path is none of its own.</summary>
    public static Answer? Of(Ask ask, ReplaySource source)
    {
        if (ask.Path != "/feed.xml") return null;
        var shown = source.Posts.Where(p => p.StandsAt(ask.At)).Reverse().Take(Length).ToList();
        var index = ReplayHosts.FeedIndex(source.Host);
        var feed = (index % 4) switch { 0 => Rss(ask, index, shown), 1 => AtomFeed(ask, index, shown), 2 => RdfFeed(ask, index, shown), _ => JsonFeed(ask, index, shown) };
        return feed with
        {
            Changed = shown.Count == 0 ? null : shown.Max(p => p.ChangedAt(ask.At)),
            Headers = index % 5 == 0 ? [("Cache-Control", "max-age=120")] : [],
        };
    }

    private static string Home(int index) => string.Create(CultureInfo.InvariantCulture, $"https://blog{index}.example/");

    private static string Id(Planted p, Ask ask) => ask.HasNewIds ? p.Id + "-moved" : p.Id;

    private static string Html(Planted p, Ask ask) => string.Concat(p.TextAt(ask.At).Select(t => $"<p>{t}</p>"));

    private static Answer Rss(Ask ask, int index, List<Planted> shown) => Answer.Xml(new XElement("rss",
        new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "content", Content.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", Core.NamespaceName),
        new XElement("channel", new XElement("title", $"Notes {index}"), new XElement("link", Home(index)), new XElement("description", "Notes of a week"), new XElement("language", "en"),
            shown.Select(p => new XElement("item",
                new XElement("title", p.Title), new XElement("link", p.Url), new XElement("guid", new XAttribute("isPermaLink", "false"), Id(p, ask)),
                new XElement("pubDate", Iso.Http(p.Published)), new XElement(Core + "creator", p.Author), new XElement("category", "models"),
                new XElement(Content + "encoded", Html(p, ask)))))), "application/rss+xml; charset=utf-8", shown);

    private static Answer AtomFeed(Ask ask, int index, List<Planted> shown) => Answer.Xml(new XElement(Atom + "feed",
        new XElement(Atom + "id", Home(index)), new XElement(Atom + "title", $"Notes {index}"), new XElement(Atom + "link", new XAttribute("href", Home(index))),
        new XElement(Atom + "updated", Iso.Of(shown.Count == 0 ? ask.At : shown.Max(p => p.ChangedAt(ask.At)))),
        shown.Select(p => new XElement(Atom + "entry",
            new XElement(Atom + "id", Id(p, ask)), new XElement(Atom + "title", p.Title), new XElement(Atom + "link", new XAttribute("href", p.Url)),
            new XElement(Atom + "published", Iso.Of(p.Published)), new XElement(Atom + "updated", Iso.Of(p.ChangedAt(ask.At))),
            new XElement(Atom + "author", new XElement(Atom + "name", p.Author)), new XElement(Atom + "content", new XAttribute("type", "html"), Html(p, ask))))),
        "application/atom+xml; charset=utf-8", shown);

    private static Answer RdfFeed(Ask ask, int index, List<Planted> shown) => Answer.Xml(new XElement(Rdf + "RDF",
        new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", Core.NamespaceName), new XAttribute(XNamespace.Xmlns + "content", Content.NamespaceName),
        new XElement(Rss1 + "channel", new XAttribute(Rdf + "about", Home(index)), new XElement(Rss1 + "title", $"Notes {index}"), new XElement(Rss1 + "link", Home(index)),
            new XElement(Rss1 + "description", "Notes of a week"),
            new XElement(Rss1 + "items", new XElement(Rdf + "Seq", shown.Select(p => new XElement(Rdf + "li", new XAttribute(Rdf + "resource", p.Url)))))),
        shown.Select(p => new XElement(Rss1 + "item", new XAttribute(Rdf + "about", ask.HasNewIds ? p.Url + "#moved" : p.Url),
            new XElement(Rss1 + "title", p.Title), new XElement(Rss1 + "link", p.Url), new XElement(Core + "date", Iso.Of(p.Published)),
            new XElement(Core + "creator", p.Author), new XElement(Content + "encoded", Html(p, ask))))), "application/rdf+xml; charset=utf-8", shown);

    private static Answer JsonFeed(Ask ask, int index, List<Planted> shown) => Answer.Json(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = $"Notes {index}",
        home_page_url = Home(index),
        language = "en",
        items = shown.Select(p => new
        {
            id = Id(p, ask),
            url = p.Url,
            title = p.Title,
            content_html = Html(p, ask),
            date_published = Iso.Of(p.Published),
            date_modified = Iso.Of(p.ChangedAt(ask.At)),
            authors = new[] { new { name = p.Author } },
        }),
    }, shown) with
    { MediaType = "application/feed+json; charset=utf-8" };
}
