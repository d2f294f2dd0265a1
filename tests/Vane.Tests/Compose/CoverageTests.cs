using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;

namespace Vane.Tests.Compose;

public sealed class CoverageTests
{
    private static readonly Edition Day = Make.Edition("2025-05-20");

    [Fact]
    public void An_empty_store_is_said_to_be_empty()
    {
        var report = Make.Report(Day);
        Says(report, ReportState.NoData, "empty-store");
        report.Sections.Select(s => s.Kind).ShouldBe(["coverage", "takeaways"]);
        report.Kinds("coverage").ShouldBe(["coverage-window", "empty-store"]);
        report.Kinds("takeaways").ShouldBe(["nothing-to-say"]);
        report.Sections.SelectMany(s => s.Tables).ShouldBeEmpty();
    }

    [Fact]
    public void A_day_without_posts_says_so_in_every_section()
    {
        var report = Make.Report(Day, Make.Post("a", "2025-05-18T10:00", 5));
        Says(report, ReportState.NoData, "no-posts");
        report.Kinds("coverage").ShouldBe(["coverage-window", "no-posts"]);
        report.Kinds("takeaways").ShouldBe(["nothing-to-say"]);
        report.Kinds("posts-day").ShouldBe(["no-posts"]);
        report.Of("posts-day").Tables.ShouldBeEmpty();
        report.Kinds("day-against-week").ShouldBe(["nothing-to-compare"]);
        report.Of("day-against-week").Tables.ShouldBeEmpty();
        report.Table("posts-week", "posts").Ids().ShouldBe(["a"]);
        report.Table("coverage", "sources").Column("state").ShouldBe([new Slot.Term("quiet")]);
    }

    [Fact]
    public void A_month_without_posts_has_no_sections_about_posts()
    {
        var report = Make.Report(Day, Make.Post("a", "2025-02-01T10:00", 5));
        report.Sections.Select(s => s.Kind).ShouldBe(["coverage", "takeaways"]);
        report.Reasons.ShouldBe(["no-posts"]);
        report.Table("coverage", "sources").Column("state").ShouldBe([new Slot.Term("ended")]);
    }

    [Fact]
    public void Posts_below_the_floors_are_counted_not_shown()
    {
        var report = Make.Report(
            Make.Edition("2025-05-20", floors: new Floors(10, 0)), Make.Post("a", "2025-05-20T10:00", 9), Make.Post("b", "2025-05-20T10:00", 1));
        Says(report, ReportState.NoData, "below-floors");
        report.Kinds("coverage").ShouldBe(["coverage-window", "none-over-floor", "floors-score"]);
        report.Statement("coverage", "none-over-floor").Slots["all"].ShouldBe(new Slot.Count(2));
        report.Sections.Select(s => s.Kind).ShouldBe(["coverage", "takeaways"]);
    }

    [Fact]
    public void Figures_that_are_not_shown_pass_the_floors()
    {
        Item Of(string id, long? score, long? comments) =>
            Make.Post(id, "2025-05-20T10:00", seen: [Make.Seen("2025-05-20T11:00", score, comments)]);
        var report = Make.Report(
            Make.Edition("2025-05-20", floors: new Floors(10, 5)),
            Of("at", 10, 5), Of("low", 9, 50), Of("silent", 90, 4), Of("no-score", null, 5), Of("no-comments", 10, null),
            Make.Post("unseen", "2025-05-20T10:00", seen: []));
        report.Table("posts-day", "posts").Ids().ShouldBe(["at", "no-comments", "no-score", "unseen"], ignoreOrder: true);
        report.State.ShouldBe(ReportState.Ok);
        report.Statement("coverage", "coverage-over-floors").Slots["all"].ShouldBe(new Slot.Count(6));
        report.Statement("coverage", "floors").Slots["comments"].ShouldBe(new Slot.Score(5));
    }

    [Theory]
    [InlineData(2, "quiet", ReportState.Ok)]
    [InlineData(3, "stale", ReportState.Partial)]
    public void A_daily_source_is_stale_after_three_silent_days(int silent, string word, ReportState state)
    {
        var report = Make.Report(Day, [.. Daily("forum", 0), .. Daily("news", silent)]);
        report.State.ShouldBe(state);
        report.Reasons.ShouldBe(state == ReportState.Ok ? [] : ["source-stale"]);
        report.Table("coverage", "sources").Column("state").ShouldBe([new Slot.Term("ok"), new Slot.Term(word)]);
    }

