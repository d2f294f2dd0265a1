using System.Text;
using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Pages;

public sealed class PageTextTests
{
    private const string First = "The harbour bridge was closed this morning, after engineers had found cracks in two of its cables.";
    private const string Second = "Traffic goes over the old ferry until spring, the council said, and buses run every ten minutes.";

    [Fact]
    public void A_base_address_counts_but_for_one_of_absurd_length()
    {
        Links("/winds/").ShouldBe(["https://example.org/winds/north"]);
        Links("/winds/" + new string('w', 2_100) + "/").ShouldBe(["https://example.org/a/north"]);

        static IEnumerable<string> Links(string stated) =>
            PageText.Of(Page.Parse($"<base href='{stated}'><body><p>{First} <a href=north>North</a></p><p>{Second}</p>"), "https://example.org/a/b").Outline.Links.Select(l => l.Url);
    }

    [Fact]
    public void Links_in_a_stated_text_are_relative_to_where_the_page_came_from() =>
        PageText.Of(Page.Parse($"<noscript><p>{First} <a href=north>North</a></p><p>{Second}</p></noscript>"), "https://example.org/a/b")
            .Outline.Links.ShouldHaveSingleItem().Url.ShouldBe("https://example.org/a/north");

    [Fact]
    public void What_stands_around_the_text_is_left_out()
    {
        Read($"""
            <title>Bridge closed - Harbour Times</title>
            <body><nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>
            <div class="cookie-banner">We use cookies, and so do our partners, to make this page better, richer and faster for you.</div>
            <div class="page"><h1>Bridge closed</h1><p class="byline">By Ada Holm</p>
            <div class="story-body"><p>{First}</p><div class="share-bar"><a href=x>Share</a> <a href=y>Mail</a></div><p>{Second}</p>
            <h2>Related articles</h2><ul><li><a href=/1>Ferry gets new engine</a><li><a href=/2>Council votes on tolls</a></ul></div>
            <div class="comments"><p>I said so years ago, and nobody listened, as always in this town, did they?</p></div></div>
            <footer>Copyright 2031 Harbour Times, all rights reserved, also those of translation.</footer>
            """).Text.ShouldBe($"{First}\n\n{Second}");
    }

    [Fact]
    public void A_lead_between_title_and_text_belongs_to_it() => Read($"""
        <title>Bridge closed</title><header><h1>Bridge closed</h1><p>Nobody knows yet how long the repair of the cables will take.</p></header>
        <main><div class="article-body"><p>{First}</p><p>{Second}</p></div></main>
        """).Text.ShouldBe($"Nobody knows yet how long the repair of the cables will take.\n\n{First}\n\n{Second}");

    [Fact]
    public void Headings_items_quotes_and_code_are_known_for_what_they_are()
    {
        var (text, outline) = Read($"""
            <article><p>{First}</p><h2>What <em>now</em>?</h2><ul><li>Wait<ul><li>at home</ul><li>Walk</ul>
            <blockquote><p>{Second}</p></blockquote><pre><code>if (late)
                swim();
            </code></pre><figure><img src=x><figcaption>The bridge in winter</figcaption></figure><p>{Second}</p></article>
            """);
        outline.Blocks.Select(b => (b.Kind, b.Level, b.Span.In(text).ToString())).ShouldBe([
            (BlockKind.Paragraph, 0, First), (BlockKind.Heading, 2, "What now?"), (BlockKind.Item, 1, "Wait"), (BlockKind.Item, 2, "at home"),
            (BlockKind.Item, 1, "Walk"), (BlockKind.Quote, 0, Second), (BlockKind.Code, 0, "if (late)\n    swim();"),
            (BlockKind.Caption, 0, "The bridge in winter"), (BlockKind.Paragraph, 0, Second)]);
        text.ShouldContain("\n\nWait\nat home\nWalk\n\n");
    }

    [Fact]
    public void A_table_keeps_its_header_and_what_spans()
    {
        var (text, outline) = Read($"""
            <article><p>{First}</p><table><caption>Cars a day</caption><tr><th>Year<th>North<th>South</tr>
            <tr><td rowspan=2>2030<td>1 200<td>900</tr><tr><td colspan=2>none</tr></table><p>{Second}</p></article>
            """);
        var grid = outline.Blocks.Single(b => b.Kind == BlockKind.Table).Grid!;
        (grid.Columns, grid.Rows, grid.HeaderRows, grid.Caption).ShouldBe((3, 3, 1, "Cars a day"));
        Enumerable.Range(0, 9).Select(i => grid[i / 3, i % 3].In(text).ToString())
            .ShouldBe(["Year", "North", "South", "2030", "1 200", "900", "2030", "none", "none"]);
        text.ShouldContain("Year\tNorth\tSouth\n2030\t1 200\t900\n\tnone\t");
    }

