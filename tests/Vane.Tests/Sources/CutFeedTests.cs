using System.Text;
using Vane.Model;
using Vane.Parse;
using Vane.Sources;
using Vane.Tests.Net;

namespace Vane.Tests.Sources;

public sealed class CutFeedTests
{
    private const string Address = "https://valley.example/feed";

    private const string Rss = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>The valley</title>
        <item><title>Mills</title><guid>m</guid><description><![CDATA[The <b>mill</b> grinds]]></description></item>
        <item><title>Weirs &amp; water</title><guid>w</guid><description>The weir holds</description></item>
        </channel></rss>
        """;

    private const string Rdf = """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="c"><title>The valley</title></channel>
        <item rdf:about="m"><title>Mills</title></item><item rdf:about="w"><title>Weirs</title></item></rdf:RDF>
        """;

    public static TheoryData<string> Feeds => new() { Rss, Rdf, Pages.Atom(Pages.Entry("mills") + Pages.Entry("weirs")) };

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Of_a_feed_cut_anywhere_only_whole_entries_are_given_and_the_visit_is_broken(string feed)
    {
        var whole = await ReadAsync(feed);
        (whole.Items.Count, whole.Refused.Count, whole.Broke).ShouldBe((2, 0, null));
        var end = EndOfEntries(feed);
        for (var length = feed.IndexOf("<title", StringComparison.Ordinal); length <= end; length++)
        {
            var cut = await ReadAsync(feed[..length]);
            cut.Items.Select(i => (i.Key, i.Title, i.Text)).ShouldBe(whole.Items.Take(cut.Items.Count).Select(i => (i.Key, i.Title, i.Text)));
            cut.Refused.Count.ShouldBeLessThanOrEqualTo(1);
            cut.Refused.ShouldAllBe(r => r.Reason == "cut short");
            cut.Broke!.Reason.ShouldBe($"{Address}: the feed is cut short");
        }
    }

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><item><title>Mills & weirs</title><guid>m</guid></item></channel></rss> <script>x()</script> & <p")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>Mills</title><guid>m</guid></item></channel>")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>Mills</title><guid>m</guid></channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>Mills<guid>m</guid></item></channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>Mills</title><guid>m</guid><description><![CDATA[It grinds</description></item></channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>Mills</title><guid>m</guid><description>It <a href=\"x>grinds</a></description></item></channel></rss>\n")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>Mills</title><guid>m</guid></item></rss></channel>")]
    public async Task What_is_damaged_but_whole_is_sound(string feed)
    {
        var got = await ReadAsync(feed);
        (got.Items.Count, got.Refused.Count, got.Broke).ShouldBe((1, 0, null));
    }

    [Fact]
    public async Task Half_an_entry_does_not_supersede_the_whole_one()
    {
        using var visits = new Visits();
        var feed = Rss;
        using var server = new ScriptServer(visits.Time, _ => ScriptServer.Ok(feed, "Content-Type: application/rss+xml\r\n"));
        var settings = Collected.Settings("feed", ("address", server.At("/feed").AbsoluteUri));
        (await visits.VisitAsync(settings)).Outcome.ShouldBe(VisitOutcome.Got);
        feed = Rss[..Rss.IndexOf("<description>The weir", StringComparison.Ordinal)];
        var cut = await visits.VisitAsync(settings, NodaTime.Duration.FromHours(1));
        (cut.Outcome, cut.Tally, cut.Fault).ShouldBe((VisitOutcome.Failed, new Tally(2, 0, 0, 0, 1), $"{server.At("/feed")}: the feed is cut short"));
        visits.Known("web", $"{server.At("/feed")}#w", visits.Now).ShouldNotBeNull().Text.ShouldBe("The weir holds");
        feed = Rss;
        (await visits.VisitAsync(settings, NodaTime.Duration.FromHours(1))).Outcome.ShouldBe(VisitOutcome.Got);
    }

    [Fact]
    public async Task An_end_tag_that_begins_as_that_of_the_feed_is_not_its_end()
    {
        var cut = await ReadAsync("<feed><title>The valley</title><entry><title>Mills</title><id>m</id><feedburner:origLink>x</feedburner:origLink>");
        (cut.Items.Count, cut.Refused.Count).ShouldBe((0, 1));
        cut.Broke.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_page_of_the_archive_that_is_cut_breaks_the_visit_too()
    {
        var first = Pages.Atom(Pages.Entry("e2"), """<link rel="prev-archive" href="/archive/1"/>""");
        var older = Pages.Atom(Pages.Entry("e1") + Pages.Entry("e0"));
        var visit = new ScriptedVisit(Pages.Now) { Since = NodaTime.Instant.FromUtc(2030, 1, 1, 0, 0) }
            .Answer(Address, first, Pages.Xml).Answer("https://valley.example/archive/1", older[..older.LastIndexOf("</content>", StringComparison.Ordinal)], Pages.Xml);
        var got = await Collected.FromAsync(new FeedSource(Collected.Settings("feed", ("address", Address)), visit));
        got.Ids.ShouldBe(["https://valley.example/2031/e2", "https://valley.example/2031/e1"]);
        (got.Refused.Single().Reason, got.Broke!.Reason).ShouldBe(("cut short", "https://valley.example/archive/1: the feed is cut short"));
    }

    [Fact]
    public void A_feed_of_which_not_all_is_read_is_not_cut()
    {
        var entries = new StringBuilder("<rss version=\"2.0\"><channel>");
        for (var i = 0; i <= ParseLimits.Entries; i++) entries.Append("<item><title>t</title></item>");
        var feed = FeedReader.Read(new RawInput(Encoding.UTF8.GetBytes(entries.Append("</channel></rss>").ToString()), "feed", Pages.Now));
        (feed.IsCut, feed.Entries.Count, feed.Entries.Any(e => e.IsCut)).ShouldBe((false, ParseLimits.Entries, false));
    }

    // Up to the last character before that of the end tag of the feed, or of the channel within it.
    private static int EndOfEntries(string feed) =>
        feed.IndexOf(feed.Contains("</channel></rss>", StringComparison.Ordinal) ? "</channel></rss>" : feed.Contains("</rdf:RDF>", StringComparison.Ordinal) ? "</rdf:RDF>" : "</feed>", StringComparison.Ordinal);

    private static Task<Collected> ReadAsync(string feed) => Collected.FromAsync(
        new FeedSource(Collected.Settings("feed", ("address", Address)), new ScriptedVisit(Pages.Now).Answer(Address, feed, Pages.Xml)));
}
