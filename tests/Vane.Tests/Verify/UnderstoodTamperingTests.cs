using System.Text;
using System.Text.Json.Nodes;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Verify;

namespace Vane.Tests.Verify;

/// <summary>Stories, topics and terms that a report tells otherwise than the store are found out.</summary>
public sealed class UnderstoodTamperingTests : IDisposable
{
    private readonly TestStore _store;
    private readonly Report _report;

    public UnderstoodTamperingTests()
    {
        string[] rooms = ["attic", "cellar", "kitchen", "stable", "hallway", "library"];
        _store = new TestStore(
        [
            Post("f1", "Moonlamp-7 released with open weights", "c/one"),
            Post("f2", "Moonlamp-7 released today, first impressions", "c/two"),
            Post("n1", "Moonlamp-7 released with open weights, maker says", null, "news"),
            Post("r1", "Reinforcement learning for tired robots", "c/two"),
            Post("o1", "How do you clean a chimney?", "c/two"),
            .. rooms.Select((room, i) => Post($"l{i}", $"A kerosene lamp in the {room}", "c/one")),
        ]);
        _report = Editions.Compose(_store.Store, Make.Edition("2025-05-20"));
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_was_composed_is_supported() => Problems(_report).ShouldBeEmpty();

    [Fact]
    public void A_false_count_of_posts_is_found() => Problems(Changed("stories-day", (section, _) =>
        section["tables"]![0]!["rows"]![0]!["cells"]![2]!["value"] = 17)).ShouldContain(p => p.Claim == "count 17");

    [Fact]
    public void A_false_share_of_a_topic_is_found() => Problems(Changed("topics", (section, _) =>
        section["tables"]![0]!["rows"]![0]!["cells"]![2]!["value"] = 0.5)).ShouldContain(p => p.Claim == "share 0.5");

    [Fact]
    public void A_label_that_the_lens_does_not_give_is_found() => Problems(Changed("topics", (section, _) =>
        section["tables"]![0]!["rows"]![0]!["cells"]![0]!["zhHant"] = "煙囪")).ShouldNotBeEmpty();

    [Fact]
    public void A_false_count_of_a_term_is_found() => Problems(Changed("communities", (section, _) =>
    {
        var terms = section["statements"]!.AsArray().Single(s => (string)s!["kind"]! == "community-terms")!;
        terms["slots"]!["terms"]!["counts"]![0] = 4;
    })).ShouldNotBeEmpty();

    [Fact]
    public void A_post_that_does_not_tell_the_story_is_found_among_its_evidence()
    {
        var foreign = _report.Table("posts-day", "posts").Rows.Select(r => r.Post!).Single(p => p.Id == "o1");
        var problems = Problems(Changed("stories-day", (section, root) =>
        {
            var cited = section["tables"]![0]!["rows"]![0]!["evidence"]!.AsArray();
            var entry = root["evidence"]![(string)cited[1]!]!;
            (entry["id"], entry["title"], entry["content"], entry["url"]) = (foreign.Id, foreign.Title, foreign.Content, foreign.Url);
        }));
        problems.ShouldContain(p => p.Claim.Contains("o1", StringComparison.Ordinal) && p.Where.Contains("stories-day", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_cites_one_post_too_few_is_found() => Problems(Changed("stories-day", (section, _) =>
        section["tables"]![0]!["rows"]![0]!["evidence"]!.AsArray().RemoveAt(1))).ShouldNotBeEmpty();

    [Fact]
    public void Another_lens_is_told_by_name()
    {
        var problem = Problems(_report with { Lens = new LensMark("law", "0123456789ab") }).ShouldHaveSingleItem();
        problem.Where.ShouldBe("lens");
        problem.Claim.ShouldBe("'law' (0123456789ab)");
        problem.Problem.ShouldStartWith("the store was understood through another lens, 'ai' (");
    }

    [Fact]
    public void A_story_withheld_takes_its_evidence_along()
    {
        // Two weeks later the story is the month's alone.
        var report = Editions.Compose(_store.Store, Make.Edition("2025-06-05"));
        var story = report.Table("stories-month", "stories").Rows[0];
        var wrong = Changed(report, "stories-month", (section, _) => section["tables"]![0]!["rows"]![0]!["cells"]![2]!["value"] = 17);
        var withheld = Withholding.Apply(wrong, Verify(wrong));
        withheld.Verification.Withheld.ShouldBe(1);
        withheld.Table("stories-month", "stories").Rows.Count.ShouldBe(report.Table("stories-month", "stories").Rows.Count - 1);
        withheld.Evidence.Keys.Intersect(story.Evidence!).ShouldBeEmpty();
        Problems(withheld).ShouldBeEmpty();
    }

    private Report Changed(string section, Action<JsonNode, JsonNode> change) => Changed(_report, section, change);

    private static Report Changed(Report report, string section, Action<JsonNode, JsonNode> change)
    {
        var root = JsonNode.Parse(ReportJson.Write(report))!;
        change(root["sections"]!.AsArray().Single(s => (string)s!["kind"]! == section)!, root);
        return ReportJson.Read(Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    private IReadOnlyList<Finding> Problems(Report report) => Verify(report).Problems;

    private Findings Verify(Report report) =>
        ReportVerifier.Verify(_store.Store, _store.Store.Recall(), report, Editions.Generator);

    private static Item Post(string id, string title, string? community, string source = "forum") =>
        Make.Post(id, "2025-05-20T08:00", 1, community, source, title) with { Url = null };
}
