using System.Text;
using NodaTime;
using Vane.Parse;

namespace Vane.Tests.Parse.Feeds;

/// <summary>Feeds written for these tests.</summary>
internal static class Feeds
{
    public const string Namespaces =
        """
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
        xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"
        """;

    public static string Rss(string channel) => $"<rss version=\"2.0\" {Namespaces}><channel><title>Harbour log</title>{channel}</channel></rss>";

    public static string Item(string item) => Rss($"<link>http://harbour.example/</link><item>{item}</item>");

    public static string Atom(string feed, string attributes = "") =>
        $"<feed xmlns=\"http://www.w3.org/2005/Atom\" {attributes}><title>Harbour log</title>{feed}</feed>";

    public static string AtomEntry(string entry, string attributes = "") => Atom($"<entry>{entry}</entry>", attributes);

    public static string Old(string entry) => $"<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry>{entry}</entry></feed>";

    public const string Rdf =
        """
        <?xml version="1.0"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
          <channel rdf:about="http://harbour.example/rdf"><title>Harbour log</title><link>http://harbour.example/</link>
            <items><rdf:Seq><rdf:li rdf:resource="http://harbour.example/1"/></rdf:Seq></items></channel>
          <item rdf:about="http://harbour.example/1"><title>Ebb</title><link>http://harbour.example/1</link>
            <dc:creator>Ada Pilot</dc:creator><dc:date>2025-03-03T12:30:00+01:00</dc:date><dc:subject>tide</dc:subject></item>
        </rdf:RDF>
        """;

    public const string Cdf =
        """
        <CHANNEL HREF="http://harbour.example/"><TITLE>Harbour log</TITLE><ABSTRACT>Ships</ABSTRACT>
        <ITEM HREF="http://harbour.example/1" LASTMOD="2025-03-03T12:30"><TITLE>Ebb</TITLE><ABSTRACT>The water goes</ABSTRACT></ITEM></CHANNEL>
        """;

    public const string Json =
        """
        { "version": "https://jsonfeed.org/version/1.1", "title": "Harbour log", "home_page_url": "http://harbour.example/", "authors": [{"name": "Ada Pilot"}],
          "items": [ { "id": 7, "url": "http://harbour.example/7", "title": "Flood", "content_html": "<p>The <a href=\"water\">water</a> comes</p>",
            "date_published": "2025-03-03T12:30:00Z", "tags": ["tide"], "attachments": [{"url": "http://harbour.example/7.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}] }, ] }
        """;

    /// <summary>Feeds of all kinds, sound and damaged, as material for mutations.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Rdf, Cdf, Json,
        Item("<title>Ebb &amp; flood</title><description><![CDATA[<p>Water <img src='a.png'></p>]]></description><guid>http://harbour.example/1</guid><enclosure url='a.mp3' type='audio/mpeg'/>"),
        Item("<title>Naked <b>markup</title><description>a <p> b<pubDate>Mon, 03 Mar 2025 12:30:00 GMT</pubDate>"),
        Item("<media:group><media:content url='x.png' medium='image'><media:title>x</media:title></media:content></media:group><dc:creator>A</dc:creator>"),
        AtomEntry("<title type='html'>&lt;b&gt;x&lt;/b&gt;</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>y</p></div></content><link href='/z'/>", "xml:base='http://harbour.example/'"),
        Old("<title mode='base64'>RWJi</title><issued>2025-03-03</issued>"),
        "<!DOCTYPE rss [<!ENTITY a \"b\">]>" + Item("<title>&a; &nope; & &#x41;</title>"),
    ];

    public static Feed Read(string text, string? address = null) => Read(Encoding.UTF8.GetBytes(text), address);

    public static Feed Read(byte[] bytes, string? address = null, string? mediaType = null) =>
        FeedReader.Read(new RawInput(bytes, "test", Instant.FromUtc(2025, 3, 4, 0, 0)) { Address = address, MediaType = mediaType });

    public static Entry ReadEntry(string text, string? address = null) => Read(text, address).Entries.ShouldHaveSingleItem();
}
