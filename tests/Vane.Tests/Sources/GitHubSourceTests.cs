using NodaTime;
using Vane.Model;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class GitHubSourceTests
{
    private const string Base = "http://127.0.0.1:5000/github";
    private const string Usual = "topic:llm created:>=2026-02-08 stars:>=10";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 12, 0);

    private readonly ScriptedVisit _visit = new(Now);

    [Fact]
    public async Task A_repository_is_read_with_its_stars()
    {
        _visit.Answer(Page(Usual, 1), Results(1, Repository("steam/kettle")));
        var item = (await ReadAsync()).Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("github", "steam/kettle"));
        (item.Title, item.Text, item.Community, item.Author).ShouldBe(("steam/kettle", "It sings", "C#", "steam"));
        (item.Url, item.Published).ShouldBe(("https://github.com/steam/kettle", Instant.FromUtc(2026, 3, 1, 8, 0)));
        item.Observations.ShouldBe([new Observation(Now, 321, null, null)]);
        _visit.Asked.ShouldHaveSingleItem().Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task A_repository_without_a_language_or_description_is_one_all_the_same()
    {
        _visit.Answer(Page(Usual, 1), Results(1, Repository("steam/kettle", "\"language\":null,\"description\":null")));
        var item = (await ReadAsync()).Items.ShouldHaveSingleItem();
        (item.Community, item.Text).ShouldBe(("github", null));
    }

    [Fact]
    public async Task Pages_are_followed_to_the_end_of_the_results()
    {
        _visit.Answer(Page(Usual, 1), Results(201, Repository("a/1"))).Answer(Page(Usual, 2), Results(201, Repository("a/2"), Repository("a/1")))
            .Answer(Page(Usual, 3), Results(201, Repository("a/3")));
        (await ReadAsync()).Ids.ShouldBe(["a/1", "a/2", "a/3"]);
    }

    [Fact]
    public async Task No_more_than_a_thousand_results_are_asked_for()
    {
        for (var page = 1; page <= 12; page++) _visit.Answer(Page(Usual, page), Results(50_000, Repository($"a/{page}")));
        (await ReadAsync()).Items.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Topics_queries_and_windows_are_asked_for_as_written()
    {
        const string window = "created:>=2026-03-03 pushed:>=2026-03-08 stars:>=50";
        _visit.Answer(Page("topic:llm " + window, 1), Results(0)).Answer(Page("topic:agents " + window, 1), Results(0))
            .Answer(Page("tea in:name,description " + window, 1), Results(1, Repository("a/tea")));
        var read = await ReadAsync(("topic", "llm|agents"), ("query", "tea in:name,description"), ("created-within", "7"), ("pushed-within", "2"), ("min-stars", "50"), ("token", "t0k"));
        read.Ids.ShouldBe(["a/tea"]);
        _visit.Asked.ShouldAllBe(r => r.Authorization == "Bearer t0k" && r.Accept == "application/vnd.github+json");
    }

    [Fact]
    public async Task What_was_worked_on_may_be_of_any_age()
    {
        _visit.Answer(Page("topic:llm pushed:>=2026-03-08 stars:>=10", 1), Results(1, Repository("a/old")));
        (await ReadAsync(("topic", "llm"), ("pushed-within", "2"))).Ids.ShouldBe(["a/old"]);
    }

    [Fact]
    public async Task A_page_that_is_as_it_was_does_not_hide_the_next()
    {
        _visit.Unchanged(Page(Usual, 1)).Answer(Page(Usual, 2), Results(150, Repository("a/2")));
        (await ReadAsync()).Ids.ShouldBe(["a/2"]);
    }

    [Fact]
    public async Task A_limit_spent_by_the_last_request_costs_nothing()
    {
        _visit.Answer(Page(Usual, 1), Results(1, Repository("a/1")), headers: [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1773144000")]);
        (await ReadAsync()).Ended.ShouldBeNull();
    }

    [Fact]
    public async Task Incomplete_results_are_kept()
    {
        _visit.Answer(Page(Usual, 1), Results(1, Repository("a/1")).Replace("\"incomplete_results\":false", "\"incomplete_results\":true", StringComparison.Ordinal));
        (await ReadAsync()).Ids.ShouldBe(["a/1"]);
    }

    [Theory]
    [InlineData("\"stargazers_count\":null", "no stargazers_count")]
    [InlineData("\"stargazers_count\":1.5", "stargazers_count is no whole number")]
    [InlineData("\"full_name\":[]", "full_name is no text")]
    [InlineData("\"created_at\":\"yesterday\"", "impossible time in created_at: yesterday")]
    [InlineData("\"created_at\":\"2026-03-12T00:00:00Z\"", "from the future: 2026-03-12T00:00:00Z")]
    public async Task A_bad_record_is_refused_by_the_name_of_its_field(string field, string reason)
    {
        _visit.Answer(Page(Usual, 1), Results(3, "7", Repository("a/1", field), Repository("a/2")));
        var read = await ReadAsync();
        read.Refused.Select(r => r.Reason).ShouldBe(["no record", reason]);
        read.Ids.ShouldBe(["a/2"]);
    }

    [Theory]
    [InlineData("<html>", "127.0.0.1/github/search/repositories answered with what is no JSON (an HTML page?)")]
    [InlineData("{\"items\":[", "127.0.0.1/github/search/repositories answered with what is no JSON (cut off?)")]
    [InlineData("{\"message\":\"Validation Failed\"}", "127.0.0.1/github/search/repositories answered without the list “items”: Validation Failed")]
    public async Task An_error_page_is_said_to_be_one(string body, string reason)
    {
        _visit.Answer(Page(Usual, 1), body);
        (await ReadAsync()).Broke.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    private Task<Collected> ReadAsync(params (string, string)[] more) =>
        Collected.FromAsync(GitHubSource.Kind.Open(Collected.Settings("github", [("address", Base), .. more.Length > 0 ? more : [("topic", "llm")]]), _visit));

    private static string Page(string query, int page) => $"{Base}/search/repositories?q={query}&sort=stars&order=desc&per_page=100&page={page}";

    private static string Results(int total, params string[] repositories) =>
        $$"""{"total_count":{{total}},"incomplete_results":false,"items":[{{string.Join(',', repositories)}}]}""";

    // Of two fields of one name the latter counts.
    private static string Repository(string name, string more = "\"fork\":false") =>
        $$"""
        {"id":1,"full_name":"{{name}}","private":false,"html_url":"https://github.com/{{name}}","owner":{"login":"steam"},"description":"It sings","language":"C#",
        "created_at":"2026-03-01T08:00:00Z","pushed_at":"2026-03-09T08:00:00Z","stargazers_count":321,"topics":["llm"],{{more}}}
        """;
}
