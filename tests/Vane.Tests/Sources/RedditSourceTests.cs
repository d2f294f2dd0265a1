using System.Text.Json;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class RedditSourceTests
{
    private const string Base = "http://127.0.0.1:5000/reddit";
    private const string Token = Base + "/api/v1/access_token";
    private const string New = Base + "/r/kettles/new.json?limit=100&raw_json=1";
    private const string Top = Base + "/r/kettles/top.json?limit=100&t=day&raw_json=1";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 12, 0);
    private static readonly DocumentKey Stored = new("reddit", "old1");

    private readonly ScriptedVisit _visit = new(Now) { Since = Now - Duration.FromHours(6) };

    public RedditSourceTests() => _visit.Answer(Token, """{"access_token":"tok-1","token_type":"bearer","expires_in":86400,"scope":"*"}""");

    [Fact]
    public async Task A_post_is_read_with_its_figures_and_the_token_is_asked_for_once()
    {
        _visit.Answer(New, Listing(null, Post("1kett", Now - Duration.FromHours(2), """
            "selftext":"It *sings*.","selftext_html":"<!-- SC_OFF --><div class=\"md\"><p>It <em>sings</em>.</p></div><!-- SC_ON -->",
            "is_self":true,"link_flair_text":"Whistles","edited":1773141300
            """))).Answer(Top, Listing(null));
        var read = await ReadAsync();
        var item = read.Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("reddit", "1kett"));
        (item.Title, item.Text, item.Author, item.Category).ShouldBe(("Kettle 1kett", "It sings.", "steamer", "Whistles"));
        (item.Community, item.Url).ShouldBe(("r/Kettles", "https://www.reddit.com/comments/1kett"));
        item.Published.ShouldBe(Now - Duration.FromHours(2));
        item.Updated.ShouldBe(Instant.FromUnixTimeSeconds(1773141300));
        item.Observations.ShouldBe([new Observation(Now, 12, 3, null)]);
        read.Broke.ShouldBeNull();

        var asked = _visit.Asked;
        asked[0].Form.ShouldNotBeNull()["grant_type"].ShouldBe("client_credentials");
        asked[0].Authorization.ShouldBe("Basic " + Convert.ToBase64String("app:s3cret"u8));
        asked.Skip(1).ShouldAllBe(r => r.Authorization == "Bearer tok-1");
        asked.Count(r => r.Form is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Pages_are_followed_until_they_are_older_than_the_last_visit()
    {
        _visit.Answer(New, Listing("t3_b", Post("a", Now - Duration.FromHours(1)), Post("b", Now - Duration.FromHours(3))))
            .Answer(Base + "/r/kettles/new.json?limit=100&after=t3_b&raw_json=1", Listing("t3_d", Post("c", Now - Duration.FromHours(5)), Post("d", Now - Duration.FromHours(8))))
            .Answer(Top, Listing("t3_c", Post("c", Now - Duration.FromHours(5)), Post("e", Now - Duration.FromHours(9))));
        var read = await ReadAsync();
        read.Ids.ShouldBe(["a", "b", "c", "d", "e"]);
        read.All.Select(r => r.Line).ShouldBe([1, 2, 3, 4, 6]);
    }

    [Fact]
    public async Task A_post_held_at_the_top_does_not_end_the_pages()
    {
        _visit.Answer(New, Listing("t3_a", Post("pin", Now - Duration.FromDays(90), "\"stickied\":true"), Post("a", Now - Duration.FromHours(1))))
            .Answer(Base + "/r/kettles/new.json?limit=100&after=t3_a&raw_json=1", Listing(null, Post("b", Now - Duration.FromHours(2))))
            .Answer(Top, Listing(null));
        (await ReadAsync()).Ids.ShouldBe(["pin", "a", "b"]);
    }

    [Fact]
    public async Task Ten_pages_are_enough()
    {
        _visit.Answer(New, Listing("t3_p0", Post("p0", Now))).Answer(Top, Listing(null));
        for (var page = 0; page < 20; page++)
            _visit.Answer($"{Base}/r/kettles/new.json?limit=100&after=t3_p{page}&raw_json=1", Listing($"t3_p{page + 1}", Post($"p{page + 1}", Now)));
        (await ReadAsync()).Items.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Scores_due_are_asked_for_a_hundred_at_once()
    {
        for (var i = 0; i < 130; i++) _visit.Store(Old($"due{i}"), isDue: true);
        _visit.Answer(New, Listing(null, Post("due0", Now - Duration.FromHours(1)))).Answer(Top, Listing(null));
        Info(1..101);
        Info(101..130);
        var read = await ReadAsync();
        read.Items.Count.ShouldBe(130);
        read.Ids.ShouldBeUnique();
        _visit.DueAsked.ShouldBe([("reddit", "r/Kettles")]);
        _visit.Asked.Count.ShouldBe(5);

        void Info(Range range)
        {
            var ids = Enumerable.Range(0, 130).Take(range).Select(i => $"due{i}").ToList();
            _visit.Answer($"{Base}/api/info.json?id={string.Join(',', ids.Select(id => "t3_" + id))}&raw_json=1", Listing(null, [.. ids.Select(id => Post(id, Now))]));
        }
    }

    [Theory]
    [InlineData("\"removed_by_category\":\"moderator\",\"selftext\":\"[removed]\"")]
    [InlineData("\"removed_by_category\":\"deleted\",\"selftext\":\"[deleted]\",\"author\":\"[deleted]\"")]
    [InlineData("\"title\":\"[deleted by user]\",\"selftext\":\"\",\"author\":\"[deleted]\"")]
    public async Task A_post_taken_down_keeps_its_text_and_goes_on_being_watched(string fields)
    {
        _visit.Store(Old("old1")).Answer(New, Listing(null, Post("old1", Now, fields), Post("unknown", Now, fields))).Answer(Top, Listing(null));
        var item = (await ReadAsync()).Items.ShouldHaveSingleItem();
        item.ShouldBe(_visit.Known[Stored] with { Observations = item.Observations });
        item.Observations.ShouldBe([new Observation(Now, 12, 3, null)]);
    }

    [Fact]
    public async Task An_author_who_left_changes_nothing_of_the_post()
    {
        _visit.Store(Old("old1")).Answer(New, Listing(null, Post("old1", Now, "\"author\":\"[deleted]\""))).Answer(Top, Listing(null));
        var item = (await ReadAsync()).Items.ShouldHaveSingleItem();
        (item.Title, item.Author).ShouldBe(("Kettle old1", "earlier"));
    }

    [Theory]
    [InlineData("https://pots.example/new?a=1&b=2", "https://pots.example/new?a=1&b=2")]
    [InlineData("https://i.redd.it/abc.png", "https://www.reddit.com/comments/a")]
    [InlineData("/r/other/comments/zzz/slug/", "https://www.reddit.com/comments/a")]
    [InlineData("https://www.reddit.com/gallery/a", "https://www.reddit.com/comments/a")]
    [InlineData("javascript:alert(1)", "https://www.reddit.com/comments/a")]
    public async Task A_link_post_is_about_the_page_it_links_to(string url, string expected)
    {
        _visit.Answer(New, Listing(null, Post("a", Now, $"\"is_self\":false,\"url\":{JsonSerializer.Serialize(url)}"))).Answer(Top, Listing(null));
        (await ReadAsync()).Items.ShouldHaveSingleItem().Url.ShouldBe(expected);
    }

    [Theory]
    [InlineData("yes", new[] { "a", "b" })]
    [InlineData("no", new[] { "b" })]
    public async Task What_is_not_safe_for_work_is_left_out_unless_asked_for(string nsfw, string[] expected)
    {
        _visit.Answer(New, Listing(null, Post("a", Now, "\"over_18\":true"), Post("b", Now))).Answer(Top, Listing(null));
        (await ReadAsync(("nsfw", nsfw))).Ids.ShouldBe(expected);
    }

    [Fact]
    public async Task A_hidden_score_is_not_taken_for_one()
    {
        _visit.Answer(New, Listing(null, Post("a", Now, "\"hide_score\":true"))).Answer(Top, Listing(null));
        (await ReadAsync()).Items[0].Observations.ShouldBe([new Observation(Now, null, 3, null)]);
    }

    [Theory]
    [InlineData("\"score\":\"many\"", "score is no number")]
    [InlineData("\"title\":7", "title is no text")]
    [InlineData("\"id\":\"a,t3_b\"", "id is no post's")]
    [InlineData("\"title\":null", "no title")]
    [InlineData("\"created_utc\":null", "no created_utc")]
    [InlineData("\"created_utc\":1e15", "impossible time in created_utc: 1000000000000000")]
    [InlineData("\"title\":\"\\ud800\"", "half a character in title")]
    [InlineData("\"created_utc\":1773316801", "from the future: 2026-03-12T12:00:01Z")]
    public async Task A_bad_record_is_refused_by_the_name_of_its_field(string field, string reason)
    {
        _visit.Answer(New, Listing(null, Post("a", Now, field), Post("b", Now))).Answer(Top, Listing(null));
        var read = await ReadAsync();
        read.Refused.ShouldHaveSingleItem().Reason.ShouldBe(reason);
        read.Ids.ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_failure_after_some_pages_goes_through_after_what_was_read()
    {
        _visit.Answer(New, Listing("t3_a", Post("a", Now))).Fail(Base + "/r/kettles/new.json?limit=100&after=t3_a&raw_json=1", FetchFault.ServerFailed);
        var read = await ReadAsync();
        read.Ids.ShouldBe(["a"]);
        read.Ended.ShouldNotBeNull().Fault.ShouldBe(FetchFault.ServerFailed);
        read.Broke.ShouldBeNull();
    }

    [Theory]
    [InlineData("<html><body>Busy</body></html>", "127.0.0.1/reddit/r/kettles/new.json answered with what is no JSON (an HTML page?)")]
    [InlineData("{\"message\":\"Too many\",\"error\":429}", "127.0.0.1/reddit/r/kettles/new.json answered without the list “children”: Too many")]
    public async Task An_error_page_is_said_to_be_one(string body, string reason)
    {
        _visit.Answer(New, body);
        var read = await ReadAsync();
        read.Broke.ShouldNotBeNull().Reason.ShouldBe(reason);
        read.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_stands_as_it_was_gives_nothing()
    {
        _visit.Unchanged(New).Unchanged(Top);
        (await ReadAsync()).All.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_token_is_said()
    {
        var visit = new ScriptedVisit(Now).Answer(Token, """{"error":"unauthorized_client"}""");
        var read = await Collected.FromAsync(new RedditSource(Settings(), visit));
        read.Broke.ShouldNotBeNull().Reason.ShouldBe("127.0.0.1/reddit/api/v1/access_token gave no token: unauthorized_client");
    }

    private static SourceSettings Settings(params (string, string)[] more) =>
        Collected.Settings("reddit", [("community", "r/kettles"), ("address", Base), ("client-id", "app"), ("client-secret", "s3cret"), .. more]);

    private Task<Collected> ReadAsync(params (string, string)[] more) => Collected.FromAsync(RedditSource.Kind.Open(Settings(more), _visit));

    private static Item Old(string id) => new()
    {
        Key = new("reddit", id),
        Title = "Kettle " + id,
        Text = "As it was.",
        Author = "earlier",
        Community = "r/Kettles",
        Published = Now - Duration.FromDays(1),
    };

    private static string Listing(string? after, params string[] posts) =>
        $$$"""{"kind":"Listing","data":{"after":{{{(after is null ? "null" : $"\"{after}\"")}}},"children":[{{{string.Join(',', posts.Select(Thing))}}}]}}""";

    private static string Thing(string post) => $"{{\"kind\":\"t3\",\"data\":{post}}}";

    // Of two fields of one name the latter counts.
    private static string Post(string id, Instant published, string more = "\"edited\":false") =>
        $$"""
        {"id":"{{id}}","name":"t3_{{id}}","subreddit":"Kettles","subreddit_name_prefixed":"r/Kettles","title":"Kettle {{id}}","author":"steamer","score":12,
        "num_comments":3,"created_utc":{{published.ToUnixTimeSeconds()}}.0,"is_self":true,"over_18":false,"stickied":false,{{more}}}
        """;
}
