using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Compose;

public sealed class StoryTests
{
    private static readonly Item[] Told =
    [
        Post("f1", "2025-05-20T08:00", "Moonlamp-7 released: lantern glows through walls", "c/one"),
        Post("f2", "2025-05-20T09:00", "Moonlamp-7 released: the lantern glows, first impressions", "c/two"),
        Post("f3", "2025-05-20T11:00", "Moonlamp-7 released: lantern glows through walls", "c/three"),
        Post("n1", "2025-05-20T10:00", "Moonlamp-7 released: lantern glows through walls, maker says", null, "news"),
    ];

    private static readonly Item[] Kites =
    [
        Post("k1", "2025-05-20T06:00", "Ferrofluid-9 battery catches fire", "c/kites"),
        Post("k2", "2025-05-20T06:10", "Ferrofluid-9 battery catches fire again", "c/kites"),
        Post("k3", "2025-05-20T06:20", "The Ferrofluid-9 battery fire, explained", "c/kites"),
    ];

    private static readonly Item[] Others =
    [
        Post("o1", "2025-05-20T08:30", "How do you clean a chimney?", "c/one"),
        Post("o2", "2025-05-20T08:40", "My bicycle squeaks in the rain", "c/one"),
    ];

    [Fact]
    public void A_story_is_told_with_its_places_and_all_its_posts()
    {
        var report = Make.Report(Make.Edition("2025-05-20"), [.. Told, .. Others]);
        var table = report.Table("stories-day", "stories");
        var row = table.Rows.ShouldHaveSingleItem();
        table.Column("documents").ShouldBe([new Slot.Count(3)], "the copy counts once");
        table.Column("places").ShouldBe([new Slot.Names(
            ["c/one · forum", "c/three · forum", "c/two · forum", "news"], [1, 1, 1, 1])]);
        table.Column("languages").ShouldBe([new Slot.Names(["en"])]);
        ((Slot.Names)table.Column("terms")[0]!).Values.ShouldContain("Moonlamp-7");
        table.Column("first-seen").ShouldBe([new Slot.Moment(Make.At("2025-05-20T09:00"))]);
        table.Column("last-seen").ShouldBe([new Slot.Moment(Make.At("2025-05-20T12:00"))]);
        var cited = row.Evidence!.Select(id => (Evidence.Post)report.Evidence[id]).ToList();
        cited[0].ShouldBe(row.Post);
        cited.Select(p => p.Id).ShouldBe(["f1", "f2", "f3", "n1"], ignoreOrder: true);
        ((Slot.Title)table.Column("story")[0]!).Value.ShouldBe(cited[0].Title);
        report.Statement("stories-day", "stories-told").Slots["stories"].ShouldBe(new Slot.Count(1));
    }

    [Fact]
    public void A_story_told_in_two_places_is_a_takeaway_before_the_most_discussed()
    {
        var discussed = Make.Post("d", "2025-05-20T07:00", title: "A long quarrel over chimneys",
            seen: [Make.Seen("2025-05-20T08:00", 0, 90)]);
        var report = Make.Report(Make.Edition("2025-05-20"), [.. Told, .. Others, discussed]);
        report.Kinds("takeaways").SkipWhile(k => k != "leading-story").ShouldBe(["leading-story", "most-discussed"]);
        var leading = report.Statement("takeaways", "leading-story").Slots;
        (leading["documents"], leading["places"]).ShouldBe((new Slot.Count(3), new Slot.Count(4)));
        leading["span"].ShouldBe(new Slot.Term("this-day"));
    }

    [Fact]
    public void Two_posts_in_one_place_are_a_story_and_no_takeaway()
    {
        var report = Make.Report(Make.Edition("2025-05-20"),
            [.. Kites[..2], .. Others]);
        report.Kinds("stories-day").ShouldBe(["stories-told"]);
        report.Kinds("takeaways").ShouldNotContain("leading-story");
    }

    [Fact]
    public void A_post_and_its_copy_are_no_story()
    {
        var report = Make.Report(Make.Edition("2025-05-20"), [Told[0], Told[2], .. Others]);
        foreach (var period in (string[])["day", "week", "month"])
        {
            report.Kinds($"stories-{period}").ShouldBe(["no-stories"]);
            report.Of($"stories-{period}").Tables.ShouldBeEmpty();
            report.Of($"stories-{period}").Notes.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Stories_told_in_more_places_come_first()
    {
        var report = Make.Report(Make.Edition("2025-05-20"),
        [
            .. Told, .. Others, .. Kites,
        ]);
        report.Table("stories-day", "stories").Column("documents").ShouldBe([new Slot.Count(3), new Slot.Count(3)]);
        report.Table("stories-day", "stories").Rows[1].Post!.Id.ShouldStartWith("k");
    }

    [Fact]
    public void A_story_below_the_floors_is_not_told()
    {
        var report = Make.Report(Make.Edition("2025-05-20", floors: new Floors(9, 0)), [.. Told, .. Others]);
        report.State.ShouldBe(ReportState.NoData);
        Make.Report(Make.Edition("2025-05-20", floors: new Floors(9, 0)),
            [.. Told[..2], Make.Post("high", "2025-05-20T07:00", 10)]).Kinds("stories-day").ShouldBe(["no-stories"]);
    }

    private static Item Post(string id, string published, string title, string? community, string source = "forum") =>
        Make.Post(id, published, 1, community, source, title) with { Url = null };
}
