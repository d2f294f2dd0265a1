using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Compose;

public sealed class MovementTests
{
    private static readonly Report Report = Make.Report(
        Make.Edition("2025-05-20"),
        Make.Post("risen", "2025-05-18T10:00", seen: [Make.Seen("2025-05-18T11:00", 10), Make.Seen("2025-05-20T12:00", 50)]),
        Make.Post("stayed", "2025-05-18T10:00", seen: [Make.Seen("2025-05-18T11:00", 30)]),
        Make.Post("fresh", "2025-05-20T10:00", seen: [Make.Seen("2025-05-20T11:00", 20), Make.Seen("2025-05-20T13:00", 40)]),
        Make.Post("gone", "2025-05-13T10:00", 5),
        Make.Post("later", "2025-05-20T10:00", seen: [Make.Seen("2025-05-21T11:00", 900)]));

    [Fact]
    public void A_longer_list_says_what_moved_since_the_period_before()
    {
        var table = Report.Table("posts-week", "posts");
        table.Ids().ShouldBe(["risen", "fresh", "stayed"]);
        table.Column("moved").ShouldBe([new Slot.Move(2, 40), new Slot.Move(null, null), new Slot.Move(1, 0)]);
        table.Columns.ShouldNotContain("gained");
    }

    [Fact]
    public void The_list_of_the_editions_own_period_says_what_was_gained()
    {
        var table = Report.Table("posts-day", "posts");
        table.Ids().ShouldBe(["fresh"]);
        table.Column("gained").ShouldBe([new Slot.Score(20)]);
        table.Column("trajectory").ShouldBe([new Slot.Trajectory([20, 40])]);
        table.Columns.ShouldNotContain("moved");
    }

    [Fact]
    public void What_entered_left_and_stayed_is_counted()
    {
        var slots = Report.Statement("posts-week", "list-moves").Slots;
        slots["entered"].ShouldBe(new Slot.Count(1));
        slots["left"].ShouldBe(new Slot.Count(1));
        slots["held"].ShouldBe(new Slot.Count(2));
        slots["span"].ShouldBe(new Slot.Term("previous-day"));
        Report.Kinds("posts-day").ShouldBe(["list-length"]);
    }

    [Fact]
    public void Takeaways_name_the_greatest_gain_and_the_new_leader()
    {
        Report.Kinds("takeaways").ShouldBe(["volume-day", "leader-score", "biggest-gain", "leader-new"]);
        var gain = Report.Statement("takeaways", "biggest-gain").Slots;
        gain["title"].ShouldBe(new Slot.Title("Title of risen", "https://example.org/risen", false));
        gain["gained"].ShouldBe(new Slot.Score(40));
        gain["then"].ShouldBe(new Slot.Score(10));
        gain["score"].ShouldBe(new Slot.Score(50));
        Report.Statement("takeaways", "volume-day").Slots["mean"].ShouldBe(Slot.Mean.Of(3 / 7.0));
    }

    [Fact]
    public void A_leader_that_led_before_still_leads()
    {
        var report = Make.Report(Make.Edition("2025-05-20"), Make.Post("a", "2025-05-18T10:00", 9), Make.Post("b", "2025-05-20T10:00", 1));
        var slots = report.Statement("takeaways", "leader-held").Slots;
        slots["title"].ShouldBe(new Slot.Title("Title of a", "https://example.org/a", false));
        slots["list"].ShouldBe(new Slot.Term("list-week"));
    }

    [Fact]
    public void The_post_discussed_most_is_told_unless_it_leads()
    {
        Item Of(string id, long score, long comments) =>
            Make.Post(id, "2025-05-20T10:00", seen: [Make.Seen("2025-05-20T11:00", score, comments)]);
        var report = Make.Report(Make.Edition("2025-05-20"), Of("a", 9, 1), Of("b", 1, 70), Of("c", 1, 70));
        report.Statement("takeaways", "most-discussed").Slots["title"].ShouldBeOfType<Slot.Title>().Value.ShouldBe("Title of b");
        Make.Report(Make.Edition("2025-05-20"), Of("a", 9, 70), Of("b", 1, 7)).Kinds("takeaways").ShouldNotContain("most-discussed");
    }

    [Fact]
    public void At_most_sixty_scores_are_drawn_the_last_ones()
    {
        var seen = Enumerable.Range(0, 70).Select(i => new Observation(
            Make.At("2025-05-20T10:00") + NodaTime.Duration.FromMinutes(i), i, null, null)).ToArray();
        var report = Make.Report(Make.Edition("2025-05-20"), Make.Post("a", "2025-05-20T10:00", seen: seen));
        var drawn = report.Table("posts-day", "posts").Column("trajectory")[0].ShouldBeOfType<Slot.Trajectory>();
        drawn.Values.ShouldBe(Enumerable.Range(10, 60).Select(i => (long)i));
        report.Table("posts-day", "posts").Column("gained")[0].ShouldBe(new Slot.Score(69));
    }
}
