using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class PageSourceTests
{
    private const string One = "https://valley.example/notes/mill", Two = "https://hill.example/notes/quarry";

    [Fact]
    public async Task A_page_is_given_where_its_text_is_another_than_what_is_stored()
    {
        var first = new ScriptedVisit(Pages.Now).Answer(One, Pages.Article("The mill"), Pages.Html);
        var item = (await ReadAsync(first, One)).Items.ShouldHaveSingleItem();
        (item.Key.Id, item.Title).ShouldBe((One, "The mill"));
        first.Asked.ShouldHaveSingleItem().IsPage.ShouldBeTrue();
        var same = new ScriptedVisit(Pages.Now).Store(item).Answer(One, Pages.Article("The mill", head: """<meta name="author" content="A. Miller">"""), Pages.Html);
        (await ReadAsync(same, One)).All.ShouldBeEmpty();
        var changed = new ScriptedVisit(Pages.Now).Store(item).Answer(One, Pages.Article("The mill", "A mill at the river stands still once more"), Pages.Html);
        (await ReadAsync(changed, One)).Items.ShouldHaveSingleItem().Text!.ShouldContain("stands still");
        (await ReadAsync(new ScriptedVisit(Pages.Now).Unchanged(One), One)).All.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_fails_costs_no_other()
    {
        var got = await ReadAsync(new ScriptedVisit(Pages.Now).Fail(One, FetchFault.ClosedToRobots).Answer(Two, Pages.Article("The quarry"), Pages.Html), $"{One}|{Two}");
        got.Refused.ShouldHaveSingleItem().Reason.ShouldBe($"{One}: scripted: ClosedToRobots");
        got.All.OfType<Vane.Collect.Reading.Accepted>().ShouldHaveSingleItem().Line.ShouldBe(2);
        got.Ended.ShouldBeNull();
    }

    [Fact]
    public async Task Where_all_fail_or_the_site_asks_to_wait_the_visit_fails()
    {
        var all = await ReadAsync(new ScriptedVisit(Pages.Now).Fail(One, FetchFault.TimedOut).Fail(Two, FetchFault.Refused), $"{One}|{Two}");
        (all.Refused.Count, all.Ended!.Fault).ShouldBe((2, FetchFault.TimedOut));
        var limited = await ReadAsync(new ScriptedVisit(Pages.Now).Fail(One, FetchFault.RateLimited), $"{One}|{Two}");
        (limited.Refused.Count, limited.Ended!.Fault).ShouldBe((0, FetchFault.RateLimited));
    }

    [Theory]
    [InlineData("<html><body></body></html>", "there is nothing to read on the page")]
    [InlineData("", "empty")]
    public async Task A_page_without_text_is_refused(string body, string reason) =>
        (await ReadAsync(new ScriptedVisit(Pages.Now).Answer(One, body, Pages.Html), One)).Refused.ShouldHaveSingleItem().Reason.ShouldBe($"{One}: {reason}");

    [Fact]
    public async Task A_feed_is_no_page() =>
        (await ReadAsync(new ScriptedVisit(Pages.Now).Answer(One, Pages.Atom(Pages.Entry("mills")), Pages.Xml), One)).Refused.ShouldHaveSingleItem().Reason.ShouldContain("a feed, not a page");

    [Fact]
    public async Task A_date_in_the_future_is_not_believed()
    {
        const string date = """<meta property="article:published_time" content="2031-09-01T00:00:00Z">""";
        var item = (await ReadAsync(new ScriptedVisit(Pages.Now).Answer(One, Pages.Article("The mill", head: date), Pages.Html), One)).Items.ShouldHaveSingleItem();
        (item.Published, item.FirstSeen).ShouldBe((null, Pages.Now));
    }

    private static Task<Collected> ReadAsync(ScriptedVisit visit, string addresses) =>
        Collected.FromAsync(new PageSource(Collected.Settings("page", ("address", addresses)), visit));
}
