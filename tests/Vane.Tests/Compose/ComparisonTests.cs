using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Compose;

public sealed class ComparisonTests
{
    // The day: 8 of 10 posts in c/up. The week before: 2 of 20. Half of each have a category that does not change.
    private static readonly Report Report = Make.Report(
        Make.Edition("2025-05-20"), [.. Posts("now", "2025-05-20", 10, 8), .. Posts("then", "2025-05-16", 20, 2)]);

    [Fact]
    public void A_share_that_changed_by_more_than_chance_is_told_with_its_counts()
    {
        Report.Kinds("day-against-week").ShouldBe(["share-fell", "share-rose"], ignoreOrder: true);
        var slots = Report.Statement("day-against-week", "share-rose").Slots;
        slots["name"].ShouldBe(new Slot.Name("c/up"));
        (slots["now"], slots["nowPosts"], slots["nowAll"]).ShouldBe((new Slot.Share(0.8), new Slot.Count(8), new Slot.Count(10)));
        (slots["before"], slots["beforePosts"], slots["beforeAll"]).ShouldBe((new Slot.Share(0.1), new Slot.Count(2), new Slot.Count(20)));
        slots["q"].ShouldBe(new Slot.Probability(0.0003));
        Report.Kinds("takeaways").ShouldBe(
            ["volume-day", "leader-score", "share-fell", "share-rose", "leader-held"], ignoreOrder: true);
    }

    [Fact]
    public void Shares_are_tabled_by_community_and_by_category()
    {
        var table = Report.Table("day-against-week", "shares-communities");
        table.Column("community").ShouldBe([new Slot.Name("c/rest"), new Slot.Name("c/up")]);
        table.Column("change").ShouldBe([new Slot.Share(-0.7), new Slot.Share(0.7)]);
        var categories = Report.Table("day-against-week", "shares-categories");
        categories.Column("category").ShouldBe([new Slot.Name("News")]);
        categories.Column("share-now").ShouldBe([new Slot.Share(0.5)]);
        categories.Column("q").ShouldBe([new Slot.Probability(1)]);
    }

    [Fact]
    public void Where_nothing_changed_that_is_said()
    {
        var report = Make.Report(Make.Edition("2025-05-20"), [.. Posts("now", "2025-05-20", 10, 5), .. Posts("then", "2025-05-16", 20, 10)]);
        report.Kinds("day-against-week").ShouldBe(["no-shift"]);
        report.Statement("day-against-week", "no-shift").Slots["tested"].ShouldBe(new Slot.Count(3));
    }

    [Theory]
    [InlineData(ReportPeriod.Day, "2025-05-13T10:00", "2025-05-12T10:00", "day-against-week")]
    [InlineData(ReportPeriod.Week, "2025-04-16T10:00", "2025-04-15T10:00", "week-against-weeks")]
    [InlineData(ReportPeriod.Month, "2025-03-22T10:00", "2025-03-21T10:00", "month-against-month")]
    public void The_baseline_is_a_week_four_weeks_or_a_month(ReportPeriod period, string inside, string outside, string section)
    {
        string[] Kinds(string published) => [.. Make.Report(
            Make.Edition("2025-05-20", period), Make.Post("a", "2025-05-20T10:00", 1), Make.Post("b", published, 1)).Kinds(section)];
        Kinds(inside).ShouldBe(["no-shift"]);
        Kinds(outside).ShouldBe(["nothing-to-compare"]);
    }

    [Fact]
    public void The_month_is_told_by_its_four_whole_weeks()
    {
        var rows = Report.Table("evolution", "weeks");
        rows.Subject.ShouldBeNull();
        rows.Column("from").ShouldBe(new[] { "2025-04-23", "2025-04-30", "2025-05-07", "2025-05-14" }.Select(d => (Slot?)new Slot.Day(Make.Day(d))));
        rows.Column("posts").ShouldBe([new Slot.Count(0), new Slot.Count(0), new Slot.Count(0), new Slot.Count(30)]);
        rows.Column("median").ShouldBe([null, null, null, new Slot.Mean(7)]);
        rows.Column("top").ShouldBe([null, null, null, new Slot.Score(19)]);
        rows.Column("categories")[3].ShouldBe(new Slot.Names(["News"], [15]));
        Report.Statement("evolution", "busiest-week").Slots["from"].ShouldBe(new Slot.Day(Make.Day("2025-05-14")));
    }

    private static IEnumerable<Item> Posts(string id, string day, int count, int up) => Enumerable.Range(0, count).Select(i =>
        Make.Post($"{id}{i:00}", $"{day}T10:00", i, i < up ? "c/up" : "c/rest", category: i % 2 == 0 ? "News" : null));
}
