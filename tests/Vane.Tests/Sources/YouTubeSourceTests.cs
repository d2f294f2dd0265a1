using NodaTime;
using Vane.Model;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class YouTubeSourceTests
{
    private const string Site = "https://www.youtube.com", Feed = Site + "/feeds/videos.xml?channel_id=UCmill";

    private const string Talk = """
        {"wireMagic":"pb3","events":[
        {"tStartMs":0,"dDurationMs":4000,"segs":[{"utf8":"Welcome to the mill."}]},
        {"tStartMs":4000,"dDurationMs":5000,"segs":[{"utf8":"Today we cut the stones anew."}]}]}
        """;

    [Fact]
    public async Task A_video_has_its_views_and_what_is_said_in_it()
    {
        var visit = Visit().Answer(Feed, Videos(("aaaaaaaaaaa", 120)), Pages.Xml).Answer(Captions("aaaaaaaaaaa", "en"), Talk);
        var item = (await ReadAsync(visit)).Items.ShouldHaveSingleItem();
        (item.Key, item.Community, item.Url).ShouldBe((new DocumentKey("youtube", "aaaaaaaaaaa"), "The mill", $"{Site}/watch?v=aaaaaaaaaaa"));
        item.Observations.ShouldBe([new Observation(Pages.Now, 120, null, null)]);
        (item.Published, item.Language).ShouldBe((Instant.FromUtc(2031, 5, 19, 10, 0), "en"));
        item.Text!.ShouldContain("Today we cut the stones anew.");
        item.Outline.Blocks.Where(b => b.Kind == BlockKind.Speech).Select(b => b.From).ShouldBe([Duration.Zero, Duration.FromSeconds(4)]);
    }

    [Fact]
    public async Task Without_captions_it_stands_with_its_description()
    {
        var visit = Visit().Answer(Feed, Videos(("aaaaaaaaaaa", 120)), Pages.Xml).Answer(Captions("aaaaaaaaaaa", "en"), "").Answer(Captions("aaaaaaaaaaa", "zh"), "");
        var got = await ReadAsync(visit);
        got.Items.ShouldHaveSingleItem().Text.ShouldBe("What aaaaaaaaaaa shows");
        got.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Languages_are_asked_for_in_their_order()
    {
        var visit = Visit().Answer(Feed, Videos(("aaaaaaaaaaa", 120)), Pages.Xml).Answer(Captions("aaaaaaaaaaa", "de"), "").Answer(Captions("aaaaaaaaaaa", "fr"), Talk);
        (await ReadAsync(visit, ("captions", "de|fr|it"))).Items.ShouldHaveSingleItem().Language.ShouldBe("fr");
        visit.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_talk_that_is_stored_is_kept_and_its_views_are_counted_again()
    {
        var first = Visit().Answer(Feed, Videos(("aaaaaaaaaaa", 120)), Pages.Xml).Answer(Captions("aaaaaaaaaaa", "en"), Talk);
        var stored = (await ReadAsync(first)).Items[0];
        var second = Visit().Store(stored).Answer(Feed, Videos(("aaaaaaaaaaa", 190)), Pages.Xml);
        var item = (await ReadAsync(second)).Items.ShouldHaveSingleItem();
        (item.Text, item.Outline, item.Language).ShouldBe((stored.Text, stored.Outline, stored.Language));
        item.Observations[0].Score.ShouldBe(190);
        second.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Captions_that_have_not_come_in_days_are_not_asked_for()
    {
        var stored = new Item { Key = new("youtube", "aaaaaaaaaaa"), Title = "Part aaaaaaaaaaa", Text = "What it shows", Published = Instant.FromUtc(2031, 5, 19, 10, 0) };
        var late = new ScriptedVisit(Pages.Now + Duration.FromDays(4)).Store(stored).Answer(Feed, Videos(("aaaaaaaaaaa", 300)), Pages.Xml);
        (await ReadAsync(late)).Items.ShouldHaveSingleItem();
        var soon = Visit().Store(stored).Answer(Feed, Videos(("aaaaaaaaaaa", 300)), Pages.Xml).Answer(Captions("aaaaaaaaaaa", "en"), Talk);
        (await ReadAsync(soon)).Items.ShouldHaveSingleItem().Text!.ShouldContain("Welcome");
    }

    [Fact]
    public async Task A_limit_on_captions_costs_no_video()
    {
        var visit = Visit().Answer(Feed, Videos(("aaaaaaaaaaa", 1), ("bbbbbbbbbbb", 2)), Pages.Xml).Fail(Captions("aaaaaaaaaaa", "en"), FetchFault.RateLimited);
        var got = await ReadAsync(visit);
        (got.Items.Count, got.Ended!.Fault).ShouldBe((2, FetchFault.RateLimited));
    }

    [Fact]
    public async Task Captions_that_fail_are_named_and_those_refused_are_none()
    {
        var visit = Visit().Answer(Feed, Videos(("aaaaaaaaaaa", 1), ("bbbbbbbbbbb", 2), ("ccccccccccc", 3)), Pages.Xml)
            .Fail(Captions("aaaaaaaaaaa", "en"), FetchFault.TimedOut).Fail(Captions("bbbbbbbbbbb", "en"), FetchFault.Refused).Answer(Captions("ccccccccccc", "en"), "<html><body>Sorry</body></html>", Pages.Html);
        var got = await ReadAsync(visit);
        got.Items.Count.ShouldBe(3);
        got.Refused.Select(r => r.Line).ShouldBe([1, 3]);
        got.Refused[0].Reason.ShouldBe($"captions of {Site}/watch?v=aaaaaaaaaaa: scripted: TimedOut");
    }

    [Fact]
    public async Task Unchanged_empty_and_wrong_answers_are_told_apart()
    {
        (await ReadAsync(Visit().Unchanged(Feed))).All.ShouldBeEmpty();
        (await ReadAsync(Visit().Answer(Feed, Videos(), Pages.Xml))).All.ShouldBeEmpty();
        (await ReadAsync(Visit().Answer(Feed, Pages.Article("Sign in"), Pages.Html))).Broke!.Reason.ShouldContain("a page, not a feed");
        (await ReadAsync(Visit().Answer(Feed, "", Pages.Xml))).Broke.ShouldNotBeNull();
        (await ReadAsync(Visit().Answer(Feed, Pages.Atom(Pages.Entry("mills")), Pages.Xml))).Refused.ShouldHaveSingleItem().Reason.ShouldContain("id of a video");
    }

    [Fact]
    public async Task A_playlist_elsewhere_can_be_asked()
    {
        var visit = Visit().Answer("https://mirror.example/feeds/videos.xml?playlist_id=PL1", Videos(), Pages.Xml);
        (await Collected.FromAsync(new YouTubeSource(Collected.Settings("youtube", ("playlist", "PL1"), ("address", "https://mirror.example/")), visit))).All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_feed_that_is_cut_short_whole_videos_are_given()
    {
        var feed = Videos(("aaaaaaaaaaa", 1), ("bbbbbbbbbbb", 2));
        var visit = Visit().Answer(Feed, feed[..feed.LastIndexOf("<media:statistics", StringComparison.Ordinal)], Pages.Xml)
            .Fail(Captions("aaaaaaaaaaa", "en"), FetchFault.Refused);
        var got = await ReadAsync(visit);
        got.Ids.ShouldBe(["aaaaaaaaaaa"]);
        (got.Refused.Single().Reason, got.Refused.Single().Excerpt).ShouldBe(("cut short", "Part bbbbbbbbbbb"));
        got.Broke!.Reason.ShouldContain("the feed is cut short");
    }

    private static ScriptedVisit Visit() => new(Pages.Now);

    private static string Captions(string id, string language) => $"{Site}/api/timedtext?v={id}&lang={language}&fmt=json3";

    private static string Videos(params (string Id, int Views)[] videos) => $"""
        <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
        <id>yt:channel:mill</id><yt:channelId>mill</yt:channelId><title>The mill</title><author><name>The mill</name></author>
        {string.Concat(videos.Select(v => $"""
            <entry><id>yt:video:{v.Id}</id><yt:videoId>{v.Id}</yt:videoId><title>Part {v.Id}</title><link rel="alternate" href="https://www.youtube.com/shorts/{v.Id}"/>
            <author><name>The mill</name></author><published>2031-05-19T10:00:00+00:00</published><updated>2031-05-20T07:00:00+00:00</updated>
            <media:group><media:title>Part {v.Id}</media:title><media:description>What {v.Id} shows</media:description>
            <media:community><media:starRating count="7" average="5.00" min="1" max="5"/><media:statistics views="{v.Views}"/></media:community></media:group></entry>
            """))}
        </feed>
        """;

    private static Task<Collected> ReadAsync(ScriptedVisit visit, params (string, string)[] fields) =>
        Collected.FromAsync(new YouTubeSource(Collected.Settings("youtube", [("channel", "UCmill"), .. fields]), visit));
}
