using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Compose;

public sealed class CommunityTermsTests
{
    private static readonly string[] Rooms =
        ["attic", "cellar", "kitchen", "stable", "hallway", "library", "tower", "garden", "bakery", "chapel"];

    [Fact]
    public void What_a_community_speaks_of_more_than_others_is_told_with_its_count()
    {
        var report = Make.Report(Make.Edition("2025-05-20"),
            [.. Posts("lamps", 10, room => $"A kerosene lamp in the {room}"), .. Posts("kites", 10, room => $"Flying kites above the {room}")]);
        var lamps = Of(report, "lamps");
        lamps.Values.ShouldContain(v => v.Contains("kerosene", StringComparison.OrdinalIgnoreCase));
        lamps.Counts!.ShouldAllBe(count => count == 10);
        lamps.Values.ShouldNotContain(v => v.Contains("attic", StringComparison.OrdinalIgnoreCase), "every place has an attic");
        var statement = report.Of("communities").Statements.First(s => s.Kind == "community-terms");
        ((Evidence.Selection)report.Evidence[statement.Evidence.ShouldHaveSingleItem()]).Posts.ShouldBe(10);
        report.Of("communities").Notes.ShouldBe(["community-terms"]);
    }

    [Fact]
    public void A_communitys_own_name_is_not_told_of_it()
    {
        var report = Make.Report(Make.Edition("2025-05-20"),
            [.. Posts("c/kerosene", 10, room => $"Kerosene in the {room}, velvet curtains"), .. Posts("kites", 10, room => $"Kites above the {room}")]);
        Of(report, "c/kerosene").Values.ShouldNotContain(v => v.Equals("kerosene", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(4, 10)]
    [InlineData(10, 0)]
    public void A_small_community_and_the_only_one_have_nothing_of_their_own(int own, int others)
    {
        var report = Make.Report(Make.Edition("2025-05-20"),
            [.. Posts("lamps", own, room => $"A kerosene lamp in the {room}"), .. Posts("kites", others, room => $"Kites above the {room}")]);
        report.Of("communities").Statements.Where(s => s.Kind == "community-terms")
            .ShouldNotContain(s => Equals(s.Slots["name"], new Slot.Name("lamps")));
    }

    private static Slot.Names Of(Report report, string place) => (Slot.Names)report.Of("communities").Statements
        .Single(s => s.Kind == "community-terms" && Equals(s.Slots["name"], new Slot.Name(place))).Slots["terms"];

    private static IEnumerable<Item> Posts(string place, int count, Func<string, string> title) =>
        Rooms.Take(count).Select((room, i) => Make.Post($"{place}{i}", "2025-05-20T08:00", i, place, title: title(room)));
}
