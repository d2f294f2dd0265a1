using NodaTime;
using Vane.Model;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class HackerNewsSourceTests
{
    private const string Site = "http://127.0.0.1:5000/hn/v0";
    private const string Search = "http://127.0.0.1:5000/algolia/api/v1";
    private const string Top = Site + "/topstories.json";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 12, 0);
    private static readonly long From = (Now - Duration.FromHours(7)).ToUnixTimeSeconds();
    private static readonly string News = SearchSince($"created_at_i>{From}");

    private readonly ScriptedVisit _visit = new(Now) { Since = Now - Duration.FromHours(6) };

    [Fact]
    public async Task A_story_is_read_with_its_points_and_its_place()
    {
        _visit.Answer(Top, "[99,101]").Answer(News, Hits(2, Hit(101, "\"url\":\"https://pots.example/\""), Hit(102, "\"story_text\":\"Why &amp; <i>how</i>?\"")))
            .Answer(Batch(99), Hits(0)).Answer(Site + "/item/99.json", "null");
        var read = await ReadAsync();
        read.Items.Count.ShouldBe(2);
        var (linked, asked) = (read.Items[0], read.Items[1]);
        linked.Key.ShouldBe(new DocumentKey("hackernews", "101"));
        (linked.Title, linked.Author, linked.Community, linked.Url).ShouldBe(("Story 101", "reader", "hackernews", "https://pots.example/"));
        linked.Published.ShouldBe(Now - Duration.FromHours(2));
        linked.Observations.ShouldBe([new Observation(Now, 5, 2, 2)]);
        (asked.Url, asked.Text).ShouldBe(("https://news.ycombinator.com/item?id=102", "Why & how?"));
        asked.Observations.ShouldBe([new Observation(Now, 5, 2, null)]);
    }

    [Fact]
    public async Task More_than_a_search_gives_is_asked_for_by_time()
    {
        var end = (Now - Duration.FromHours(2)).ToUnixTimeSeconds() + 1;
        _visit.Answer(Top, "[]").Answer(News, Hits(3, Hit(1), Hit(2)))
            .Answer(SearchSince($"created_at_i>{From},created_at_i<{end}"), Hits(2, Hit(2), Hit(3, $"\"created_at_i\":{end - 600}")));
        (await ReadAsync()).Ids.ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task Pages_of_a_search_are_followed()
    {
        _visit.Answer(Top, "[]").Answer(News, Hits(2, 2, Hit(1))).Answer(SearchSince($"created_at_i>{From}", page: 1), Hits(2, 2, Hit(2)));
        (await ReadAsync()).Ids.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task A_search_that_gives_the_same_again_comes_to_an_end()
    {
        var end = (Now - Duration.FromHours(2)).ToUnixTimeSeconds() + 1;
        _visit.Answer(Top, "[]").Answer(News, Hits(5000, Hit(1))).Answer(SearchSince($"created_at_i>{From},created_at_i<{end}"), Hits(5000, Hit(1)));
        (await ReadAsync()).Ids.ShouldBe(["1"]);
        _visit.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task With_least_points_stories_have_days_to_reach_them()
    {
        var from = (Now - Duration.FromHours(6) - Duration.FromDays(3)).ToUnixTimeSeconds();
        _visit.Answer(Top, "[7,8]").Answer(SearchSince($"created_at_i>{from},points>49"), Hits(1, Hit(1, "\"points\":50")))
            .Answer(Batch(7, 8), Hits(2, Hit(7, "\"points\":49"), Hit(8, "\"points\":51")));
        (await ReadAsync(("min-points", "50"))).Ids.ShouldBe(["1", "8"]);
    }

    [Fact]
    public async Task Of_the_list_only_stories_that_match_a_query_are_taken()
    {
        _visit.Store(Old("9")).Answer(Top, "[7,1,9]").Answer(SearchSince($"created_at_i>{From}", "kettle"), Hits(1, Hit(1)))
            .Answer(SearchSince($"created_at_i>{From}", "tea pot"), Hits(2, Hit(1), Hit(2))).Answer(Batch(9), Hits(1, Hit(9)));
        var read = await ReadAsync(("query", "kettle|tea pot"));
        read.Ids.ShouldBe(["1", "2", "9"]);
        read.Items.Select(i => i.Observations[0].Rank).ShouldBe([2, null, 3]);
    }

    [Fact]
    public async Task Scores_due_are_asked_for_together_and_what_the_search_lacks_singly()
    {
        _visit.Store(Old("5"), isDue: true).Store(Old("6"), isDue: true).Store(Old("7"), isDue: true).Store(Old("url:0f(,x"), isDue: true)
            .Answer(Top, "[]").Answer(News, Hits(1, Hit(5))).Answer(Batch(6, 7), Hits(1, Hit(6)))
            .Answer(Site + "/item/7.json", $$"""{"id":7,"type":"story","by":"reader","title":"Story 7","time":{{From}},"score":70,"descendants":4}""");
        var read = await ReadAsync();
        read.Ids.ShouldBe(["5", "6", "7"]);
        read.Items[2].Observations.ShouldBe([new Observation(Now, 70, 4, null)]);
        _visit.DueAsked.ShouldBe([("hackernews", "hackernews")]);
    }

    [Fact]
    public async Task A_story_taken_down_keeps_its_title_and_one_that_is_gone_ends_nothing()
    {
        _visit.Store(Old("5"), isDue: true).Store(Old("6"), isDue: true).Store(Old("7"), isDue: true).Answer(Top, "[8]").Answer(News, Hits(0)).Answer(Batch(8, 5, 6, 7), Hits(0))
            .Answer(Site + "/item/5.json", $$"""{"id":5,"type":"story","dead":true,"title":"[flagged]","time":{{From}},"score":3}""")
            .Answer(Site + "/item/6.json", $$"""{"id":6,"type":"story","deleted":true,"time":{{From}}}""")
            .Fail(Site + "/item/7.json", FetchFault.Refused)
            .Answer(Site + "/item/8.json", $$"""{"id":8,"type":"job","title":"A job","time":{{From}},"score":1}""");
        var read = await ReadAsync();
        var item = read.Items.ShouldHaveSingleItem();
        (item.Key.Id, item.Title).ShouldBe(("5", "Old 5"));
        item.Observations.ShouldBe([new Observation(Now, 3, null, null)]);
        (read.Refused.Count, read.Ended).ShouldBe((0, null));
    }

    [Theory]
    [InlineData("\"points\":\"5\"", "points is no number")]
    [InlineData("\"title\":null", "no title")]
    [InlineData("\"objectID\":8", "objectID is no text")]
    [InlineData("\"created_at_i\":null", "no created_at_i")]
    [InlineData("\"points\":-2", "negative score -2")]
    [InlineData("\"created_at_i\":1773316801", "from the future: 2026-03-12T12:00:01Z")]
    public async Task A_bad_record_is_refused_by_the_name_of_its_field(string field, string reason)
    {
        _visit.Answer(Top, "[]").Answer(News, Hits(2, Hit(1, field), Hit(2)));
        var read = await ReadAsync();
        read.Refused.ShouldHaveSingleItem().Reason.ShouldBe(reason);
        read.Ids.ShouldBe(["2"]);
    }

    [Theory]
    [InlineData("<!doctype html><p>Sorry", "127.0.0.1/algolia/api/v1/search_by_date answered with what is no JSON (an HTML page?)")]
    [InlineData("""{"message":"Index missing"}""", "127.0.0.1/algolia/api/v1/search_by_date answered without the list “hits”: Index missing")]
    [InlineData("", "127.0.0.1/algolia/api/v1/search_by_date answered with what is no JSON (nothing at all)")]
    public async Task An_error_page_is_said_to_be_one(string body, string reason)
    {
        _visit.Answer(Top, "[]").Answer(News, body);
        (await ReadAsync()).Broke.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task A_list_that_is_as_it_was_gives_no_places()
    {
        _visit.Unchanged(Top).Answer(News, Hits(1, Hit(1)));
        (await ReadAsync()).Items.ShouldHaveSingleItem().Observations[0].Rank.ShouldBeNull();
    }

    [Fact]
    public async Task The_first_visit_looks_back_two_days()
    {
        var visit = new ScriptedVisit(Now).Answer(Top, "[]").Answer(SearchSince($"created_at_i>{(Now - Duration.FromDays(2)).ToUnixTimeSeconds()}"), Hits(1, Hit(1)));
        (await Collected.FromAsync(HackerNewsSource.Kind.Open(Settings(), visit))).Ids.ShouldBe(["1"]);
    }

    private Task<Collected> ReadAsync(params (string, string)[] more) => Collected.FromAsync(HackerNewsSource.Kind.Open(Settings(more), _visit));

    private static Vane.Collect.SourceSettings Settings(params (string, string)[] more) =>
        Collected.Settings("hackernews", [("address", Site), ("search-address", Search), .. more]);

    private static Item Old(string id) => new()
    {
        Key = new("hackernews", id),
        Title = "Old " + id,
        Community = "hackernews",
        Published = Now - Duration.FromDays(1),
    };

    private static string SearchSince(string filters, string? query = null, int page = 0) =>
        $"{Search}/search_by_date?{(query is null ? "" : $"query={query}&")}tags=story&numericFilters={filters}&hitsPerPage=1000&page={page}";

    private static string Batch(params int[] ids) =>
        $"{Search}/search?tags=story,({string.Join(',', ids.Select(id => $"story_{id}"))})&hitsPerPage={ids.Length}";

    private static string Hits(int all, params string[] hits) => Hits(all, 1, hits);

    private static string Hits(int all, int pages, params string[] hits) => $$"""{"hits":[{{string.Join(',', hits)}}],"nbHits":{{all}},"nbPages":{{pages}},"page":0}""";

    // Of two fields of one name the latter counts.
    private static string Hit(int id, string more = "\"url\":null") =>
        $$"""
        {"objectID":"{{id}}","title":"Story {{id}}","author":"reader","points":5,"num_comments":2,"created_at_i":{{(Now - Duration.FromHours(2)).ToUnixTimeSeconds()}},
        "_tags":["story","story_{{id}}"],{{more}}}
        """;
}
