using Vane.Model;
using Vane.Tests.Support;
using Vane.Tests.Verify;
using Vane.Verify;

namespace Vane.Tests.Compose;

/// <summary>Posts that say the same: they count once, and a list says where else they stand.</summary>
public sealed class CopiesTests
{
    private const string Lamps = "How a hundred lamps learned to hum in the old harbour";
    private const string Kites = "Three kites on one string: what the wind taught us";

    private static readonly Edition Day = Make.Edition("2025-05-20");

    // Lamps in three communities and on another source, kites alone.
    private static readonly Item[] Items =
    [
        Of("lamps-a", "08:00", 5, "c/one", Lamps), Of("lamps-b", "09:00", 50, "c/two", Lamps), Of("lamps-c", "10:00", 9, "c/three", Lamps),
        Of("kites", "08:30", 20, "c/one", Kites),
        Of("linked", "11:00", 7, null, "Lamps, and the harbour they stand in", "news") with { Url = "https://pages.example/lamps-that-hum" },
    ];

    [Fact]
    public void A_list_shows_the_first_of_copies_and_the_places_of_the_others()
    {
        var table = Make.Report(Day, Items).Table("posts-day", "posts");
        table.Ids().ShouldBe(["lamps-b", "kites"]);
        table.Column("also").ShouldBe([new Slot.Names(["c/one · forum", "c/three · forum", "news"]), null]);
        table.Rows[0].Also!.Select(p => p.Id).ShouldBe(["lamps-a", "lamps-c", "linked"]);
        table.Rows[1].Also.ShouldBeNull();
    }

    [Fact]
    public void The_first_of_copies_is_the_one_first_in_the_order_of_all_posts()
    {
        // Second of its source, the copy of the forum comes after the first of the news.
        var report = Make.Report(Day,
            Of("kites", "08:00", 90, "c/one", Kites), Of("lamps", "09:00", 50, "c/two", Lamps), Of("linked", "10:00", 1, null, Lamps, "news"));
        report.Table("posts-day", "posts").Ids().ShouldBe(["kites", "linked"]);
        report.Table("posts-day", "posts").Column("also").ShouldBe([null, new Slot.Names(["c/two · forum"])]);
    }

    [Fact]
    public void Copies_in_one_place_are_named_without_the_place()
    {
        var report = Make.Report(Day, Of("a", "08:00", 5, "c/one", Lamps), Of("b", "09:00", 50, "c/one", Lamps));
        var row = report.Table("posts-day", "posts").Rows.ShouldHaveSingleItem();
        row.Cells[3].ShouldBeNull();
        row.Also!.ShouldHaveSingleItem().Id.ShouldBe("a");
    }

