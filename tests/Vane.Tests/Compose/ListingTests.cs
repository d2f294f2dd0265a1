using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Compose;

public sealed class ListingTests
{
    private static readonly Edition Day = Make.Edition("2025-05-20", asOf: "2025-05-22T00:00");

    [Fact]
    public void Within_a_source_score_counts_then_rank_then_publication_then_id() =>
        Order(
            Of("unseen-old", "08:00"), Of("ranked", "08:00", rank: 1), Of("tie-b", "10:00", 5), Of("best", "08:00", 9),
            Of("unseen-new", "09:00"), Of("tie-a", "07:00", 5), Of("ranked-low", "08:00", rank: 2), Of("nil", "08:00", 0),
            Of("unseen-new-b", "09:00"), Of("tie-ranked", "08:00", 5, rank: 4))
            .ShouldBe(["best", "tie-ranked", "tie-a", "tie-b", "nil", "ranked", "ranked-low", "unseen-new", "unseen-new-b", "unseen-old"]);

    [Fact]
    public void Sources_take_turns_and_posts_without_figures_come_last() =>
        Order(
            Of("a1", "08:00", 500), Of("a2", "08:00", 400), Of("a3", "08:00", 300),
            Of("b1", "08:00", rank: 1, source: "news"), Of("b2", "08:00", rank: 2, source: "news"),
            Of("c1", "09:00", source: "papers"))
            .ShouldBe(["a1", "b1", "a2", "b2", "a3", "c1"]);

    [Fact]
    public void Ids_are_compared_by_code_unit() =>
        Order(Of("b", "08:00", 1), Of("a", "08:00", 1), Of("B", "08:00", 1), Of("é", "08:00", 1), Of("10", "08:00", 1), Of("9", "08:00", 1))
            .ShouldBe(["10", "9", "B", "a", "b", "é"]);

    [Fact]
    public void A_day_lists_ten_posts_and_longer_periods_twenty()
    {
        var items = Enumerable.Range(0, 30).Select(i => Of($"p{i:00}", "08:00", 100 - i)).ToArray();
        var report = Make.Report(Day, items);
        report.Table("posts-day", "posts").Ids().ShouldBe(items.Take(10).Select(i => i.Key.Id));
        report.Table("posts-week", "posts").Ids().ShouldBe(items.Take(20).Select(i => i.Key.Id));
        report.Statement("posts-day", "list-length").Slots["posts"].ShouldBe(new Slot.Count(30));
        report.Statement("posts-day", "list-length").Slots["listed"].ShouldBe(new Slot.Count(10));
        report.Table("communities", "community").Ids().ShouldBe(["p00", "p01", "p02"]);
    }

    [Fact]
    public void A_list_says_when_ranks_stand_for_scores_and_when_sources_take_turns()
    {
        Make.Report(Day, Of("a", "08:00", 5)).Of("posts-day").Notes.ShouldBeEmpty();
        var report = Make.Report(Day, Of("a", "08:00", 5), Of("b", "08:00", rank: 3, source: "news"));
        report.Of("posts-day").Notes.ShouldBe(["sources-take-turns", "rank-as-score"]);
        report.Table("posts-day", "posts").Column("score").ShouldBe([new Slot.Score(5), new Slot.Rank(3)]);
    }

    private static string[] Order(params IReadOnlyList<Item> items) => Make.Report(Day, items).Table("posts-day", "posts").Ids();

    private static Item Of(string id, string at, long? score = null, long? rank = null, string source = "forum") =>
        Make.Post(id, $"2025-05-20T{at}", source: source,
            seen: score is null && rank is null ? [] : [Make.Seen("2025-05-20T12:00", score, null, rank)]);
}