    [Fact]
    public void A_source_that_comes_every_other_week_is_not_stale_after_four_weeks()
    {
        Item Talk(string day) => Make.Post(day, $"{day}T10:00", 1, source: "talks");
        string State(params string[] days) => ((Slot.Term)Make.Report(Day, [.. Daily("forum", 0), .. days.Select(Talk)])
            .Table("coverage", "sources").Column("state")[1]!).Key;
        State("2025-04-08", "2025-04-22").ShouldBe("stale");
        State("2025-04-09", "2025-04-23").ShouldBe("quiet");
        State("2025-05-07").ShouldBe("quiet");
        State("2025-05-06").ShouldBe("stale");
    }

    [Fact]
    public void An_input_that_broke_off_is_named_without_its_folder()
    {
        using var store = new TestStore(Make.Post("a", "2025-05-20T10:00", 5));
        var log = new RunLog(store.Store);
        log.End(log.Begin("/secret/folder/b.jsonl", Make.At("2025-05-20T00:00")), RunState.Broken, "line 3: cut short");
        log.End(log.Begin("empty.csv", Make.At("2025-05-20T00:00")), RunState.Done, null);
        var report = store.Store.Compose(Day);
        Says(report, ReportState.Partial, "input-broken");
        report.Kinds("coverage").ShouldBe(["coverage-window", "coverage-posts", "inputs", "input-broken"]);
        var broken = report.Statement("coverage", "input-broken");
        broken.Slots["input"].ShouldBe(new Slot.Name("b.jsonl"));
        report.Evidence[broken.Evidence.Single()].ShouldBe(new Evidence.Input("b.jsonl", 0, 0, "line 3: cut short"));
        System.Text.Encoding.UTF8.GetString(ReportJson.Write(report)).ShouldNotContain("secret");
    }

    [Fact]
    public void Communities_that_fell_silent_are_named()
    {
        var report = Make.Report(
            Day, Make.Post("a", "2025-05-20T10:00", 5), Make.Post("b", "2025-05-10T10:00", 5, community: "c/silent"),
            Make.Post("c", "2025-05-10T10:00", 5, community: null, source: "papers"));
        var silent = report.Statement("communities", "communities-silent");
        silent.Slots["names"].ShouldBe(new Slot.Names(["c/silent · forum", "papers"]));
        var active = report.Statement("communities", "communities-active").Slots;
        (active["active"], active["known"]).ShouldBe((new Slot.Count(1), new Slot.Count(3)));
        active["posts"].ShouldBe(new Slot.Names(["c/one · forum"], [1]));
        report.Of("communities").Tables.Single().Subject.ShouldBe(new Slot.Name("c/one · forum"));
    }

    [Fact]
    public void Only_what_was_known_at_the_instant_counts()
    {
        using var store = new TestStore(
            Make.Post("a", "2025-05-20T10:00", seen: [Make.Seen("2025-05-20T11:00", 5), Make.Seen("2025-05-20T20:00", 50)]));
        Report At(string asOf) => store.Store.Compose(Make.Edition("2025-05-20", asOf: asOf));
        At("2025-05-20T10:59").Reasons.ShouldBe(["empty-store"]);
        At("2025-05-20T12:00").Table("posts-day", "posts").Column("score").ShouldBe([new Slot.Score(5)]);
        At("2025-05-20T20:00").Table("posts-day", "posts").Column("score").ShouldBe([new Slot.Score(50)]);
    }

    private static void Says(Report report, ReportState state, params string[] reasons)
    {
        report.State.ShouldBe(state);
        report.Reasons.ShouldBe(reasons);
    }

    // A post on every day up to so many days before the edition's end.
    private static IEnumerable<Item> Daily(string source, int silent) => Enumerable.Range(silent, 20).Select(back =>
    {
        var at = Make.At("2025-05-20T23:00") - NodaTime.Duration.FromDays(back);
        return Make.Post($"{source}{back}", null, source: source, seen: [new Observation(at, 1, null, null)]);
    });
}