    [Fact]
    public void Copies_of_what_is_long_past_are_still_one()
    {
        const string paper = "https://arxiv.org/abs/2501.01234";
        using var store = new TestStore(Make.Post("old", "2025-01-10T08:00", 1, "c/one", title: "Lamps that hum: a theory") with { Url = paper });
        store.Store.Understand();
        store.Store.Fill(
            Make.Post("a", "2025-05-20T08:00", 5, "c/one", title: "A theory of lamps, come back to") with { Url = paper },
            Make.Post("b", "2025-05-20T09:00", 7, "c/two", title: "Has anybody read of the humming?") with { Url = paper });
        var report = store.Store.Compose(Day);
        var row = report.Table("posts-day", "posts").Rows.ShouldHaveSingleItem();
        row.Post!.Id.ShouldBe("b");
        row.Also!.Select(p => p.Id).ShouldBe(["a"]);
        var understanding = store.Store.Understand()(Day);
        understanding.Of(new DocumentKey("forum", "a"))!.Digest.Original.ShouldNotBeNull();
        understanding.OriginalOf(new DocumentKey("forum", "b")).Id.ShouldBe("a");
        ReportVerifier.Verify(store.Store, store.Store.Recall(), Editions.Counted(report), "vane test").Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Copies_count_once_and_coverage_tells_how_many_there_were()
    {
        var report = Make.Report(Day, Items);
        report.Statement("coverage", "coverage-posts").Slots["posts"].ShouldBe(new Slot.Count(2));
        report.Statement("coverage", "coverage-posts").Slots["sources"].ShouldBe(new Slot.Count(2));
        report.Statement("coverage", "coverage-copies").Slots["copies"].ShouldBe(new Slot.Count(3));
        report.Statement("coverage", "coverage-copies").Slots["documents"].ShouldBe(new Slot.Count(5));
        report.Table("coverage", "sources").Column("posts").ShouldBe([new Slot.Count(4), new Slot.Count(1)]);
        report.Statement("takeaways", "volume-first").Slots["posts"].ShouldBe(new Slot.Count(2));
        report.Statement("posts-day", "list-length").Slots["posts"].ShouldBe(new Slot.Count(2));
        report.Statement("evolution", "busiest-week").Slots["posts"].ShouldBe(new Slot.Count(2));
        report.Evidence.Values.OfType<Evidence.Selection>().Where(s => s.Posts > 0).ShouldAllBe(s => s.Posts == 2);
    }

    [Fact]
    public void Where_there_are_no_copies_none_are_told() =>
        Make.Report(Day, Items[1], Items[3]).Kinds("coverage").ShouldNotContain("coverage-copies");

    [Fact]
    public void In_each_community_and_source_its_own_copy_stands()
    {
        var report = Make.Report(Day, [.. Items, Of("lamps-d", "11:30", 2, "c/one", Lamps)]);
        report.Statement("communities", "communities-active").Slots["posts"].ShouldBe(new Slot.Names(
            ["c/one · forum", "c/three · forum", "c/two · forum", "news"], [2, 1, 1, 1]));
        var places = report.Of("communities").Tables.ToDictionary(t => t.Subject!.Value, t => t.Ids());
        places["c/one · forum"].ShouldBe(["kites", "lamps-a"]);
        places["c/three · forum"].ShouldBe(["lamps-c"]);
        places["news"].ShouldBe(["linked"]);
        report.Of("takeaways").Statements.Where(s => s.Kind.StartsWith("leader", StringComparison.Ordinal))
            .Select(s => ((Slot.Name)s.Slots["source"]).Value).ShouldBe(["forum", "news"]);
        report.Of("evolution").Tables.Select(t => t.Rows[^1].Cells[2]).ShouldBe([new Slot.Count(2), new Slot.Count(1)]);
    }

    [Fact]
    public void A_copy_below_the_floors_is_none()
    {
        var report = Make.Report(Day with { Floors = new Floors(6, 0) }, Items);
        report.Table("posts-day", "posts").Rows[0].Also!.Select(p => p.Id).ShouldBe(["lamps-c", "linked"]);
        report.Kinds("coverage").ShouldBe(["coverage-window", "coverage-posts", "coverage-copies"]);
    }

    [Fact]
    public void Shares_count_copies_once_in_the_community_and_once_in_its_source()
    {
        var before = Enumerable.Range(0, 4).Select(i => Make.Post($"old-{i}", "2025-05-15T08:00", 1, i < 2 ? "c/one" : "c/two"));
        var table = Make.Report(Day, [.. Items, .. before]).Table("day-against-week", "shares-communities");
        table.Column("community").ShouldBe([new Slot.Name("c/one · forum"), new Slot.Name("c/two · forum"), new Slot.Name("c/three · forum")]);
        table.Column("posts-now").ShouldBe([new Slot.Count(2), new Slot.Count(1), new Slot.Count(1)]);
        table.Column("share-now").ShouldBe([new Slot.Share(1), new Slot.Share(0.5), new Slot.Share(0.5)]);
    }

    [Fact]
    public void A_post_moves_from_the_place_its_copy_had()
    {
        Item[] items =
        [
            Make.Post("first", "2025-05-19T08:00", 30, "c/one", title: Lamps), Make.Post("kites", "2025-05-19T08:00", 20, "c/one", title: Kites),
            Make.Post("again", "2025-05-20T08:00", 90, "c/two", title: Lamps),
        ];
        var report = Make.Report(Day, items);
        report.Table("posts-week", "posts").Ids().ShouldBe(["again", "kites"]);
        report.Table("posts-week", "posts").Column("moved").ShouldBe([new Slot.Move(1, null), new Slot.Move(2, 0)]);
        report.Statement("posts-week", "list-moves").Slots["held"].ShouldBe(new Slot.Count(2));
        report.Kinds("takeaways").ShouldContain("leader-held");
    }

    [Fact]
    public void Names_of_a_title_stand_beside_it_in_their_order_each_once_four_at_most()
    {
        var report = Make.Report(Day,
            Of("many", "08:00", 9, "c/one", "GPT-4o, Claude 3.5 Sonnet, Qwen2.5-VL, GPT-4o again, DeepSeek R1 and Llama 3.1 in one test"),
            Of("chinese", "08:00", 8, "c/one", "通义千问与 DeepSeek 的对话"),
            Of("none", "08:00", 7, "c/one", Kites),
            Of("there", "08:00", 6, "r/ClaudeAI", "Opus 4.5 wrote my letters"),
            Of("elsewhere", "08:00", 5, "c/one", "Opus 4.5 plays my records"));
        var names = report.Table("posts-day", "posts").Column("names");
        ((Slot.Names)names[0]!).Values.ShouldBe(["GPT-4o", "Claude 3.5 Sonnet", "Qwen2.5-VL", "DeepSeek-R1"]);
        ((Slot.Names)names[1]!).Values.ShouldBe(["Qwen", "DeepSeek"]);
        names[2].ShouldBeNull();
        // What a short name means there, the place tells.
        ((Slot.Names)names[3]!).Values.ShouldBe(["Claude Opus 4.5"]);
        names[4].ShouldBeNull();
    }

    [Theory]
    [InlineData("also")]
    [InlineData("names")]
    [InlineData("others")]
    public void What_is_said_of_copies_and_names_is_checked(string what)
    {
        using var store = new TestStore([.. Items, Of("named", "08:00", 3, "c/one", "Claude 3.5 Sonnet against GPT-4o")]);
        var report = store.Store.Compose(Day);
        var other = report.Table("posts-day", "posts").Rows.Single(r => r.Post!.Id == "kites").Post!;
        Row[] Wrong(Row row) => what switch
        {
            "others" => row.Also is not { } also ? [row with { Also = [other] }, row with { Also = [] }]
                : [row with { Also = null }, row with { Also = [.. also.Skip(1)] }, row with { Also = [.. also.Reverse()] },
                   row with { Also = [.. also, other] }, row with { Also = [also[0] with { Title = "x" }, .. also.Skip(1)] }],
            "also" => [.. Changed(row, 3)],
            _ => [.. Changed(row, 4)],
        };

        var rows = report.Table("posts-day", "posts").Rows;
        var tried = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var wrong in Wrong(rows[i]))
            {
                tried++;
                var findings = ReportVerifier.Verify(store.Store, store.Store.Recall(), With(report, i, wrong), "vane test");
                findings.Problems.ShouldContain(f => f.Where.Contains($"rows[{i}]", StringComparison.Ordinal), wrong.ToString());
            }
        }

