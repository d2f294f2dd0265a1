using NodaTime;
using Vane.Model;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class HuggingFaceSourceTests
{
    private const string Base = "http://127.0.0.1:5000/hf";
    private const string Trending = Base + "/api/models?sort=trendingScore&direction=-1&limit=100&full=true";
    private const string Newest = Base + "/api/models?sort=createdAt&direction=-1&limit=100&full=true";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 12, 0);

    private ScriptedVisit _visit = new(Now);

    [Fact]
    public async Task A_paper_is_read_with_its_votes()
    {
        _visit.Answer(Day("2026-03-09"), "[]").Answer(Day("2026-03-10"), $"[{Paper("2603.00017")}]");
        var item = (await PapersAsync()).Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("hf-daily-papers", "2603.00017"));
        (item.Title, item.Text, item.Author).ShouldBe(("Singing kettles", "They sing.", "Ada Steam, Bo Ling"));
        (item.Community, item.Url).ShouldBe(("hf-daily-papers", "https://huggingface.co/papers/2603.00017"));
        item.Published.ShouldBe(Instant.FromUtc(2026, 3, 9, 5, 30));
        item.Observations.ShouldBe([new Observation(Now, 42, 3, null)]);
    }

    [Theory]
    [InlineData("2026-03-10T01:00", "2026-03-09", 2)]
    [InlineData("2026-03-05T23:00", "2026-03-04", 7)]
    [InlineData("2025-12-01T00:00", "2026-02-25", 14)]
    public async Task Every_day_since_the_last_visit_is_asked_for_but_no_more_than_two_weeks(string since, string first, int days)
    {
        _visit = new(Now) { Since = Support.Make.At(since) };
        var begin = Support.Make.Day(first);
        for (var i = 0; i < days; i++) _visit.Answer(Day(NodaTime.Text.LocalDatePattern.Iso.Format(begin.PlusDays(i))), $"[{Paper($"2603.0000{i % 10}")}]");
        (await PapersAsync()).Items.Count.ShouldBe(Math.Min(days, 10));
        _visit.Asked.Count.ShouldBe(days);
    }

    [Fact]
    public async Task Votes_due_are_looked_at_one_by_one_and_one_that_is_gone_ends_nothing()
    {
        Item[] stored = [Old("hf-daily-papers", "2603.00001"), Old("hf-daily-papers", "2603.00002"), Old("hf-daily-papers", "2603.00003")];
        foreach (var item in stored) _visit.Store(item, isDue: true);
        _visit.Answer(Day("2026-03-09"), "[]").Answer(Day("2026-03-10"), $"[{Paper("2603.00001")}]")
            .Fail(Base + "/api/papers/2603.00002", FetchFault.Refused).Answer(Base + "/api/papers/2603.00003", """{"id":"2603.00003","title":"Other words","upvotes":77}""");
        var read = await PapersAsync();
        read.Ids.ShouldBe(["2603.00001", "2603.00003"]);
        read.Items[1].ShouldBe(stored[2] with { Observations = read.Items[1].Observations });
        read.Items[1].Observations.ShouldBe([new Observation(Now, 77, null, null)]);
    }

    [Fact]
    public async Task A_day_that_has_hardly_begun_may_be_refused_and_no_other()
    {
        _visit.Answer(Day("2026-03-09"), $"[{Paper("2603.00001")}]").Fail(Day("2026-03-10"), FetchFault.Refused);
        var read = await PapersAsync();
        (read.Items.Count, read.Ended).ShouldBe((1, null));

        _visit = new ScriptedVisit(Now).Fail(Day("2026-03-09"), FetchFault.Refused);
        (await PapersAsync()).Ended.ShouldNotBeNull().Fault.ShouldBe(FetchFault.Refused);
    }

    [Fact]
    public async Task No_more_than_twenty_scores_due_are_looked_at_in_a_visit()
    {
        _visit.Answer(Day("2026-03-09"), "[]").Answer(Day("2026-03-10"), "[]");
        for (var i = 0; i < 30; i++) _visit.Store(Old("hf-daily-papers", $"p{i}"), isDue: true).Answer($"{Base}/api/papers/p{i}", """{"upvotes":1}""");
        (await PapersAsync()).Items.Count.ShouldBe(20);
    }

    [Theory]
    [InlineData("\"paper\":null", "no paper")]
    [InlineData("\"paper\":7", "paper is no record")]
    [InlineData("\"numComments\":\"3\"", "numComments is no number")]
    [InlineData("\"title\":{}", "title is no text")]
    [InlineData("\"paper\":{\"id\":\"1\",\"upvotes\":1,\"submittedOnDailyAt\":\"soon\"}", "impossible time in submittedOnDailyAt: soon")]
    public async Task A_bad_paper_is_refused_by_the_name_of_its_field(string field, string reason)
    {
        _visit.Answer(Day("2026-03-09"), $"[{Paper("2603.00001", field)},{Paper("2603.00002")}]").Answer(Day("2026-03-10"), "[]");
        var read = await PapersAsync();
        read.Refused.ShouldHaveSingleItem().Reason.ShouldBe(reason);
        read.Ids.ShouldBe(["2603.00002"]);
    }

    [Theory]
    [InlineData("<html>", "127.0.0.1/hf/api/daily_papers answered with what is no JSON (an HTML page?)")]
    [InlineData("{\"error\":\"Sorry\"}", "127.0.0.1/hf/api/daily_papers answered without a list: Sorry")]
    public async Task An_error_page_is_said_to_be_one_after_what_was_read(string body, string reason)
    {
        _visit.Answer(Day("2026-03-09"), $"[{Paper("2603.00001")}]").Answer(Day("2026-03-10"), body);
        var read = await PapersAsync();
        read.Ids.ShouldBe(["2603.00001"]);
        read.Broke.ShouldNotBeNull().Reason.ShouldBe(reason);
        read.All[^1].ShouldBe(read.Broke);
    }

    [Fact]
    public async Task A_model_is_read_with_its_likes_and_its_place()
    {
        _visit.Answer(Trending, $"[{Model("steam/kettle-7b")},{Model("steam/pot", "\"pipeline_tag\":null")}]");
        var read = await ModelsAsync();
        read.Items.Count.ShouldBe(2);
        var item = read.Items[0];
        item.Key.ShouldBe(new DocumentKey("hf-models", "steam/kettle-7b"));
        (item.Title, item.Community, item.Author, item.Url).ShouldBe(("steam/kettle-7b", "text-generation", "steam", "https://huggingface.co/steam/kettle-7b"));
        item.Published.ShouldBe(Instant.FromUtc(2026, 3, 8, 7, 0));
        item.Observations.ShouldBe([new Observation(Now, 900, null, 1)]);
        (read.Items[1].Community, read.Items[1].Observations[0].Rank).ShouldBe(("hf-models", 2L));
    }

    [Fact]
    public async Task A_model_in_both_lists_has_its_place()
    {
        _visit.Answer(Trending, $"[{Model("a/1")}]").Answer(Newest, $"[{Model("a/2")},{Model("a/1")}]");
        var read = await ModelsAsync(("listing", "new|trending"));
        read.Ids.ShouldBe(["a/1", "a/2"]);
        read.Items.Select(i => i.Observations[0].Rank).ShouldBe([1, null]);
    }

    [Fact]
    public async Task Models_of_a_task_can_be_asked_for_and_likes_due_are_looked_at()
    {
        var stored = Old("hf-models", "steam/old");
        _visit.Store(stored, isDue: true).Answer(Trending + "&pipeline_tag=text-generation", "[]").Answer(Base + "/api/models/steam/old", """{"id":"steam/old","likes":5}""");
        var item = (await ModelsAsync(("task", "text-generation"))).Items.ShouldHaveSingleItem();
        (item.Title, item.Observations[0].Score).ShouldBe((stored.Title, 5L));
    }

    [Fact]
    public async Task A_bad_model_is_refused_and_a_limit_goes_through()
    {
        _visit.Answer(Trending, $"[{Model("a/1", "\"likes\":-1")},{Model("a/2", "\"createdAt\":\"2026-03-12T00:00:00.000Z\"")},[]]").Fail(Newest, FetchFault.RateLimited);
        var read = await ModelsAsync(("listing", "trending|new"));
        read.Refused.Select(r => r.Reason).ShouldBe(["negative score -1", "from the future: 2026-03-12T00:00:00Z", "no record"]);
        read.Ended.ShouldNotBeNull().Fault.ShouldBe(FetchFault.RateLimited);
    }

    private Task<Collected> PapersAsync() => Collected.FromAsync(HuggingFacePapersSource.Kind.Open(Collected.Settings("hf-papers", ("address", Base)), _visit));

    private Task<Collected> ModelsAsync(params (string, string)[] more) =>
        Collected.FromAsync(HuggingFaceModelsSource.Kind.Open(Collected.Settings("hf-models", [("address", Base), .. more]), _visit));

    private static string Day(string date) => $"{Base}/api/daily_papers?date={date}&limit=100";

    private static Item Old(string source, string id) => new() { Key = new(source, id), Title = "Old " + id, Text = "As it was.", Published = Now - Duration.FromDays(3) };

    // Of two fields of one name the latter counts.
    private static string Paper(string id, string more = "\"thumbnail\":null") =>
        $$"""
        {"paper":{"id":"{{id}}","authors":[{"name":"Ada Steam"},{"name":"Bo Ling"},{"name":"No One","hidden":true}],"publishedAt":"2026-02-20T00:00:00.000Z",
        "submittedOnDailyAt":"2026-03-09T05:30:00.000Z","title":"Singing kettles","summary":"They sing.","upvotes":42},
        "publishedAt":"2026-02-19T19:00:00.000Z","title":"Singing kettles","summary":"They sing.","numComments":3,{{more}}}
        """;

    private static string Model(string id, string more = "\"downloads\":12") =>
        $$"""{"id":"{{id}}","author":"steam","likes":900,"private":false,"pipeline_tag":"text-generation","createdAt":"2026-03-08T07:00:00.000Z","tags":["en"],{{more}}}""";
}
