using NodaTime;
using Vane.Model;
using Vane.Parse;
using static Vane.Tests.Parse.Feeds.Feeds;

namespace Vane.Tests.Parse.Feeds;

public class FeedContentsTests
{
    [Fact]
    public void An_entry_is_a_document()
    {
        var content = Contents(Item(
            "<title>&lt;b&gt;Ebb&lt;/b&gt;</title><link>http://harbour.example/1</link><author>ada@harbour.example (Ada Pilot)</author><category>tide</category>"
            + "<pubDate>Mon, 03 Mar 2025 12:30:00 GMT</pubDate><description><![CDATA[<p>The water goes.</p><ul><li>slowly</li></ul>]]></description>")).ShouldHaveSingleItem();
        (content.Kind, content.Title, content.Url, content.Author, content.Site).ShouldBe((InputKind.Feed, "Ebb", "http://harbour.example/1", "Ada Pilot", "Harbour log"));
        content.Published?.At.ShouldBe(Instant.FromUtc(2025, 3, 3, 12, 30));
        content.Categories.ShouldBe(["tide"]);
        content.Text.ShouldBe("The water goes.\n\nslowly");
        content.Outline.Blocks.Select(b => b.Kind).ShouldBe([BlockKind.Paragraph, BlockKind.Item]);
    }

    [Fact]
    public void Plain_text_stays_in_paragraphs()
    {
        var content = Contents(AtomEntry("<title>Ebb</title><content type='text'>One &lt;b&gt;\n line.\n\nTwo.</content>")).ShouldHaveSingleItem();
        content.Text.ShouldBe("One <b> line.\n\nTwo.");
        content.Outline.Blocks.Select(b => b.Span.In(content.Text).ToString()).ShouldBe(["One <b> line.", "Two."]);
    }

    [Fact]
    public void The_address_behind_a_counting_service_is_taken() =>
        Contents(Item("<title>x</title><link>http://counts.example/1</link><feedburner:origLink>http://harbour.example/1</feedburner:origLink>"))
            .ShouldHaveSingleItem().Url.ShouldBe("http://harbour.example/1");

    [Fact]
    public void Only_addresses_of_the_web_are_taken() =>
        Contents(Item("<title>x</title><link>javascript:alert(1)</link><guid isPermaLink='false'>7</guid>")).ShouldHaveSingleItem().Url.ShouldBeNull();

    [Fact]
    public void A_time_that_cannot_be_read_is_remarked() =>
        Contents(Item("<title>x</title><pubDate>at high water</pubDate>")).ShouldHaveSingleItem().Remarks.ShouldContain("the time “at high water” cannot be read");

    [Fact]
    public void An_entry_that_says_nothing_is_left_to_whoever_stores_it() =>
        Contents(Item("<guid>7</guid>")).ShouldHaveSingleItem().Text.ShouldBeEmpty();

    [Fact]
    public void The_markup_of_all_entries_counts_together_and_beyond_it_the_words_are_kept()
    {
        var item = "<item><title>Ebb</title><description>" + string.Concat(Enumerable.Repeat("&lt;p&gt;Wind", ParseLimits.Elements / 4)) + "</description></item>";
        var contents = Contents(Rss(string.Concat(Enumerable.Repeat(item, 6))));
        contents[0].Outline.Blocks.Count.ShouldBe(ParseLimits.Elements / 4);
        contents[^1].Outline.Blocks.Count.ShouldBe(1);
        contents[^1].Text.ShouldStartWith("Wind Wind");
        contents[^1].Remarks.ShouldContain(r => r.Contains("without its structure"));
    }

    private static IReadOnlyList<Content> Contents(string text) =>
        FeedContents.Of(Read(text), new RawInput(default, "test", Instant.FromUtc(2025, 3, 4, 0, 0)));
}
