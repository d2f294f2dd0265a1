using NodaTime;
using Vane.Parse;
using static Vane.Tests.Parse.Feeds.Feeds;

namespace Vane.Tests.Parse.Feeds;

public class FeedReaderTests
{
    [Theory]
    [InlineData("<rss version='0.91'><channel><title>x</title></channel></rss>", "rss", "0.91")]
    [InlineData("<RSS VERSION='2.0'><Channel><Title>x</Title></Channel></RSS>", "rss", "2.0")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>", "atom", "1.0")]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>x</a:title></a:feed>", "atom", "1.0")]
    [InlineData("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>x</title></feed>", "atom", "0.3")]
    [InlineData("<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>x</title></channel></r:RDF>", "rdf", "1.0")]
    [InlineData("<CHANNEL><TITLE>x</TITLE></CHANNEL>", "cdf", "")]
    [InlineData("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"x\", \"items\": []}", "json", "1.1")]
    public void The_format_and_version_are_told(string text, string format, string version)
    {
        var feed = Read(text);
        (feed.Format, feed.Version, feed.Title?.Value).ShouldBe((format, version, "x"));
    }

    [Fact]
    public void An_item_of_RDF_has_what_Dublin_Core_says()
    {
        var feed = Read(Rdf);
        var entry = feed.Entries.ShouldHaveSingleItem();
        feed.Link.ShouldBe("http://harbour.example/");
        (entry.Id, entry.Link, entry.Title?.Value).ShouldBe(("http://harbour.example/1", "http://harbour.example/1", "Ebb"));
        entry.Authors.ShouldHaveSingleItem().Name.ShouldBe("Ada Pilot");
        entry.Categories.ShouldHaveSingleItem().Term.ShouldBe("tide");
        entry.Published?.Time?.At.ShouldBe(Instant.FromUtc(2025, 3, 3, 11, 30));
    }

    [Fact]
    public void A_channel_of_CDF_keeps_addresses_in_attributes()
    {
        var entry = ReadEntry(Cdf);
        (entry.Link, entry.Title?.Value, entry.Summary?.Value).ShouldBe(("http://harbour.example/1", "Ebb", "The water goes"));
        entry.Updated?.Time?.At.ShouldBe(Instant.FromUtc(2025, 3, 3, 12, 30));
    }

    [Fact]
    public void JSON_may_have_numbers_for_texts_and_a_comma_too_many()
    {
        var entry = ReadEntry(Json);
        (entry.Id, entry.Link, entry.Content?.Value).ShouldBe(("7", "http://harbour.example/7", "<p>The <a href=\"http://harbour.example/water\">water</a> comes</p>"));
        entry.Enclosures.ShouldHaveSingleItem().Length.ShouldBe("12");
    }

    [Theory]
    [InlineData("<title>Ebb &amp; flood</title>", "Ebb & flood", "Ebb & flood")]
    [InlineData("<title>&lt;b&gt;Ebb&lt;/b&gt; flood</title>", "<b>Ebb</b> flood", "Ebb flood")]
    [InlineData("<title>A&amp;amp;B</title>", "A&amp;B", "A&B")]
    [InlineData("<title><![CDATA[Ebb <i>and</i> flood]]></title>", "Ebb <i>and</i> flood", "Ebb and flood")]
    [InlineData("<title>Ebb <i>and</i> flood</title>", "Ebb <i>and</i> flood", "Ebb and flood")]
    [InlineData("<title>caf&eacute; &#8217;&#146; &ebb; & 1 < 2</title>", "café ’’ &ebb; & 1 < 2", "café ’’ &ebb; & 1 < 2")]
    [InlineData("<title>\n  Ebb\n  flood </title>", "Ebb\n  flood", "Ebb flood")]
    [InlineData("<title>E\u0001b\u000Bb</title>", "Ebb", "Ebb")]
    [InlineData("<title>E<!-- no -->b<![CDATA[b]]></title>", "Ebb", "Ebb")]
    [InlineData("<media:title>of a picture</media:title><title>Ebb</title><title>Flood</title>", "Ebb", "Ebb")]
    public void A_title_of_RSS_is_text_or_HTML_by_its_looks(string item, string value, string line)
    {
        var title = ReadEntry(Item(item)).Title.ShouldNotBeNull();
        (title.Value, title.Line()).ShouldBe((value, line));
    }

    [Theory]
    [InlineData("<title>1 &lt;b&gt; 2</title>", "1 <b> 2", "1 <b> 2")]
    [InlineData("<title type='text'>1 &lt;b&gt; 2</title>", "1 <b> 2", "1 <b> 2")]
    [InlineData("<title type='html'>1 &lt;b&gt;2&lt;/b&gt;</title>", "1 <b>2</b>", "1 2")]
    [InlineData("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>1 <b>2</b></div></title>", "1 <b>2</b>", "1 2")]
    [InlineData("<title type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>1 <x:b>2</x:b></x:div></title>", "1 <b>2</b>", "1 2")]
    public void A_text_of_Atom_is_what_its_type_says(string entry, string value, string line)
    {
        var title = ReadEntry(AtomEntry(entry)).Title.ShouldNotBeNull();
        (title.Value, title.Line()).ShouldBe((value, line));
    }

    [Theory]
    [InlineData("<title mode='escaped' type='text/html'>&lt;b&gt;Ebb&lt;/b&gt;</title>", "<b>Ebb</b>")]
    [InlineData("<title mode='base64' type='text/html'>PGI+RWJiPC9iPg==</title>", "<b>Ebb</b>")]
    [InlineData("<title type='application/xhtml+xml'><div xmlns='http://www.w3.org/1999/xhtml'><b>Ebb</b></div></title>", "<b>Ebb</b>")]
    [InlineData("<title type='application/x-tide'>test</title>", "test")]
    public void A_text_of_old_Atom_is_what_type_and_mode_say(string entry, string value) => ReadEntry(Old(entry)).Title?.Value.ShouldBe(value);

    [Fact]
    public void Content_and_summary_are_told_apart()
    {
        var entry = ReadEntry(Item("<description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>"));
        (entry.Summary?.Value, entry.Content?.Value, entry.Content?.IsHtml).ShouldBe(("short", "<p>long</p>", true));
    }

    [Fact]
    public void An_undeclared_prefix_means_what_it_usually_does()
    {
        var entry = ReadEntry("<rss><channel><item><dc:creator>Ada</dc:creator><content:encoded>&lt;p&gt;long&lt;/p&gt;</content:encoded></item></channel></rss>");
        entry.Authors.ShouldHaveSingleItem().Name.ShouldBe("Ada");
        entry.Content?.Value.ShouldBe("<p>long</p>");
    }

    [Theory]
    [InlineData("Ada Pilot (ada@harbour.example)", "Ada Pilot", "ada@harbour.example")]
    [InlineData("ada@harbour.example (Ada Pilot)", "Ada Pilot", "ada@harbour.example")]
    [InlineData("Ada Pilot &lt;ada@harbour.example&gt;", "Ada Pilot", "ada@harbour.example")]
    [InlineData("mailto:ada@harbour.example", null, "ada@harbour.example")]
    [InlineData("Ada Pilot", "Ada Pilot", null)]
    [InlineData("@ada", "@ada", null)]
    public void An_author_is_a_name_and_an_address(string text, string? name, string? mail)
    {
        var author = ReadEntry(Item($"<author>{text}</author>")).Authors.ShouldHaveSingleItem();
        (author.Name, author.Email).ShouldBe((name, mail));
    }

    [Fact]
    public void The_editor_comes_before_who_keeps_the_machine() =>
        Read(Rss("<webMaster>Bo</webMaster><managingEditor>Ada</managingEditor>")).Authors.Select(a => a.Name).ShouldBe(["Ada", "Bo"]);

    [Theory]
    [InlineData("<guid>http://harbour.example/1</guid>", "http://harbour.example/1")]
    [InlineData("<guid isPermaLink='false'>http://harbour.example/1</guid>", null)]
    [InlineData("<guid>http://harbour.example/1</guid><link>http://harbour.example/2</link>", "http://harbour.example/2")]
    [InlineData("<link>http://harbour.example/?a=1&b=2&amp;copy=3</link>", "http://harbour.example/?a=1&b=2&copy=3")]
    [InlineData("<link><![CDATA[ http://harbour.example/1 ]]></link>", "http://harbour.example/1")]
    [InlineData("<link href='http://harbour.example/1'/>", "http://harbour.example/1")]
    [InlineData("<atom:link href='http://harbour.example/1'/>", "http://harbour.example/1")]
    [InlineData("<link>/1</link>", "http://harbour.example/1")]
    public void The_link_of_an_item_is_found(string item, string? link) => ReadEntry(Item(item)).Link.ShouldBe(link);

    [Fact]
    public void Addresses_are_relative_to_the_nearest_base()
    {
        var entry = ReadEntry(AtomEntry(
            "<link href='1'/><summary type='html' xml:base='notes/'>&lt;a href=\"a?b&amp;amp;c\"&gt;x&lt;/a&gt; &lt;a href='#d'&gt;y&lt;/a&gt;</summary>", "xml:base='/log/'"), "http://harbour.example/feed");
        entry.Link.ShouldBe("http://harbour.example/log/1");
        entry.Summary?.Value.ShouldBe("<a href=\"http://harbour.example/log/notes/a?b&amp;c\">x</a> <a href='http://harbour.example/log/notes/#d'>y</a>");
    }

    [Fact]
    public void Pictures_files_and_counts_are_kept()
    {
        var entry = ReadEntry(Item(
            "<media:thumbnail url='t.png'/><enclosure url='http://harbour.example/1.mp3' length='12' type='audio/mpeg'/><slash:comments>3</slash:comments>"
            + "<comments>http://harbour.example/1#c</comments><feedburner:origLink>http://harbour.example/o</feedburner:origLink>"));
        (entry.Image?.Url, entry.CommentCount, entry.Comments, entry.Original).ShouldBe(("t.png", 3, "http://harbour.example/1#c", "http://harbour.example/o"));
        entry.Enclosures.ShouldHaveSingleItem().ShouldBe(new Enclosure("http://harbour.example/1.mp3", "audio/mpeg", "12"));
    }

    [Fact]
    public void Other_vocabularies_are_kept_whole()
    {
        var item = ReadEntry("<rss xmlns:t='http://tide.example/'><channel><item><t:gauge unit='m'>low<t:at>dawn</t:at></t:gauge></item></channel></rss>");
        var gauge = item.Extensions.ShouldHaveSingleItem();
        (gauge.Space, gauge.Name, gauge.Value, gauge["unit"]).ShouldBe(("t", "gauge", "low", "m"));
        gauge.Children.ShouldHaveSingleItem().Value.ShouldBe("dawn");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("<html><body>no</body></html>")]
    [InlineData("{\"a\": 1}")]
    [InlineData("{\"items\": [")]
    [InlineData("just words & <b>tags")]
    public void What_is_no_feed_is_refused(string text) =>
        Should.Throw<ParseException>(() => Read(text)).Message.ShouldStartWith("not a feed");

    [Theory]
    [InlineData("<?xml version='1.0'?><!-- x --><rss version='2.0'>", true)]
    [InlineData("\uFEFF  <rdf:RDF xmlns='", true)]
    [InlineData("{ \"version\": \"https://jsonfeed.org/version/1\"", true)]
    [InlineData("<!DOCTYPE html><html><head>", false)]
    [InlineData("<urlset xmlns='", false)]
    [InlineData("<!DOCTYPE rss [<!ENTITY a 'b'>]>\n<?style?>\n<rss>\n <channel>", true)]
    [InlineData("<CHANNEL HREF='http://harbour.example/'><TITLE>Harbour log", true)]
    [InlineData("Notice: the tide is low\n<?xml version='1.0'?><rss version='2.0'><channel>", true)]
    [InlineData("<feed> is the root of Atom.", false)]
    [InlineData("# Atom\n\nThe root <feed xmlns='x'> holds entries.", false)]
    [InlineData("# Atom\n\n```xml\n<feed xmlns='x'>\n<title>", false)]
    [InlineData("An example:\n\n    <rss version='2.0'>\n    <channel>", false)]
    [InlineData("We watch one <channel> and <rss>.", false)]
    [InlineData("<div><rss version='2.0'><channel>", false)]
    [InlineData("<channel><name>one</name></channel>", false)]
    [InlineData("{ \"a\": 1 }", false)]
    public void The_head_tells_a_feed(string head, bool expected) => FeedReader.LooksLikeFeed(System.Text.Encoding.UTF8.GetBytes(head)).ShouldBe(expected);
}