    [Fact]
    public void A_table_for_looks_is_dissolved() => Read($"""
        <table><tr><td><a href=/>Home</a><br><a href=/news>News</a><td><p>{First}</p><p>{Second}</p></tr></table>
        """).Text.ShouldBe($"{First}\n\n{Second}");

    [Fact]
    public void Words_are_neither_glued_nor_split() =>
        Read($"<article><p>Un<b>believ</b>able<br>as<span> it</span>&nbsp; is,\n<i>{First}</i></p></article>").Text
            .ShouldBe($"Unbelievable\nas it is, {First}");

    [Fact]
    public void Links_are_absolute_and_stand_where_their_words_stand()
    {
        var (text, outline) = Read($"<base href='/a/'><article><p>{First} See <a href='b?c=1'>the <b>report</b></a>, <a href='javascript:x()'>not this</a>.</p></article>",
            "https://example.org/news/1");
        var link = outline.Links.ShouldHaveSingleItem();
        (link.Url, link.Span.In(text).ToString()).ShouldBe(("https://example.org/a/b?c=1", "the report"));
    }

    [Theory]
    [InlineData("hidden")]
    [InlineData("style='display: none'")]
    [InlineData("aria-hidden=true")]
    [InlineData("class=sr-only")]
    public void What_nobody_sees_is_not_read(string attribute) =>
        Read($"<article><p>{First}<span {attribute}>, they say</span></p><div {attribute}>Only for machines</div><p>{Second}</p></article>").Text.ShouldBe($"{First}\n\n{Second}");

    [Fact]
    public void The_posts_of_a_thread_are_its_text() => Read($"""
        <title>Ferry tickets</title><body class="forum thread-view"><nav><a href=/>All boards</a></nav>
        <div class="message"><div class="author">holm</div><div class="body"><p>{First}</p></div></div>
        <div class="message"><div class="author">lind</div><div class="body"><p>{Second}</p></div></div>
        """).Text.ShouldBe($"{First}\n\n{Second}");

    [Fact]
    public void Chinese_is_weighed_by_what_it_says()
    {
        const string text = "市议会周二宣布，跨海大桥因两根缆索出现裂纹而封闭，预计明年春天才能重新开放。";
        Read($"<div class=menu>{string.Concat(Enumerable.Repeat("<a href=/x>新闻频道</a> | ", 60))}</div><div id=c><p>{text}</p><p>{text}</p></div>").Text
            .ShouldBe($"{text}\n\n{text}");
    }

    [Fact]
    public void Text_that_only_the_metadata_hold_is_taken_from_there()
    {
        const string json = """{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","articleBody":"One bridge is closed.\n\nTwo more are \u201clooked at\u201d."}]}""";
        var page = PageText.Of(Page.Parse($"<script type='application/ld+json'>{json}</script><div id=app>Please enable scripts</div>"), null);
        page.Text.ShouldBe("One bridge is closed.\n\nTwo more are “looked at”.");
        page.Remarks.ShouldNotBeEmpty();
        PageText.Of(Page.Parse($"<script type='application/ld+json'>{json[..60]}</script><p>{First}</p>"), null).Text.ShouldBe(First);
    }

    [Fact]
    public void A_page_of_few_words_is_read_whole_and_says_so()
    {
        var page = PageText.Of(Page.Parse("<body><nav><a href=/>Home</a></nav><div>Closed today</div></body>"), null);
        page.Text.ShouldBe("Closed today");
        page.Remarks.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_page_may_be_of_any_encoding_and_compressed()
    {
        var gzip = new MemoryStream();
        using (var stream = new System.IO.Compression.GZipStream(gzip, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(Encoding.Latin1.GetBytes($"<meta charset=iso-8859-1><article><p>Caf\u00e9. {First}</p></article>"));
        PageReader.Read(new RawInput(gzip.ToArray(), "page", default)).Text.ShouldBe($"Caf\u00e9. {First}");
    }

    private static (string Text, Outline Outline) Read(string html, string? address = null)
    {
        var page = PageText.Of(Page.Parse(html), address);
        return (page.Text, page.Outline);
    }
}
