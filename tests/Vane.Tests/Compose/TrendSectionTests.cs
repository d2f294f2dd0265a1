using System.Text.RegularExpressions;
using Vane.Model;
using Vane.Publish;
using Vane.Sample;
using Vane.Tests.Support;
using Vane.Words;

namespace Vane.Tests.Compose;

public sealed partial class TrendSectionTests
{
    private static readonly List<Item> World = [.. SampleWorld.Items(new SampleOptions { Days = 72, PostsPerDay = 60 })];
    private static readonly Report Day = Make.Report(Make.Edition("2026-06-30"), World);

    [Fact]
    public void A_launch_is_a_row_of_the_table_of_its_state_with_its_posts_cited()
    {
        var (table, row) = RowOf("Moorhen M1");
        table.Kind.ShouldBe("trends-new");
        var (count, evidence) = (Cell<Slot.Count>(table, row, "count").Value, row.Evidence.ShouldNotBeNull());
        count.ShouldBeGreaterThan(2);
        evidence.Count.ShouldBe((int)Math.Min(count, 10));
        evidence.Select(id => Day.Evidence[id]).ShouldAllBe(e => ((Evidence.Post)e).Title.Contains("Moorhen M1"));
        Cell<Slot.Mean>(table, row, "expected").Value.ShouldBeLessThan(1);
        Cell<Slot.Mean>(table, row, "lift").Value.ShouldBeGreaterThan(Cell<Slot.Mean>(table, row, "lift-low").Value);
        Cell<Slot.Trajectory>(table, row, "daily").Values.Count.ShouldBe(14);
    }

    [Fact]
    public void Takeaways_begin_with_trends_that_are_more_than_chance()
    {
        var told = Day.Of("takeaways").Statements.TakeWhile(s => s.Kind.StartsWith("takeaway-trend-", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBeInRange(1, 3);
        Day.Of("takeaways").Statements.Count.ShouldBeInRange(3, 7);
        foreach (var statement in told)
        {
            var (table, row) = RowOf(((Slot.Name)statement.Slots["name"]).Value);
            table.Kind.ShouldBe(statement.Kind["takeaway-".Length..].Replace("trend-", "trends-", StringComparison.Ordinal));
            statement.Slots["count"].ShouldBe(Cell<Slot.Count>(table, row, "count"));
            Cell<Slot.Probability>(table, row, "q").Value.ShouldBeLessThanOrEqualTo(0.05);
        }
    }

    [Fact]
    public void What_came_and_stayed_is_named_in_the_comparison()
    {
        Names("trends-entered").ShouldContain("Moorhen M1");
        Names("trends-held").ShouldContain("Turnstone");
        Names("trends-entered").Intersect(Names("trends-held")).ShouldBeEmpty();

        IEnumerable<string> Names(string kind) => ((Slot.Names)Day.Statement("day-against-week", kind).Slots["names"]).Values;
    }

    [Fact]
    public void Weeks_are_ranked_by_the_last_and_tell_the_place_before()
    {
        var weeks = Day.Table("evolution", "trend-weeks");
        Counts("week-1").ShouldBe(Counts("week-1").OrderDescending());
        weeks.Column("rank").Cast<Slot.Rank>().Select(r => r.Value).ShouldBe(Enumerable.Range(1, weeks.Rows.Count).Select(i => (long)i));
        foreach (var (before, move) in Counts("week-2").Zip(weeks.Column("moved").Cast<Slot.Move?>()))
            (move?.PreviousRank is null).ShouldBe(before == 0);

        IEnumerable<long> Counts(string column) => weeks.Column(column).Select(c => ((Slot.Count)c!).Value);
    }

    [Fact]
    public void The_leading_trend_is_shown_with_its_places_and_best_posts()
    {
        var dive = Day.Of("deep-dive");
        dive.Statements[0].Kind.ShouldBe("deep-trend");
        var places = (Slot.Names)Day.Statement("deep-dive", "deep-places").Slots["names"];
        places.Counts!.Sum().ShouldBe(((Slot.Count)dive.Statements[0].Slots["count"]).Value);
        var scores = dive.Tables[0].Column("score").OfType<Slot.Score>().Select(s => s.Value).ToList();
        scores.ShouldBe(scores.OrderDescending());
        dive.Tables[0].Rows.Count.ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public void Of_a_store_too_young_nothing_is_told_but_that()
    {
        var report = Make.Report(Make.Edition("2025-05-20"), Make.Post("a", "2025-05-20T08:00", 3));
        report.Kinds("trends").ShouldBe(["trends-too-short"]);
        report.Of("trends").Tables.ShouldBeEmpty();
        report.Sections.ShouldNotContain(s => s.Kind == "deep-dive" || s.Kind == "attention");
        report.Kinds("takeaways").ShouldNotContain(kind => kind.StartsWith("takeaway-trend", StringComparison.Ordinal));
    }

    [Fact]
    public void Fresh_posts_that_stand_out_are_shown_for_a_day_only()
    {
        foreach (var statement in Day.Of("attention").Statements.Where(s => s.Kind is "gaining" or "ahead"))
            ((Slot.Count)statement.Slots["percent"]).Value.ShouldBeInRange(90, 100);
        Day.Kinds("attention").Distinct().ShouldBeSubsetOf(["gaining", "ahead", "expected-in-week"]);
        Make.Report(Make.Edition("2026-06-30", ReportPeriod.Week), World).Sections.ShouldNotContain(s => s.Kind == "attention");
    }

    [Fact]
    public void Numbers_are_the_same_in_every_language()
    {
        var english = Numbers("en");
        english.Count.ShouldBeGreaterThan(100);
        Numbers("zh-Hans").ShouldBe(english);
        Numbers("zh-Hant").ShouldBe(english);

        static List<string> Numbers(string code)
        {
            var page = MarkdownReport.Write(Day, Language.Of(code));
            return [.. Number().Matches(page).Select(m => m.Value).Order(StringComparer.Ordinal)];
        }
    }

    private static (Table Table, Row Row) RowOf(string name) => Day.Of("trends").Tables
        .SelectMany(t => t.Rows.Select(r => (Table: t, Row: r))).Single(x => x.Row.Cells[0] is Slot.Name n && n.Value == name);

    private static T Cell<T>(Table table, Row row, string column) where T : Slot =>
        row.Cells[table.Columns.ToList().IndexOf(column)].ShouldBeOfType<T>();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
