using Vane.Model;
using Vane.Tests.Support;
using Vane.Understand;

namespace Vane.Tests.Compose;

public sealed class TopicsTests
{
    private static readonly Topic Learning = Lens.Open("ai").Taxonomy.Topics.Single(t => t.Id == "reinforcement-learning");

    [Fact]
    public void A_topic_is_tabled_with_its_shares_and_its_first_post()
    {
        var report = Make.Report(Make.Edition("2025-05-20"),
        [
            Make.Post("a", "2025-05-20T08:00", 3, title: "Reinforcement learning for tired robots"),
            Make.Post("b", "2025-05-20T09:00", 7, title: "What reinforcement learning cannot do"),
            .. Enumerable.Range(0, 6).Select(i => Make.Post($"o{i}", "2025-05-20T10:00", 9, title: Plain[i])),
            Make.Post("then", "2025-05-16T09:00", 1, title: "Older thoughts on reinforcement learning"),
            .. Enumerable.Range(0, 3).Select(i => Make.Post($"p{i}", "2025-05-16T10:00", 1, title: Plain[6 + i])),
        ]);
        var read = report.Statement("topics", "topics-read").Slots;
        (read["with"], read["all"]).ShouldBe((new Slot.Count(2), new Slot.Count(8)));
        var table = report.Table("topics", "topics");
        table.Column("topic").ShouldContain(new Slot.Label(Learning.Id, Learning.Labels.En, Learning.Labels.ZhHans, Learning.Labels.ZhHant));
        var row = table.Rows.Single(r => ((Slot.Label)r.Cells[0]!).Key == Learning.Id);
        row.Cells.Skip(1).Take(5).ShouldBe(
            [new Slot.Count(2), new Slot.Share(0.25), new Slot.Count(1), new Slot.Share(0.25), new Slot.Share(0)]);
        row.Post!.Id.ShouldBe("b");
    }

    [Fact]
    public void Copies_do_not_count()
    {
        var report = Make.Report(Make.Edition("2025-05-20"),
            Make.Post("a", "2025-05-20T08:00", 3, title: "Reinforcement learning for tired robots"),
            Make.Post("b", "2025-05-20T09:00", 7, "c/two", title: "Reinforcement learning for tired robots"));
        report.Statement("topics", "topics-read").Slots["all"].ShouldBe(new Slot.Count(1));
        report.Table("topics", "topics").Rows[0].Post!.Id.ShouldBe("a");
        report.Table("topics", "topics").Column("share-before").ShouldAllBe(cell => cell == null);
    }

    [Fact]
    public void Where_no_topic_was_found_there_is_no_table()
    {
        var report = Make.Report(Make.Edition("2025-05-20"), Make.Post("a", "2025-05-20T08:00", 3, title: Plain[0]));
        report.Kinds("topics").ShouldBe(["topics-read"]);
        report.Of("topics").Tables.ShouldBeEmpty();
        report.Of("topics").Notes.ShouldBeEmpty();
    }

    private static readonly string[] Plain =
    [
        "How do you clean a chimney?", "My bicycle squeaks in the rain", "Apples keep best in straw", "A ladder for short people",
        "Old maps of the harbour", "The baker moved to another street", "Soap made from ashes", "Rope that floats", "Two left shoes",
    ];
}