        tried.ShouldBeGreaterThan(4);
    }

    private static IEnumerable<Row> Changed(Row row, int column)
    {
        Row Put(Slot? slot) => row with { Cells = [.. row.Cells.Select((c, i) => i == column ? slot : c)] };
        yield return Put(row.Cells[column] is Slot.Names names ? new Slot.Names([.. names.Values, "c/four · forum"]) : new Slot.Names(["c/two · forum"]));
        if (row.Cells[column] is not Slot.Names said) yield break;
        yield return Put(null);
        yield return Put(new Slot.Names([.. said.Values.Skip(1)]));
        yield return Put(new Slot.Names(said.Values, [.. said.Values.Select(_ => 1L)]));
        if (said.Values.Count > 1) yield return Put(new Slot.Names([.. said.Values.Reverse()]));
    }

    private static Report With(Report report, int row, Row wrong)
    {
        var table = report.Table("posts-day", "posts");
        var other = table with { Rows = [.. table.Rows.Select((r, i) => i == row ? wrong : r)] };
        return report with
        {
            Sections = [.. report.Sections.Select(s => s.Kind == "posts-day" ? s with { Tables = [other] } : s)],
        };
    }

    private static Item Of(string id, string at, long score, string? community, string title, string source = "forum") =>
        Make.Post(id, $"2025-05-20T{at}", score, community, source, title) with
        {
            Url = id.StartsWith("lamps", StringComparison.Ordinal) ? "https://pages.example/lamps-that-hum" : $"https://pages.example/{id}-{source}",
        };
}
