using System.Net;
using NodaTime;
using Vane.Model;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class RedditFeedTests
{
    private const string Base = "http://127.0.0.1:5000/reddit";
    private const string New = Base + "/r/kettles/new/.rss?limit=100";
    private const string Top = Base + "/r/kettles/top/.rss?limit=100&t=day";
    private const string Submitted = "&#32; submitted by &#32; <a href=\"https://www.reddit.com/user/steamer\"> /u/steamer </a> <br/> ";
    private const string Comments = "<span><a href=\"https://www.reddit.com/r/Kettles/comments/a/x/\">[comments]</a></span>";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 12, 0);

    private readonly ScriptedVisit _visit = new(Now) { Since = Now - Duration.FromHours(6) };

    [Fact]
    public async Task Without_credentials_posts_are_those_of_the_feeds()
    {
        _visit.Answer(New, Feed(
            Entry("1aa", Now - Duration.FromHours(8), "<!-- SC_OFF --><div class=\"md\"><p>It sings &amp; hums.</p></div><!-- SC_ON -->" + Submitted
                + "<span><a href=\"https://www.reddit.com/r/Kettles/comments/1aa/x/\">[link]</a></span> " + Comments))).Answer(Top, Feed());
        var item = (await ReadAsync()).Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("reddit", "1aa"));
        (item.Title, item.Text, item.Author).ShouldBe(("Kettle 1aa & more", "It sings & hums.", "steamer"));
        (item.Community, item.Url).ShouldBe(("r/Kettles", "https://www.reddit.com/comments/1aa"));
        (item.Published, item.Updated).ShouldBe((Now - Duration.FromHours(8), null));
        item.Observations.ShouldBeEmpty();
        _visit.Asked.ShouldAllBe(r => r.Authorization == null && r.Form == null);
    }

    [Fact]
    public async Task A_link_post_has_no_text_and_leads_elsewhere()
    {
        _visit.Answer(New, Feed(Entry("1aa", Now - Duration.FromHours(8),
            $"<table> <tr><td> <a href=\"https://www.reddit.com/r/Kettles/comments/1aa/x/\"> <img src=\"https://t.example/x.jpg\" /> </a> </td><td> {Submitted}"
            + $"<span><a href=\"https://pots.example/?a=1&amp;b=2\">[link]</a></span> {Comments} </td></tr></table>"))).Answer(Top, Feed());
        var item = (await ReadAsync()).Items.ShouldHaveSingleItem();
        (item.Text, item.Url).ShouldBe((null, "https://pots.example/?a=1&b=2"));
    }

    [Fact]
    public async Task Pages_are_followed_until_they_are_older_than_the_last_visit()
    {
        _visit.Answer(New, Feed(Entry("a", Now - Duration.FromHours(1)), Entry("b", Now - Duration.FromHours(2))))
            .Answer(New + "&after=t3_b", Feed(Entry("c", Now - Duration.FromHours(8)))).Answer(Top, Feed(Entry("b", Now), Entry("d", Now)));
        (await ReadAsync()).Ids.ShouldBe(["a", "b", "c", "d"]);
    }

    [Fact]
    public async Task What_rises_has_a_feed_too()
    {
        _visit.Answer(Base + "/r/kettles/rising/.rss?limit=100", Feed(Entry("a", Now)));
        (await ReadAsync(("listing", "rising"))).Ids.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Posts_taken_down_are_passed_over_and_others_that_cannot_be_read_are_refused()
    {
        _visit.Answer(New, Feed(
            Entry("a", Now, "<!-- SC_OFF --><div class=\"md\"><p>[removed]</p></div><!-- SC_ON -->"), Entry("b", Now).Replace("t3_b", "t1_b", StringComparison.Ordinal),
            Entry("c", Now + Duration.FromDays(2)), Entry("d", Now - Duration.FromHours(9)))).Answer(Top, Feed());
        var read = await ReadAsync();
        read.Ids.ShouldBe(["d"]);
        read.Refused.Select(r => r.Reason).ShouldBe(["no id of a post", "from the future: 2026-03-12T12:00:00Z"]);
    }

    [Fact]
    public async Task A_page_in_the_place_of_the_feed_is_said()
    {
        _visit.Answer(New, "<html><body><p>Whoa there</p></body></html>", "text/html");
        (await ReadAsync()).Broke.ShouldNotBeNull().Reason.ShouldStartWith("127.0.0.1/reddit/r/kettles/new/.rss answered with what is no feed: ");
    }

    [Fact]
    public async Task Being_limited_goes_through()
    {
        var later = Now + Duration.FromMinutes(9);
        _visit.Fail(New, FetchFault.RateLimited, later);
        var ended = (await ReadAsync()).Ended.ShouldNotBeNull();
        (ended.Fault, ended.NotBefore).ShouldBe((FetchFault.RateLimited, later));
    }

    [Fact]
    public async Task A_feed_that_is_cut_short_is_broken()
    {
        var feed = Feed(Entry("a", Now - Duration.FromHours(1)), Entry("b", Now - Duration.FromHours(2)));
        _visit.Answer(New, feed[..feed.LastIndexOf("<title>", StringComparison.Ordinal)]).Answer(Top, Feed());
        var got = await ReadAsync();
        got.Items.ShouldBeEmpty();
        got.Broke!.Reason.ShouldContain("cut short");
    }

    private Task<Collected> ReadAsync(params (string, string)[] more) =>
        Collected.FromAsync(RedditSource.Kind.Open(Collected.Settings("reddit", [("community", "kettles"), ("address", Base), .. more]), _visit));

    private static string Feed(params string[] entries) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
        <category term="Kettles" label="r/Kettles"/><updated>2026-03-10T12:00:00+00:00</updated><id>/r/kettles/new/.rss</id>
        <link rel="self" href="{Base}/r/kettles/new/.rss" type="application/atom+xml" /><title>Of kettles</title>{string.Concat(entries)}</feed>
        """;

    private static string Entry(string id, Instant published, string html = "") =>
        $"""
        <entry><author><name>/u/steamer</name><uri>https://www.reddit.com/user/steamer</uri></author><category term="Kettles" label="r/Kettles"/>
        <content type="html">{WebUtility.HtmlEncode(html)}</content><id>t3_{id}</id><link href="https://www.reddit.com/r/Kettles/comments/{id}/x/" />
        <updated>{published}</updated><published>{published}</published><title>Kettle {id} &amp; more</title></entry>
        """;
}
