using Vane.Backtest;

namespace Vane.Tests.Backtest;

public sealed class EmergenceTests
{
    private const int Monday = 28, Days = 35;

    [Fact]
    public void A_term_emerges_in_enough_documents_and_three_times_as_many_as_before()
    {
        // Before: 4 documents in four weeks make 1 a week; 3 × (1 + 0.5) is 4.5.
        var told = new Told().On(0, 2, "Kestrel", "Heron").On(27, 2, "Kestrel", "Heron")
            .On(28, 2, "Kestrel").On(34, 3, "Kestrel").On(30, 4, "Heron")
            .On(31, 3, "Plover").On(31, 4, "Wren").On(27, 1, "Avocet").On(33, 4, "Avocet");
        var term = Emerging(told, 4, "Kestrel", "Heron", "Plover", "Wren", "Avocet");
        // Five of Kestrel are as many as 4.5 asks; four of Heron are not; three of Plover are too few for anything.
        term.Select(t => (t.Text, t.Count, t.Before)).ShouldBe([("Wren", 4, 0), ("Avocet", 4, 0.25), ("Kestrel", 5, 1)]);
        term.Select(t => t.Score).ShouldBe([4, 3.75 / Math.Sqrt(1.25), 4 / Math.Sqrt(2)], 1e-12);
    }

    [Fact]
    public void Of_terms_in_the_same_documents_the_longest_stands_and_the_others_are_it()
    {
        var told = new Told().On(29, 4, "Kestrel", "Kestrel 7B", "tuned").On(30, 1, "Kestrel", "quick").On(30, 4, "Heron");
        var emerging = Emerging(told, 4, "Kestrel", "Kestrel 7B", "tuned", "Heron");
        emerging.Select(t => t.Text).ShouldBe(["Heron", "Kestrel 7B"]);
        emerging[1].Aliases.ShouldBe([Told.Term("tuned"), Told.Term("Kestrel")], ignoreOrder: true);
        emerging[0].Aliases.ShouldBeEmpty();
    }

    [Fact]
    public void A_term_that_stands_elsewhere_too_stands_by_itself()
    {
        var told = new Told().On(29, 4, "Kestrel", "Kestrel 7B").On(30, 4, "Kestrel");
        Emerging(told, 4, "Kestrel", "Kestrel 7B").Select(t => (t.Text, t.Count)).ShouldBe([("Kestrel", 8), ("Kestrel 7B", 4)]);
    }

    [Fact]
    public void Only_what_is_looked_for_stands()
    {
        var told = new Told().On(29, 5, "quick", "Kestrel").On(30, 5, "tuned");
        Emerging(told, 4, "quick", "Kestrel", "tuned").Select(t => t.Text).ShouldBe(["Kestrel"]);
        Emergence(told, _ => true, "quick", "Kestrel", "tuned").Of(Monday, 4).Select(t => t.Text).ShouldBe(["Kestrel", "tuned"]);
    }

    [Fact]
    public void The_twenty_that_came_up_most_are_the_weeks()
    {
        var told = new Told();
        string[] names = [.. Enumerable.Range(0, 25).Select(i => $"N{i:00}")];
        for (var i = 0; i < names.Length; i++) told.On(28 + (i % 7), 5 + i, names[i]);
        Emerging(told, 4, names).Select(t => t.Text).ShouldBe(names.Reverse().Take(20));
    }

    [Theory]
    [InlineData("reddit", 1000, 4)]
    [InlineData("hackernews", 1, 8)]
    [InlineData("hf-daily-papers", 1, 5)]
    [InlineData("forum", 135, 4)]
    [InlineData("forum", 464, 8)]
    [InlineData("forum", 0, 3)]
    [InlineData("forum", 1038, 12)]
    public void What_is_enough_grows_with_the_root_of_the_volume(string source, double perWeek, int least) =>
        Vane.Backtest.Emergence.LeastOf(source, perWeek).ShouldBe(least);

    private static IReadOnlyList<EmergingTerm> Emerging(Told told, int least, params string[] terms) =>
        Emergence(told, t => t.Kind == Vane.Trend.SubjectKind.Name, terms).Of(Monday, least);

    private static Emergence Emergence(Told told, Func<Vane.Trend.Subject, bool> isNamed, params string[] terms) =>
        new(new Hindsight(told.Counts(Days)), Told.Texts(terms), isNamed);
}
