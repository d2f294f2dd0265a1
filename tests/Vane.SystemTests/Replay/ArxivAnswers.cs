using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>The API of arXiv: a query in, an Atom feed with totals out.</summary>
internal static partial class ArxivAnswers
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Search = "http://a9.com/-/spec/opensearch/1.1/";
    private static readonly XNamespace Arxiv = "http://arxiv.org/schemas/atom";

    /// <summary>Answers; null where the path is none of its own.</summary>
    public static Answer? Of(Ask ask, ReplaySource source)
    {
        if (!ask.Path.EndsWith("/api/query", StringComparison.Ordinal)) return null;
        var byChange = ask["sortBy"] == "lastUpdatedDate";
        Instant Order(Planted p) => byChange ? p.ChangedAt(ask.At) : p.Published;
        var found = source.Posts.Where(p => p.StandsAt(ask.At) && Matches(p, ask)).OrderBy(Order).ThenBy(p => p.Number).ToList();
        if (ask["sortOrder"] != "ascending") found.Reverse();
        var (start, most) = (ask.Count("start", 0, 30_000), ask.Count("max_results", 10, 2000));
        var page = found.Skip(start).Take(most).ToList();
        return Answer.Xml(new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xmlns + "opensearch", Search.NamespaceName), new XAttribute(XNamespace.Xmlns + "arxiv", Arxiv.NamespaceName),
            new XElement(Atom + "title", "arXiv Query: " + ask["search_query"]), new XElement(Atom + "id", "http://arxiv.org/api/replay"),
            new XElement(Atom + "updated", Iso.Of(page.Count == 0 ? ask.At : page.Max(p => p.ChangedAt(ask.At)))),
            new XElement(Search + "totalResults", found.Count), new XElement(Search + "startIndex", start), new XElement(Search + "itemsPerPage", most),
            page.Select(p => Entry(p, ask))), "application/atom+xml; charset=UTF-8", page);
    }

    private static XElement Entry(Planted p, Ask ask)
    {
        var version = p.IsEditedAt(ask.At) ? "v2" : "v1";
        return new XElement(Atom + "entry",
            new XElement(Atom + "id", $"http://arxiv.org/abs/{p.Id}{version}"), new XElement(Atom + "updated", Iso.Of(p.ChangedAt(ask.At))),
            new XElement(Atom + "published", Iso.Of(p.Published)), new XElement(Atom + "title", p.Title),
            new XElement(Atom + "summary", "  " + string.Join("\n", p.TextAt(ask.At)) + "\n"),
            new XElement(Atom + "author", new XElement(Atom + "name", p.Author)),
            new XElement(Arxiv + "comment", "12 pages"),
            new XElement(Atom + "link", new XAttribute("href", $"http://arxiv.org/abs/{p.Id}{version}"), new XAttribute("rel", "alternate"), new XAttribute("type", "text/html")),
            new XElement(Atom + "link", new XAttribute("title", "pdf"), new XAttribute("href", $"http://arxiv.org/pdf/{p.Id}{version}"), new XAttribute("rel", "related"), new XAttribute("type", "application/pdf")),
            new XElement(Arxiv + "primary_category", new XAttribute("term", p.Category), new XAttribute("scheme", "http://arxiv.org/schemas/atom")),
            new XElement(Atom + "category", new XAttribute("term", p.Category), new XAttribute("scheme", "http://arxiv.org/schemas/atom")));
    }

    private static bool Matches(Planted p, Ask ask)
    {
        var ids = ask["id_list"].Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length > 0 && !ids.Any(id => id.StartsWith(p.Id, StringComparison.Ordinal))) return false;
        var subjects = Subject().Matches(ask["search_query"]).Select(m => m.Groups[1].Value).ToList();
        if (subjects.Count > 0 && !subjects.Contains(p.Category, StringComparer.Ordinal)) return false;
        return Span().Matches(ask["search_query"]).All(m =>
        {
            var at = Digits(m.Groups[1].Value == "submittedDate" ? p.Published : p.ChangedAt(ask.At));
            return string.CompareOrdinal(at, m.Groups[2].Value) >= 0 && string.CompareOrdinal(at[..m.Groups[3].Length], m.Groups[3].Value) <= 0;
        });
    }

    private static string Digits(Instant at) => at.ToDateTimeUtc().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"cat:([A-Za-z\-]+\.[A-Za-z\-]+)")]
    private static partial Regex Subject();

    [GeneratedRegex(@"(submittedDate|lastUpdatedDate):\[([0-9]{8,14})[ +]TO[ +]([0-9]{8,14})\]")]
    private static partial Regex Span();
}
