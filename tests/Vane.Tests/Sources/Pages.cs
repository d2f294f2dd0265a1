using NodaTime;

namespace Vane.Tests.Sources;

/// <summary>Pages and feeds of invented sites.</summary>
internal static class Pages
{
    public static readonly Instant Now = Instant.FromUtc(2031, 5, 20, 8, 0);

    public const string Html = "text/html; charset=utf-8";

    public const string Xml = "application/xml";

    /// <summary>An article long enough to be found on its page.</summary>
    public static string Article(string title, string what = "A mill at the river grinds again after forty years", string head = "") => $"""
        <html><head><title>{title}</title>{head}</head><body><nav><a href="/about">About this site and its owners</a></nav><article>{(title.Length > 0 ? $"<h1>{title}</h1>" : "")}
        <p>{what}, and the people of the valley came to see its wheel turn, old and young, on a bright morning.</p>
        <p>The miller, who learnt the trade from her aunt, says that the stones were cut anew, and that flour is sold from Monday on.</p>
        </article></body></html>
        """;

    /// <summary>An Atom feed.</summary>
    public static string Atom(string entries, string links = "") => $"""
        <feed xmlns="http://www.w3.org/2005/Atom"><title>The valley</title><id>tag:valley</id>
        <link rel="self" href="https://valley.example/feed"/>{links}{entries}</feed>
        """;

    /// <summary>An entry with its content, or with a summary only.</summary>
    public static string Entry(string name, string published = "2031-05-19T10:00:00Z", string? content = "The whole of it", string? summary = null) => $"""
        <entry><title>On {name}</title><id>tag:valley,{name}</id><link href="https://valley.example/2031/{name}"/><published>{published}</published>
        {(content is null ? "" : $"<content>{content}</content>")}{(summary is null ? "" : $"<summary>{summary}</summary>")}</entry>
        """;
}
