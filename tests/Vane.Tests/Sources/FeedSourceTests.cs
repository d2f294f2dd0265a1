using NodaTime;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class FeedSourceTests
{
    private const string Address = "https://valley.example/feed";

    [Fact]
    public async Task Entries_become_items_numbered_in_order()
    {
        var visit = Visit().Answer(Address, Pages.Atom(Pages.Entry("mills") + Pages.Entry("weirs")), Pages.Xml);
        var got = await ReadAsync(visit);
        got.Items.Select(i => (i.Key.Id, i.Title, i.Community)).ShouldBe(
            [("https://valley.example/2031/mills", "On mills", "The valley"), ("https://valley.example/2031/weirs", "On weirs", "The valley")]);
        got.All.Select(r => r.Line).ShouldBe([1, 2]);
        visit.Asked.ShouldHaveSingleItem().IsPage.ShouldBeFalse();
    }

    [Fact]
    public async Task What_still_stands_and_what_is_empty_gives_nothing()
    {
        (await ReadAsync(Visit().Unchanged(Address))).All.ShouldBeEmpty();
        (await ReadAsync(Visit().Answer(Address, Pages.Atom(""), Pages.Xml))).All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<html><head><title>Sorry</title></head><body><p>We are moving house, and will be back soon.</p></body></html>", "answered with a page, not a feed")]
    [InlineData("{\"error\": \"no such feed\"}", "JSON or XML that is no feed")]
    [InlineData("Just some words.", "answered with what is no feed")]
    [InlineData(" ", "empty")]
    public async Task What_is_no_feed_breaks_the_visit(string body, string reason)
    {
        var got = await ReadAsync(Visit().Answer(Address, body, "text/plain"));
        got.Items.ShouldBeEmpty();
        got.Broke!.Reason.ShouldContain(reason);
        got.Broke.Reason.ShouldStartWith(Address);
    }

    [Fact]
    public async Task A_time_in_the_future_is_not_believed()
    {
        var visit = Visit().Answer(Address, Pages.Atom(Pages.Entry("mills", "2031-05-21T09:00:00Z") + Pages.Entry("weirs", "2031-05-20T20:00:00Z")), Pages.Xml);
        var items = (await ReadAsync(visit)).Items;
        (items[0].Published, items[0].FirstSeen).ShouldBe((null, Pages.Now));
        items[1].Published.ShouldBe(Instant.FromUtc(2031, 5, 20, 20, 0));
    }

    [Fact]
    public async Task Its_name_and_its_words_can_be_set()
    {
        var visit = Visit().Answer(Address, Pages.Atom(Pages.Entry("mills", content: "they said much") + Pages.Entry("AI", content: "-") + Pages.Entry("soil", content: "用ＡＩ写")), Pages.Xml);
        var got = await ReadAsync(visit, ("community", "Valley people"), ("filter", "ai|weirs"));
        got.Items.Select(i => i.Title).ShouldBe(["On AI", "On soil"]);
        got.Items.ShouldAllBe(i => i.Community == "Valley people");
    }

    [Fact]
    public async Task The_feed_that_a_page_names_is_found_once_and_remembered()
    {
        const string page = "https://valley.example/";
        const string links = """<link rel="alternate" type="application/rss+xml" href="/comments/feed"><link rel="Alternate" type="application/atom+xml" href="/feed">""";
        var first = Visit().Answer(page, Pages.Article("The valley", head: links), Pages.Html).Answer(Address, Pages.Atom(Pages.Entry("mills")), Pages.Xml);
        (await ReadAsync(first, ("address", page))).Items.ShouldHaveSingleItem();
        var second = Visit(first.NextState).Answer(Address, Pages.Atom(Pages.Entry("mills")), Pages.Xml);
        (await ReadAsync(second, ("address", page))).Items.ShouldHaveSingleItem();
        second.Addresses.ShouldBe([Address]);
        second.NextState.ShouldBe(first.NextState);
        var moved = Visit(first.NextState).Fail(Address, FetchFault.Refused).Answer(page, Pages.Article("The valley"), Pages.Html);
        (await ReadAsync(moved, ("address", page))).Broke!.Reason.ShouldContain("not a feed");
        var other = Visit(first.NextState).Answer("https://hill.example/", Pages.Atom(""), Pages.Xml);
        (await ReadAsync(other, ("address", "https://hill.example/"))).All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_leads_to_a_page_is_followed_once_only()
    {
        const string link = """<link rel="alternate" type="application/rss+xml" href="/rss">""";
        var visit = Visit().Answer(Address, Pages.Article("One", head: link), Pages.Html).Answer("https://valley.example/rss", Pages.Article("Two", head: link), Pages.Html);
        (await ReadAsync(visit)).Broke.ShouldNotBeNull();
        visit.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_that_names_itself_as_its_feed_is_not_asked_again()
    {
        var visit = Visit().Answer(Address, Pages.Article("At work", head: """<link rel="alternate" type="application/rss+xml" href="/feed">"""), Pages.Html);
        (await ReadAsync(visit)).Broke!.Reason.ShouldContain("a page, not a feed");
        visit.Asked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>V</title><atom:link rel="next" href="https://valley.example/feed?page=2"/>
        <item><title>New</title><guid>n</guid><pubDate>Mon, 19 May 2031 10:00:00 GMT</pubDate></item></channel></rss>
        """, """
        <rss version="2.0"><channel><title>V</title><item><title>Old</title><guid>o</guid><pubDate>Fri, 09 May 2031 10:00:00 GMT</pubDate></item></channel></rss>
        """)]
    [InlineData("""
        {"version":"https://jsonfeed.org/version/1.1","title":"V","next_url":"https://valley.example/feed?page=2","items":[{"id":"n","title":"New","date_published":"2031-05-19T10:00:00Z"}]}
        """, """
        {"version":"https://jsonfeed.org/version/1.1","title":"V","items":[{"id":"o","title":"Old","date_published":"2031-05-09T10:00:00Z"}]}
        """)]
    public async Task Every_format_can_say_where_its_next_page_is(string first, string second)
    {
        var visit = Visit(since: Instant.FromUtc(2031, 5, 10, 0, 0)).Answer(Address, first, Pages.Xml).Answer(Address + "?page=2", second, Pages.Xml);
        (await ReadAsync(visit)).Items.Select(i => i.Title).ShouldBe(["New", "Old"]);
    }

    [Fact]
    public async Task A_gap_is_filled_from_the_archive_and_no_further()
    {
        var visit = Visit(since: Instant.FromUtc(2031, 5, 10, 0, 0))
            .Answer(Address, Pages.Atom(Pages.Entry("e5", "2031-05-19T00:00:00Z", null, "five"), """<link rel="prev-archive" href="/archive/2"/>"""), Pages.Xml)
            .Answer("https://valley.example/archive/2", Archive(Pages.Entry("e5", "2031-05-19T00:00:00Z", null, "five") + Pages.Entry("e4", "2031-05-12T00:00:00Z", null, "four"), 1), Pages.Xml)
            .Answer("https://valley.example/archive/1", Archive(Pages.Entry("e3", "2031-05-08T00:00:00Z", null, "three"), 0), Pages.Xml);
        var got = await ReadAsync(visit);
        // Under the feed's own name, though an archive calls itself otherwise; and each once.
        got.Ids.ShouldBe([$"{Address}#tag:valley,e5", $"{Address}#tag:valley,e4", $"{Address}#tag:valley,e3"]);
        got.All.Select(r => r.Line).ShouldBe([1, 2, 3]);
        visit.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_gap_or_on_the_first_visit_no_archive_is_read()
    {
        var feed = Pages.Atom(Pages.Entry("e5"), """<link rel="next" href="/feed?page=2"/>""");
        (await ReadAsync(Visit().Answer(Address, feed, Pages.Xml))).Items.ShouldHaveSingleItem();
        (await ReadAsync(Visit(since: Instant.FromUtc(2031, 5, 19, 12, 0)).Answer(Address, feed, Pages.Xml))).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Pages_that_go_in_circles_or_never_end_are_left()
    {
        var circle = Visit(since: Instant.FromUtc(2030, 1, 1, 0, 0)).Answer(Address, Pages.Atom(Pages.Entry("e5"), $"""<link rel="next" href="{Address}"/>"""), Pages.Xml);
        (await ReadAsync(circle)).Items.ShouldHaveSingleItem();
        circle.Asked.ShouldHaveSingleItem();
        var endless = Visit(since: Instant.FromUtc(2030, 1, 1, 0, 0)).Answer(Address, Pages.Atom(Pages.Entry("e0"), """<link rel="next" href="/feed?page=1"/>"""), Pages.Xml);
        for (var i = 1; i <= 20; i++) endless.Answer($"{Address}?page={i}", Pages.Atom(Pages.Entry($"e{i}"), $"""<link rel="next" href="/feed?page={i + 1}"/>"""), Pages.Xml);
        (await ReadAsync(endless)).Items.Count.ShouldBe(11);
    }

    [Fact]
    public async Task An_archive_that_fails_is_named_and_a_limit_goes_through()
    {
        var feed = Pages.Atom(Pages.Entry("e5"), """<link rel="prev-archive" href="/archive/2"/>""");
        var got = await ReadAsync(Visit(since: Instant.FromUtc(2030, 1, 1, 0, 0)).Answer(Address, feed, Pages.Xml).Fail("https://valley.example/archive/2", FetchFault.ServerFailed));
        got.Refused.ShouldHaveSingleItem().Reason.ShouldBe("https://valley.example/archive/2: scripted: ServerFailed");
        (got.Items.Count, got.Ended).ShouldBe((1, null));
        var limited = await ReadAsync(Visit(since: Instant.FromUtc(2030, 1, 1, 0, 0)).Answer(Address, feed, Pages.Xml).Fail("https://valley.example/archive/2", FetchFault.RateLimited));
        (limited.Items.Count, limited.Ended!.Fault).ShouldBe((1, FetchFault.RateLimited));
    }

    [Fact]
    public async Task The_pages_of_new_entries_are_read_once()
    {
        var feed = Pages.Atom(Pages.Entry("mills", content: null, summary: "In short") + Pages.Entry("weirs", content: null, summary: "In short") + Pages.Entry("gone", content: null, summary: "Gone") + Pages.Entry("slow", content: null, summary: "Slow"));
        var first = Visit().Answer(Address, feed, Pages.Xml)
            .Answer("https://valley.example/2031/mills", Pages.Article("Another title"), Pages.Html)
            .Answer("https://valley.example/2031/weirs", Pages.Article("Weirs"), Pages.Html)
            .Fail("https://valley.example/2031/gone", FetchFault.Refused)
            .Fail("https://valley.example/2031/slow", FetchFault.TimedOut);
        var got = await ReadAsync(first, ("full", "yes"));
        got.Ids.ShouldBe(["https://valley.example/2031/mills", "https://valley.example/2031/weirs", $"{Address}#tag:valley,gone"]);
        (got.Items[0].Title, got.Items[0].Community, got.Items[0].Published).ShouldBe(("On mills", "The valley", Instant.FromUtc(2031, 5, 19, 10, 0)));
        got.Items[0].Text!.ShouldContain("grinds again");
        got.Refused.Select(r => r.Reason).ShouldBe(["https://valley.example/2031/gone: scripted: Refused", "https://valley.example/2031/slow: scripted: TimedOut"]);
        first.Asked.Skip(1).ShouldAllBe(r => r.IsPage);

        var second = Visit(first.NextState).Answer(Address, feed, Pages.Xml).Fail("https://valley.example/2031/gone", FetchFault.Refused)
            .Answer("https://valley.example/2031/slow", Pages.Article("Slow"), Pages.Html);
        (await ReadAsync(second, ("full", "yes"))).Ids.ShouldBe(["https://valley.example/2031/slow"]);
    }

    [Fact]
    public async Task A_feed_that_cannot_be_had_ends_the_visit() =>
        (await ReadAsync(Visit().Fail(Address, FetchFault.Unreachable))).Ended!.Fault.ShouldBe(FetchFault.Unreachable);

    private static string Archive(string entries, int before) =>
        Pages.Atom(entries, $"""<link rel="prev-archive" href="/archive/{before}"/>""").Replace("https://valley.example/feed", "https://valley.example/archive/x", StringComparison.Ordinal);

    private static ScriptedVisit Visit(string? state = null, Instant? since = null) => new(Pages.Now) { State = state, Since = since };

    private static Task<Collected> ReadAsync(ScriptedVisit visit, params (string, string)[] fields) => Collected.FromAsync(
        new FeedSource(Collected.Settings("feed", fields.Any(f => f.Item1 == "address") ? fields : [("address", Address), .. fields]), visit));
}
