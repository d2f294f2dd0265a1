using System.Text;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Small pages of all shapes.</summary>
internal static class PageSeeds
{
    private const string Article = """
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="utf-8"><title>Wind turns north | The Vane</title>
        <base href="https://vane.example/news/">
        <link rel="canonical" href="/news/wind-turns-north"><meta property="og:title" content="Wind turns north">
        <meta property="og:image" content="../img/vane.jpg"><meta name="author" content="Ada Gale, Bo Breeze">
        <meta property="article:published_time" content="2026-03-04T05:06:07+01:00"><meta name="keywords" content="wind, weather">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Wind turns north",
        "datePublished":"2026-03-04","author":[{"@type":"Person","name":"Ada Gale"}],"articleSection":"Weather"}]}</script>
        <style>p { color: red }</style></head>
        <body class="home"><header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
        <main><article itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Wind turns north</h1>
        <p class="byline">By <a rel="author" href="/ada">Ada Gale</a>, <time datetime="2026-03-04">4 March 2026</time>, 2 weeks ago</p>
        <p>The wind, which came from the south for a week, has turned north, the desk says. It brings rain &amp; snow.</p>
        <p>See <a href="https://example.org/a?b=c&amp;d=e#f">the long report</a>, or <a href="javascript:alert(1)">none</a>.<br><br>It is <b>cold</b>.</p>
        <h2 id="figures">Figures</h2><ul><li>One degree<ul><li>below zero</li></ul></li><li>Two winds</li></ul>
        <table><caption>Winds</caption><thead><tr><th>Day</th><th colspan="2">Speed, km/h</th></tr></thead>
        <tr><td rowspan=2>Monday</td><td>12</td><td>14</td></tr><tr><td>20</td><td>30</td></tr></table>
        <blockquote><p>I have never seen such a wind, and I have seen many winds in my life.</p></blockquote>
        <pre><code>for wind in winds:
            print(wind)</code></pre><figure><img src="a.png" alt="A vane"><figcaption>A vane on a roof</figcaption></figure></article></main>
        <aside>Related: <a href="/other">Other winds</a></aside><footer>© 2026 The Vane. All rights reserved.</footer></body></html>
        """;

    private const string Chinese = """
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>北风来了_风向标</title></head><body>
        <div id="content"><h1>北风来了</h1><div class="info">来源：风向标 作者：王风 2026年03月04日 05:06</div>
        <p>　　今天的风从北边来，带着雨，气象台说明天还要更冷，请大家注意保暖，出门带伞。</p><p>　　据报道，这样的风已经吹了三天。</p>
        <p>（责任编辑：李雨）</p></div><div class="list"><a href="a.html">更多</a></div></body></html>
        """;

    private const string Ragged = """
        <HTML><BODY bgcolor=#ffffff><TABLE width=100%><TR><TD><FONT size=2>An old page, all of tables, with words enough to be read as a text,
        and never a tag closed.<P>Its second paragraph goes on and on, with commas, stops, and a list.<TABLE><TR><TD>inner<TD>cells</TABLE>
        <UL><LI>one<LI>two<DL><DT>term<DD>what it is</DL></UL><A HREF=other.htm>other<B>bold<I>both</B>only</I></A>
        <SELECT><OPTION>a<OPTION>b</SELECT><TEXTAREA>text <b>not bold</b></TEXTAREA><SVG><text>drawn</text><foreignObject><p>in</p></foreignObject></SVG>
        <TEMPLATE><p>unseen</p></TEMPLATE><MATH><mi>x</mi></MATH><NOSCRIPT><p>no script</p></NOSCRIPT><!-- a comment -- > --><![CDATA[ c ]]>
        <IFRAME src=x></IFRAME>&lt;&copy&notin;&#x41;&#0;&#xD800;&#1114112;&nosuch; end
        """;

    private const string Discussion = """
        <html><head><title>What wind is best? - Forum</title></head><body><div class="post"><h1>What wind is best?</h1>
        <div class="comment"><span class="author">ada</span> <span class="date">3 hours ago</span><p>I like the one from the south, since it is warm.</p>
        <div class="comment"><span class="author">bo</span> <span class="date">2 hours ago</span><p>And I the one from the north, since it is fresh.</p></div></div>
        <div class="comment"><p>Any wind will do, if one has a good coat and a hat that does not fly away.</p></div></div></body></html>
        """;

    /// <summary>All of them, and one with many paragraphs.</summary>
    public static IReadOnlyList<Seed> All { get; } =
    [
        Page("article.html", Article),
        Page("chinese.html", Chinese),
        Page("ragged.htm", Ragged),
        Page("discussion.html", Discussion),
        Page("long.html", Long()),
    ];

    private static Seed Page(string name, string text) => Seed.Of(InputKind.Article, name, text) with { MediaType = "text/html; charset=utf-8" };

    private static string Long()
    {
        var page = new StringBuilder("<html><head><title>Winds of the year</title></head><body><div class=content>");
        for (var day = 1; day <= 200; day++)
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"<h3>Day {day}</h3><p>On day {day}, the wind came from the <a href='/w/{day}'>north</a>, and it blew at {day} km/h all day long.</p>");
        return page.Append("</div></body></html>").ToString();
    }
}
