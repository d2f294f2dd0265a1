using Vane.Backtest;

namespace Vane.Tests.Backtest;

public sealed class JudgingTests
{
    [Fact]
    public void Growth_is_of_shares_against_the_four_weeks_that_ended_a_week_before()
    {
        var told = new Told();
        // A hundred documents in the days 6 to 33 (34 to 7 before day 40), ten a day after.
        for (var day = 6; day < 31; day++) told.On(day, 4, "filler");
        told.On(6, 2, "Heron").On(5, 9, "Kestrel").On(34, 9, "Kestrel").On(40, 9, "Kestrel");
        told.On(41, 9, "filler").On(41, 1, "Kestrel").On(42, 8, "filler").On(42, 2, "Heron").On(43, 10, "filler").On(44, 1, "Plover");
        var hindsight = new Hindsight(told.Counts(45));
        // Of Kestrel nothing before: a tenth is more than 1.5 × 0.5 of 102.
        hindsight.HasGrown(Told.Term("Kestrel"), 40, 1).ShouldBe(true);
        hindsight.HasGrown(Told.Term("Heron"), 40, 1).ShouldBe(false);
        // Two of 30 after, 2.5 of 102 before: 2.7 times.
        hindsight.HasGrown(Told.Term("Heron"), 40, 3).ShouldBe(true);
        // 27 of 30 after, 100 of 102 before.
        hindsight.HasGrown(Told.Term("filler"), 40, 3).ShouldBe(false);
        hindsight.HasGrown(Told.Term("Kestrel"), 40, 5).ShouldBeNull("the documents end before");
        hindsight.HasGrown(Told.Term("Kestrel"), 33, 1).ShouldBeNull("the days before are not all known");
        hindsight.HasGrown(Told.Term("Kestrel"), 37, 1).ShouldBeNull("the next day has no documents");
    }

    [Fact]
    public void A_week_is_judged_by_the_first_flag_of_a_term_or_of_what_is_one_with_it()
    {
        var week = new JudgedWeek(28, 1, [Term("Kestrel 7B", "Kestrel"), Term("Heron"), Term("Wren"), Term("Plover")], [Term("Avocet")]);
        var flags = Enumerable.Range(0, 9).Select(_ => (IReadOnlyList<Flag>)[]).ToArray();
        flags[0] = [Told.Flag("Plover")];
        flags[1] = [Told.Flag("Avocet")];
        flags[2] = [Told.Flag("filler"), Told.Flag("Kestrel")];
        flags[3] = [Told.Flag("filler"), Told.Flag("bird", "Heron")];
        flags[7] = [Told.Flag("Wren"), Told.Flag("Heron")];
        flags[8] = [Told.Flag("Plover")];
        string[] terms = ["Kestrel 7B", "Kestrel", "Heron", "Wren", "Plover", "Avocet", "bird", "filler"];
        var judged = new WeekFlags(week, flags, Vocabulary(false, terms));
        var names = new WeekFlags(week, flags, Vocabulary(true, terms));
        judged.FirstOf.ShouldBe([2, 3, 7, null]);
        names.FirstOf.ShouldBe(judged.FirstOf, "whatever kind of term tells it");
        judged.Sought.ShouldBe(6);
        names.Sought.ShouldBe(4);
        names.Matched.ShouldBe([Told.Term("Avocet"), Told.Term("Kestrel"), Told.Term("Wren"), Told.Term("Heron")], ignoreOrder: true);
        judged.Flags.ShouldBe(7);
        judged.Terms.Count.ShouldBe(6);
        judged.Names.ShouldBe(4);
        judged.Matched.ShouldBe([Told.Term("Avocet"), Told.Term("Kestrel"), Told.Term("bird"), Told.Term("Wren"), Told.Term("Heron")], ignoreOrder: true);
    }

    [Fact]
    public void Terms_alike_but_for_case_and_marks_are_one()
    {
        var week = new JudgedWeek(28, 0, [Term("Kestrel-7B")], []);
        var flags = Enumerable.Range(0, 7).Select(_ => (IReadOnlyList<Flag>)[]).ToArray();
        flags[4] = [Told.Flag("kestrel 7b")];
        new WeekFlags(week, flags, Vocabulary(false, "Kestrel-7B", "kestrel 7b")).FirstOf.ShouldBe([5]);
    }

    [Fact]
    public void An_estimate_is_the_quotient_of_all_weeks_and_lies_in_its_interval()
    {
        var bootstrap = new WeekBootstrap(4, 1);
        var estimate = bootstrap.Of([1, 2, 3, 6], [4, 4, 4, 12]).ShouldNotBeNull();
        estimate.Value.ShouldBe(0.5);
        estimate.Low.ShouldBeInRange(0.25, 0.5);
        estimate.High.ShouldBeInRange(0.5, 0.75);
        bootstrap.Of([2, 2, 2, 2], [4, 4, 4, 4]).ShouldBe(new Estimate(0.5, 0.5, 0.5));
        bootstrap.Of([0, 0, 0, 0], [0, 0, 0, 0]).ShouldBeNull();
        new WeekBootstrap(4, 1).Of([1, 2, 3, 6], [4, 4, 4, 12]).ShouldBe(estimate);
    }

    [Fact]
    public void Names_are_told_by_how_sentences_write_them()
    {
        var words = new NameWords(
        [
            "We tried the new Kestrel model on old maps", "Somebody used Kestrel for reading with kestrel tuning in Python",
            "Another thing about reading maps with Python today", "ALL OF THIS SHOUTS ABOUT READING MAPS", "Reading maps",
            "大家都在谈 Kestrel 的新模型",
        ]);
        bool IsName(string text) => words.IsName(Told.Term(text.ToLowerInvariant()), text);
        IsName("Kestrel").ShouldBeTrue("three of four times with a capital");
        IsName("kestrel 7").ShouldBeTrue();
        IsName("gpt-5").ShouldBeTrue("it holds a digit");
        IsName("Reading").ShouldBeFalse("a capital at the beginning or in a title that shouts tells nothing");
        IsName("kestrel maps").ShouldBeFalse();
        IsName("2025").ShouldBeFalse();
        IsName("模型").ShouldBeFalse();
        words.IsName(Told.Term("Nobody"), "nobody").ShouldBeTrue("it was found to be a name");
    }

    private static EmergingTerm Term(string text, params string[] aliases) => new(Told.Term(text), text, 5, 0, [.. aliases.Select(Told.Term)]);

    private static Vocabulary Vocabulary(bool namesOnly, params string[] terms) =>
        new(Told.Texts(terms), t => t.Kind == Vane.Trend.SubjectKind.Name, namesOnly);
}
