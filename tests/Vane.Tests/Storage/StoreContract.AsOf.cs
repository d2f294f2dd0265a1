using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;

namespace Vane.Tests.Storage;

// What was known at an instant.
public abstract partial class StoreContract
{
    private static readonly Window Year = new(Make.At("2025-01-01T00:00"), Make.At("2026-01-01T00:00"));

    [Fact]
    public void An_edit_is_a_new_version_and_the_old_one_stays()
    {
        var first = Make.Post("a", "2025-05-01T00:00", title: "Before", seen: [Make.Seen("2025-05-01T01:00", 1)]);
        var second = first with { Title = "After", Observations = [Make.Seen("2025-05-03T01:00", 9)] };
        Store.Fill(first);
        Store.Fill(second).ShouldBe(new Tally(1, 0, 1, 1, 0));
        Census.Take(Store).Versions.ShouldBe(2);
        Only("2025-05-02T00:00").Title.ShouldBe("Before");
        Only("2025-05-03T01:00").Title.ShouldBe("After");
        Only("2025-05-02T00:00").ContentHash.ShouldNotBe(Only("2025-05-03T01:00").ContentHash);
    }

    [Fact]
    public void Content_taken_back_is_in_force_again()
    {
        Item At(string title, string at) => Make.Post("a", "2025-05-01T00:00", title: title, seen: [Make.Seen(at, 1)]);
        Store.Fill(At("A", "2025-05-01T01:00"), At("B", "2025-05-02T01:00"), At("A", "2025-05-03T01:00"));
        Census.Take(Store).Versions.ShouldBe(2);
        Only("2025-05-02T12:00").Title.ShouldBe("B");
        Only("2025-05-04T00:00").Title.ShouldBe("A");
    }

    [Fact]
    public void Content_told_as_of_the_last_of_many_observations_stands_for_the_earlier_ones()
    {
        Store.Fill(Make.Post("a", "2025-05-01T00:00", title: "Told late",
            seen: [Make.Seen("2025-05-01T01:00", 1), Make.Seen("2025-05-05T01:00", 9)]));
        Only("2025-05-02T00:00").Title.ShouldBe("Told late");
    }

    [Fact]
    public void Figures_are_each_the_last_shown_up_to_the_instant()
    {
        Store.Fill(Make.Post("a", "2025-05-01T00:00", seen:
        [
            Make.Seen("2025-05-01T01:00", 1, 10, 3), Make.Seen("2025-05-01T02:00", null, 20), Make.Seen("2025-05-01T03:00", 5),
        ]));
        FiguresAt("2025-05-01T01:00").ShouldBe((1L, 10L, 3L));
        FiguresAt("2025-05-01T02:30").ShouldBe((1L, 20L, 3L));
        FiguresAt("2025-05-01T03:00").ShouldBe((5L, 20L, 3L));
        Only("2025-05-01T02:30").Observations.Count.ShouldBe(2);
    }

    [Fact]
    public void Conflicting_observations_of_one_instant_are_all_kept_and_the_greatest_counts()
    {
        Store.Fill(Make.Post("a", "2025-05-01T00:00", seen: [Make.Seen("2025-05-01T01:00", 7, 1), Make.Seen("2025-05-01T01:00", 3, 9)]));
        Only("2025-05-02T00:00").Observations.Count.ShouldBe(2);
        FiguresAt("2025-05-02T00:00").ShouldBe((7L, 1L, (long?)null));
    }

    [Fact]
    public void A_document_is_not_known_before_it_was_seen()
    {
        Store.Fill(Make.Post("a", "2025-05-01T00:00", seen: [Make.Seen("2025-05-04T00:00")]));
        Published("2025-05-03T23:59").ShouldBeEmpty();
        Only("2025-05-04T00:00").FirstSeen.ShouldBe(Make.At("2025-05-04T00:00"));
        Store.Fill(Make.Post("a", "2025-05-01T00:00", seen: [Make.Seen("2025-05-02T00:00")]));
        Only("2025-05-04T00:00").FirstSeen.ShouldBe(Make.At("2025-05-02T00:00"));
    }

    [Fact]
    public void An_item_without_publication_is_placed_by_its_first_sight()
    {
        Store.Fill(Make.Post("a", null, seen: [Make.Seen("2025-05-04T00:00", rank: 1)]));
        var queries = new PostQueries(Store);
        var day = new Window(Make.At("2025-05-04T00:00"), Make.At("2025-05-05T00:00"));
        queries.Published(day, Year.To).Single().Published.ShouldBeNull();
        queries.Published(new Window(day.To, Year.To), Year.To).ShouldBeEmpty();
        queries.Published(new Window(Year.From, day.From), Year.To).ShouldBeEmpty();
    }

    [Fact]
    public void Places_are_those_known_at_the_instant()
    {
        Store.Fill(
            Make.Post("a", "2025-05-01T00:00", community: "c/b"), Make.Post("b", "2025-05-03T00:00", community: "c/a"),
            Make.Post("c", "2025-05-02T00:00", community: null, source: "papers"));
        Places("2025-05-01T00:59").ShouldBeEmpty();
        Places("2025-05-02T12:00").ShouldBe(["forum/c/b", "papers/papers"]);
        Places("2025-05-04T00:00").ShouldBe(["forum/c/a", "forum/c/b", "papers/papers"]);
    }

    [Fact]
    public void What_becomes_known_later_changes_no_places_known_before()
    {
        Store.Fill(Make.Post("a", "2025-05-01T00:00", community: null, source: "papers"));
        var before = Places("2025-05-02T00:00");
        Store.Fill(Make.Post("b", "2025-05-08T00:00", community: "cs", source: "papers"));
        Places("2025-05-02T00:00").ShouldBe(before);
    }

    [Fact]
    public void Activity_is_the_last_new_document_and_the_days_with_new_ones()
    {
        Store.Fill(
            Make.Post("a", "2025-02-01T00:00"), Make.Post("b", "2025-05-01T00:00"), Make.Post("c", "2025-05-01T10:00"),
            Make.Post("d", "2025-05-04T00:00"));
        var activity = new PostQueries(Store).Activity(Make.At("2025-05-03T00:00")).Single();
        activity.LastNew.ShouldBe(Make.At("2025-05-01T11:00"));
        activity.Days.ShouldBe([Make.At("2025-05-01T00:00").ToUnixTimeSeconds() / 86400]);
        new PostQueries(Store).Activity(Make.At("2025-01-01T00:00")).ShouldBeEmpty();
    }

    private IReadOnlyList<Post> Published(string asOf) => new PostQueries(Store).Published(Year, Make.At(asOf));

    private Post Only(string asOf) => Published(asOf).ShouldHaveSingleItem();

    private (long?, long?, long?) FiguresAt(string at)
    {
        var figures = Figures.Of(Only(at), Make.At(at));
        return (figures.Score, figures.Comments, figures.Rank);
    }

    private string[] Places(string asOf) =>
        [.. new PostQueries(Store).Places(Make.At(asOf)).Select(p => $"{p.Source}/{p.Name}")];
}
