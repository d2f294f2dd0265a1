using NodaTime;
using Vane.Model;
using Vane.Net;
using Vane.Sources;
using Vane.Tests.Net;

namespace Vane.Tests.Sources;

public sealed class FeedRetryTests
{
    private const string Address = "https://valley.example/feed", Weir = "https://valley.example/2031/weir";

    private static readonly string Feed = Pages.Atom(Pages.Entry("weir", content: null, summary: "In short"));

    [Fact]
    public async Task A_page_that_was_not_there_is_asked_for_again_and_then_read()
    {
        var first = Visit(null).Answer(Address, Feed, Pages.Xml).Fail(Weir, FetchFault.Refused);
        var got = await ReadAsync(first);
        (got.Ids.Single(), got.Refused.Single().IsOfPart, first.IsOpen).ShouldBe(($"{Address}#tag:valley,weir", true, false));

        var second = Visit(first.NextState).Answer(Address, Feed, Pages.Xml).Answer(Weir, Pages.Article("Weir"), Pages.Html);
        (await ReadAsync(second)).Ids.ShouldBe([Weir]);
        second.Asked[0].Known.ShouldBe(new Validators(null, null));

        var third = Visit(second.NextState).Answer(Address, Feed, Pages.Xml);
        (await ReadAsync(third)).All.ShouldBeEmpty();
        (third.Asked.Count, third.Asked[0].Known, third.LeftOut).ShouldBe((1, null, 1));
    }

    [Fact]
    public async Task It_is_asked_for_three_times_and_its_fault_is_told_once()
    {
        string? state = null;
        var (asked, told) = (0, 0);
        for (var visit = 0; visit < 6; visit++)
        {
            var next = Visit(state).Answer(Address, Feed, Pages.Xml).Fail(Weir, visit % 2 == 0 ? FetchFault.Refused : FetchFault.TimedOut);
            told += (await ReadAsync(next)).All.Count;
            asked += next.Asked.Count - 1;
            state = next.NextState;
        }

        (asked, told).ShouldBe((3, 2));
    }

    [Theory]
    [InlineData(FetchFault.ClosedToRobots)]
    [InlineData(FetchFault.Forbidden)]
    [InlineData(FetchFault.TooLarge)]
    public async Task What_will_not_change_is_asked_for_once(FetchFault fault)
    {
        var first = Visit(null).Answer(Address, Feed, Pages.Xml).Fail(Weir, fault);
        (await ReadAsync(first)).Items.ShouldHaveSingleItem();
        var second = Visit(first.NextState).Answer(Address, Feed, Pages.Xml);
        (await ReadAsync(second)).All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_is_read_though_what_its_feed_says_is_stored_under_its_address()
    {
        var feed = Pages.Atom(Pages.Entry("weir"));
        var first = Visit(null).Answer(Address, feed, Pages.Xml).Fail(Weir, FetchFault.Refused);
        var said = (await ReadAsync(first)).Items.ShouldHaveSingleItem();
        said.Key.Id.ShouldBe(Weir);
        var second = Visit(first.NextState).Store(said).Answer(Address, feed, Pages.Xml).Answer(Weir, Pages.Article("Weir"), Pages.Html);
        (await ReadAsync(second)).Items.ShouldHaveSingleItem().Text!.ShouldContain("grinds again");
    }

    [Fact]
    public async Task What_the_feed_lists_no_more_is_forgotten_and_what_still_stands_is_not()
    {
        var first = Visit(null).Answer(Address, Feed, Pages.Xml).Fail(Weir, FetchFault.Refused);
        await ReadAsync(first);
        var unchanged = Visit(first.NextState).Unchanged(Address);
        await ReadAsync(unchanged);
        unchanged.NextState.ShouldBe(first.NextState);
        var gone = Visit(first.NextState).Answer(Address, Pages.Atom(""), Pages.Xml);
        await ReadAsync(gone);
        gone.NextState!.ShouldEndWith("\n");
        first.NextState!.ShouldEndWith(":1");
    }

    [Fact]
    public async Task What_was_left_before_pages_were_asked_for_again_is_taken_up()
    {
        var marks = new Marks(null, 10);
        marks.Add(Weir);
        var visit = Visit($"{Address}\n\n{marks}").Answer(Address, Feed, Pages.Xml);
        (await ReadAsync(visit)).All.ShouldBeEmpty();
        visit.NextState.ShouldBe($"{Address}\n\n{marks}\n");
    }

    [Theory]
    [InlineData("no tries at all")]
    [InlineData("12:x : zz:1 00000000000000ff:-1 99999999999999999999:1")]
    public void Damaged_tries_are_none(string written) => new PageTries(written).ToString().ShouldBe("");

    [Fact]
    public async Task An_entry_whose_page_fails_is_one_record()
    {
        using var visits = new Visits();
        var entries = string.Concat(Enumerable.Range(0, 5).Select(i => Pages.Entry($"e{i}", content: null, summary: "In short")));
        using var server = new ScriptServer(visits.Time, asked => asked.Path switch
        {
            "/feed" => ScriptServer.Ok(Pages.Atom(entries).Replace("https://valley.example", "", StringComparison.Ordinal), "Content-Type: application/xml\r\nETag: \"1\"\r\n"),
            "/2031/e0" => ScriptServer.Ok(Pages.Article("E"), "Content-Type: text/html\r\n"),
            _ => ScriptServer.Answer("404 Not Found"),
        });
        var settings = Collected.Settings("feed", ("address", server.At("/feed").AbsoluteUri), ("full", "yes"));
        var first = await visits.VisitAsync(settings);
        (first.Outcome, first.Tally).ShouldBe((VisitOutcome.Got, new Tally(5, 5, 0, 0, 4)));
        var second = await visits.VisitAsync(settings, Duration.FromHours(1));
        (second.Outcome, second.Tally).ShouldBe((VisitOutcome.Quiet, default(Tally)));
        server.Log.Count(a => a.Path == "/2031/e1").ShouldBe(2);
    }

    private static ScriptedVisit Visit(string? state) => new(Pages.Now) { State = state };

    private static Task<Collected> ReadAsync(ScriptedVisit visit) =>
        Collected.FromAsync(new FeedSource(Collected.Settings("feed", ("address", Address), ("full", "yes")), visit));
}
