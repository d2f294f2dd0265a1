using System.Globalization;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>Articles and lists of links, with what robots may see of them.</summary>
internal static class PageAnswers
{
    /// <summary>Index of the host whose robots.txt fails, which closes all of it (RFC 9309, section 2.3.1.4).</summary>
    public const int FailingRobots = 30;

    /// <summary>Beginning of the paths that robots.txt closes.</summary>
    public const string Closed = "/private/";

    private const int ListLength = 60;

    /// <summary>Answers; null where the path is none of its own.</summary>
    public static Answer? Of(Ask ask, ReplaySource source)
    {
        if (ask.Path == "/robots.txt") return Robots(source);
        if (ask.Path == "/list") return List(ask, source);
        if (ask.Path.StartsWith(Closed, StringComparison.Ordinal)) return Answer.Html("<!doctype html><title>For people only</title><p>Nothing for robots here.");
        if (!ask.Path.StartsWith("/articles/", StringComparison.Ordinal)) return null;
        var id = ask.Path["/articles/".Length..];
        return source.Posts.FirstOrDefault(p => p.Id == id && p.StandsAt(ask.At)) is { } article ? Article(ask, article) : Answer.Nothing(404);
    }

    private static Answer Robots(ReplaySource source)
    {
        if (source.Host == ReplayHosts.Page(FailingRobots)) return Answer.Nothing(503);
        // A host without the file closes nothing.
        return source.Host == ReplayHosts.Page(1) ? Answer.Nothing(404) : Answer.Plain($"# who reads this is welcome\nUser-agent: *\nDisallow: {Closed}\n");
    }

    private static Answer List(Ask ask, ReplaySource source)
    {
        var shown = source.Posts.Where(p => p.StandsAt(ask.At)).Reverse().Take(ListLength).ToList();
        var links = shown.Select(p => $"<li><a href=\"/articles/{p.Id}\">{p.Title}</a></li>");
        return Answer.Html(string.Create(CultureInfo.InvariantCulture, $"""
            <!doctype html><html lang="en"><head><title>All articles of {source.Name}</title></head><body>
            <nav><a href="/about">About</a> <a href="/contact">Contact</a></nav>
            <main><ul>{string.Concat(links)}<li><a href="{Closed}articles/drafts">Drafts that nobody is to read yet</a></li></ul></main></body></html>
            """)) with { Changed = shown.Count == 0 ? null : shown[0].Published };
    }

    private static Answer Article(Ask ask, Planted p) => Answer.Html(Page(p, ask.At), [p]) with { Changed = p.ChangedAt(ask.At) };

    /// <summary>An article as a page.</summary>
    public static string Page(Planted p, Instant at)
    {
        var paragraphs = string.Concat(p.TextAt(at).Select(t => $"<p>{t}</p>\n"));
        return $"""
            <!doctype html><html lang="en"><head><title>{p.Title}</title>
            <meta property="og:title" content="{p.Title}"><meta property="og:type" content="article">
            <meta property="article:published_time" content="{Iso.Of(p.Published)}"><meta name="author" content="{p.Author}"></head>
            <body><nav><a href="/">Home</a> <a href="/list">All</a></nav><article><h1>{p.Title}</h1>
            {paragraphs}</article><footer>Imprint, privacy, cookies</footer></body></html>
            """;
    }
}
