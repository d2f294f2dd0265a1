using Vane.Model;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class LinksSourceTests
{
    private const string Site = "https://valley.example", List = Site + "/news/";

    [Fact]
    public async Task What_the_page_newly_links_to_is_read_once()
    {
        var first = Visit(null, "mills", "weirs");
        var got = await ReadAsync(first);
        got.Ids.ShouldBe([$"{Site}/2031/mills", $"{Site}/2031/weirs"]);
        first.Asked.ShouldAllBe(r => r.IsPage);
        var second = Visit(first.NextState, "fords", "mills", "weirs");
        (await ReadAsync(second)).Ids.ShouldBe([$"{Site}/2031/fords"]);
        second.Addresses.ShouldBe([List, $"{Site}/2031/fords"]);
        var third = Visit(second.NextState, "fords", "mills", "weirs");
        (await ReadAsync(third)).All.ShouldBeEmpty();
        (await ReadAsync(new ScriptedVisit(Pages.Now) { State = third.NextState }.Unchanged(List))).All.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_stored_already_is_not_asked_for()
    {
        var visit = Visit(null, "mills", "weirs").Store(new Item { Key = new("web", $"{Site}/2031/mills"), Title = "Mills", Found = Pages.Now });
        (await ReadAsync(visit)).Ids.ShouldBe([$"{Site}/2031/weirs"]);
        visit.Addresses.ShouldBe([List, $"{Site}/2031/weirs"]);
    }

    [Fact]
    public async Task A_first_visit_reads_the_first_and_counts_the_others_as_had()
    {
        var names = Enumerable.Range(0, 8).Select(i => $"note-{i}").ToArray();
        var first = Visit(null, names);
        (await ReadAsync(first, ("most", "3"))).Items.Count.ShouldBe(3);
        (await ReadAsync(Visit(first.NextState, ["news", .. names]), ("most", "3"))).Ids.ShouldBe([$"{Site}/2031/news"]);
        var many = Visit(null, [.. Enumerable.Range(0, 50).Select(i => $"note-{i}")]);
        (await ReadAsync(many)).Items.Count.ShouldBe(30);
    }

    [Fact]
    public async Task Of_the_links_only_those_that_read_like_titles_on_the_same_site_count()
    {
        var visit = new ScriptedVisit(Pages.Now).Answer(List, """
            <html><body><nav><a href="/2031/in-navigation">A title within the navigation</a></nav><main><ul>
            <li><a href="/2031/mills#comments"><img src="a.png"></a><a href="/2031/mills">How a mill came back</a> <a href="/2031/mills">More</a></li>
            <li><a href="/2031/p">Next</a> <a href="/news/?page=2">All the older news of it</a> <a href="/">Home page of the valley</a></li>
            <li><a href="https://other.example/2031/far">A title on another site</a> <a href="mailto:a@valley.example">Write us a long letter</a></li>
            <li><a href="/files/map.zip">A map of the whole valley</a> <a href="https://www.valley.example/2031/weirs">磨坊四十年后重开</a></li>
            </ul></main><footer><a href="/2031/imprint">Who we are, and where</a></footer></body></html>
            """, Pages.Html).Answer($"{Site}/2031/mills", Pages.Article("Mills"), Pages.Html).Answer("https://www.valley.example/2031/weirs", Pages.Article("Weirs"), Pages.Html);
        (await ReadAsync(visit)).Items.Select(i => i.Title).ShouldBe(["Mills", "Weirs"]);
    }

    [Theory]
    [InlineData("/notes/", "One")]
    [InlineData("/notes/*-2031", "One")]
    [InlineData("https://other.example/*", "Far")]
    public async Task A_match_says_which_links_count(string match, string title)
    {
        var visit = new ScriptedVisit(Pages.Now).Answer(List, """
            <html><body><a href="/notes/one-2031">1</a> <a href="/essays/two-2031">How a mill came back at last</a> <a href="https://other.example/far">3</a></body></html>
            """, Pages.Html).Answer($"{Site}/notes/one-2031", Pages.Article("One"), Pages.Html).Answer("https://other.example/far", Pages.Article("Far"), Pages.Html);
        (await ReadAsync(visit, ("match", match))).Items.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    [Fact]
    public async Task A_link_that_fails_is_named_and_asked_again_where_that_may_help()
    {
        var first = new ScriptedVisit(Pages.Now).Answer(List, Listed("gone", "slow", "mills"), Pages.Html)
            .Fail($"{Site}/2031/gone", FetchFault.Refused).Fail($"{Site}/2031/slow", FetchFault.ServerFailed).Answer($"{Site}/2031/mills", Pages.Article("Mills"), Pages.Html);
        var got = await ReadAsync(first);
        got.Refused.Select(r => r.Reason).ShouldBe([$"{Site}/2031/gone: scripted: Refused", $"{Site}/2031/slow: scripted: ServerFailed"]);
        got.Items.ShouldHaveSingleItem();
        (await ReadAsync(Visit(first.NextState, "gone", "slow", "mills"))).Ids.ShouldBe([$"{Site}/2031/slow"]);
    }

    [Fact]
    public async Task A_limit_ends_the_visit_and_what_was_read_is_remembered()
    {
        var visit = new ScriptedVisit(Pages.Now).Answer(List, Listed("mills", "weirs"), Pages.Html)
            .Answer($"{Site}/2031/mills", Pages.Article("Mills"), Pages.Html).Fail($"{Site}/2031/weirs", FetchFault.RateLimited);
        var got = await ReadAsync(visit);
        (got.Items.Count, got.Ended!.Fault).ShouldBe((1, FetchFault.RateLimited));
        (await ReadAsync(Visit(visit.NextState, "mills", "weirs"))).Ids.ShouldBe([$"{Site}/2031/weirs"]);
    }

    [Fact]
    public async Task The_words_of_a_link_stand_for_a_missing_title()
    {
        var visit = new ScriptedVisit(Pages.Now).Answer(List, Listed("mills"), Pages.Html).Answer($"{Site}/2031/mills", Pages.Article(""), Pages.Html);
        (await ReadAsync(visit)).Items.ShouldHaveSingleItem().Title.ShouldBe("All we know of mills");
    }

    [Theory]
    [InlineData("", "answered with nothing")]
    [InlineData("{\"error\": 1}", "JSON or XML")]
    [InlineData("No page at all.", "answered with no page")]
    public async Task What_is_no_page_breaks_the_visit(string body, string reason) =>
        (await ReadAsync(new ScriptedVisit(Pages.Now).Answer(List, body, "text/plain"))).Broke!.Reason.ShouldContain(reason);

    private static ScriptedVisit Visit(string? state, params string[] names)
    {
        var visit = new ScriptedVisit(Pages.Now) { State = state }.Answer(List, Listed(names), Pages.Html);
        foreach (var name in names) visit.Answer($"{Site}/2031/{name}", Pages.Article($"On {name}"), Pages.Html);
        return visit;
    }

    private static string Listed(params string[] names) =>
        $"<html><body><ul>{string.Concat(names.Select(n => $"<li><a href='/2031/{n}'>All we know of {n}</a></li>"))}</ul></body></html>";

    private static Task<Collected> ReadAsync(ScriptedVisit visit, params (string, string)[] fields) =>
        Collected.FromAsync(new LinksSource(Collected.Settings("links", [("address", List), .. fields]), visit));
}
