using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>A feed of every kind.</summary>
internal static class FeedSeeds
{
    private const string Rss = """
        <?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="a.xsl"?>
        <!DOCTYPE rss [<!ENTITY vane "The Vane"><!ENTITY % p "x">]>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel><title>&vane; &amp; friends</title><link>https://vane.example/</link><description>Winds of all kinds</description>
        <language>en-gb</language><pubDate>Wed, 04 Mar 2026 05:06:07 GMT</pubDate><generator>vane</generator><ttl>60</ttl>
        <image><url>https://vane.example/v.png</url><title>v</title></image><atom:link rel="self" href="https://vane.example/feed"/>
        <item><title><![CDATA[Wind <b>turns</b> north]]></title><link>https://vane.example/1?utm_source=rss</link><guid isPermaLink="false">tag:1</guid>
        <pubDate>Wed, 4 Mar 2026 5:06 PST</pubDate><dc:creator>Ada Gale</dc:creator><category domain="x">wind</category>
        <description>&lt;p&gt;The wind has turned &amp;amp; brings rain.&lt;/p&gt;</description>
        <content:encoded><![CDATA[<p>The wind has <a href="/north">turned north</a>.</p><ul><li>rain</li></ul>]]></content:encoded>
        <enclosure url="https://vane.example/1.mp3" length="123" type="audio/mpeg"/><media:content url="https://vane.example/1.jpg"/>
        <itunes:duration>1:02:03</itunes:duration></item>
        <item><description>No title, and 2 words</description><pubDate>yesterday</pubDate></item></channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://vane.example/" xml:lang="en"><title type="text">The Vane</title>
        <id>urn:uuid:1</id><updated>2026-03-04T05:06:07.890Z</updated><link rel="alternate" href="/"/><author><name>Bo Breeze</name><email>b@vane.example</email></author>
        <entry><title type="html">Rain &amp;amp; &lt;i&gt;snow&lt;/i&gt;</title><id>urn:uuid:2</id><link href="2.html"/><published>2026-03-04T05:06:07+08:00</published>
        <updated>2026-03-05</updated><category term="rain" label="Rain"/><summary>Both fall.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Both <b>fall</b> from <a href="c">clouds</a>.</p></div></content></entry>
        <entry xml:base="deep/"><title>Sleet</title><link rel="alternate" type="text/html" href="3"/><content type="text">Neither &lt; nor ></content></entry></feed>
        """;

    private const string Rdf = """
        <?xml version='1.0' encoding='iso-8859-1'?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
          xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://vane.example/"><title>Old winds</title><link>https://vane.example/</link>
        <items><rdf:Seq><rdf:li rdf:resource="https://vane.example/o1"/></rdf:Seq></items></channel>
        <item rdf:about="https://vane.example/o1"><title>Blown over</title><link>https://vane.example/o1</link><dc:date>2004-05-06T07:08+09:00</dc:date>
        <dc:subject>past</dc:subject><description>It is over.</description></item></rdf:RDF>
        """;

    private const string Json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"The Vane","home_page_url":"https://vane.example/","language":"en",
        "authors":[{"name":"Ada \ud83d\ude00 Gale"}],"items":[{"id":"1","url":"https://vane.example/j1","title":"Gusts",
        "content_html":"<p>They come &amp; go.</p><pre>a\n b</pre>","date_published":"2026-03-04T05:06:07-05:00","tags":["wind","gust"],
        "attachments":[{"url":"https://vane.example/a.mp3","mime_type":"audio/mpeg","duration_in_seconds":66}]},
        {"id":2.5e3,"content_text":"Just text\u0000 and a half \ud800 surrogate","date_modified":"04/03/2026","author":{"name":"Bo"},"_own":{"a":[null,true,{}]}}]}
        """;

    private const string Broken = """
        <?xml version="1.0"?><rss version=0.91><channel><title>Unquoted & unescaped</title>
        <item><title>A < B & C</title><link>/relative</link><description>Never closed <p>para &nbsp; &eacute; &#151;
        <item><title>Next</title><pubDate>Thu 31 Feb 2026 25:61:61 +9999</pubDate><guid>http://[bad</guid></channel>
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Seed> All { get; } =
    [
        Seed.Of(InputKind.Feed, "rss.xml", Rss),
        Seed.Of(InputKind.Feed, "atom.xml", Atom),
        Seed.Of(InputKind.Feed, "rdf.xml", Rdf),
        Seed.Of(InputKind.Feed, "feed.json", Json),
        Seed.Of(InputKind.Feed, "broken.xml", Broken),
    ];
}
