using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using NodaTime;
using YamlDotNet.RepresentationModel;

namespace Vane.SystemTests.Replay;

public sealed class ReplayServerTests : IAsyncLifetime
{
    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly ReplayWorld World = new(new ReplayOptions { Epoch = Epoch, Days = 2, Before = 9, Feeds = 12, HasHopeless = true });

    private readonly HeldTime _time = new(Epoch + Duration.FromHours(30));
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private ReplayServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ReplayServer.StartAsync(World, time: _time);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public void The_world_is_the_same_whoever_grows_it_and_no_title_is_there_twice()
    {
        var again = new ReplayWorld(World.Options);
        var posts = World.Sources.SelectMany(s => s.Posts).ToList();
        again.Sources.SelectMany(s => s.Posts).Select(p => (p.Id, p.Title, p.Published)).ShouldBe(posts.Select(p => (p.Id, p.Title, p.Published)));
        posts.Select(p => p.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(posts.Count);
        posts.Select(p => (p.Kind, p.Id)).Distinct().Count().ShouldBe(posts.Count);
        World.Expected(Epoch, World.Ends).Count.ShouldBeGreaterThan(500);
        posts.ShouldContain(p => p.Original != null);
    }

    [Fact]
    public async Task Reddit_wants_a_token_and_gives_all_pages_of_a_community()
    {
        var address = _server.AddressOf(ReplayHosts.Reddit) + "/reddit";
        (await _client.GetAsync(address + "/r/localgrove/new.json", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var grant = new HttpRequestMessage(HttpMethod.Post, address + "/api/v1/access_token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
            Headers = { Authorization = new("Basic", "aWQ6c2VjcmV0") },
        };
        var token = JsonElement.Parse(await (await _client.SendAsync(grant, Cancel)).Content.ReadAsStringAsync(Cancel)).GetProperty("access_token").GetString();
        _client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var ids = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var data = (await JsonAsync($"{address}/r/localgrove/new.json?limit=100&raw_json=1&after={after}")).GetProperty("data");
            ids.AddRange(data.GetProperty("children").EnumerateArray().Select(c => c.GetProperty("data").GetProperty("id").GetString()!));
            after = data.GetProperty("after").GetString();
        }

        ids.ShouldBe(World.Sources[0].Posts.Where(p => p.StandsAt(_time.Now)).Reverse().Take(1000).Select(p => p.Id));
        var gone = World.Sources[0].Posts.First(p => p.IsGoneAt(_time.Now));
        (await JsonAsync($"{address}/api/info.json?id=t3_{gone.Id}")).GetRawText().ShouldContain(gone.IsRemoval ? "[removed]" : "[deleted]");
        _server.Log.All.Select(r => r.Authorization).Distinct().ShouldBe(["", "Basic", "Bearer"]);
    }

    [Fact]
    public async Task Reddit_gives_feeds_to_who_has_no_token_page_by_page()
    {
        var address = _server.AddressOf(ReplayHosts.RedditWithoutKey) + "/reddit/r/quietlabs/new/.rss?limit=30";
        var ids = new List<string>();
        for (var found = -1; found != ids.Count;)
        {
            found = ids.Count;
            var feed = XElement.Parse(await _client.GetStringAsync(ids.Count == 0 ? address : $"{address}&after={ids[^1]}", Cancel));
            ids.AddRange(feed.Elements().Where(e => e.Name.LocalName == "entry").Select(e => e.Elements().Single(c => c.Name.LocalName == "id").Value));
        }

        ids.ShouldBe(World.Of("reddit").Single(s => s.Label == "quietlabs").Posts.Where(p => p.StandsAt(_time.Now)).Reverse().Select(p => "t3_" + p.Id));
        ids.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task Hacker_News_is_searched_by_date_and_points_in_pages()
    {
        var since = Epoch.ToUnixTimeSeconds();
        var address = $"{_server.AddressOf(ReplayHosts.Algolia)}/algolia/api/v1/search_by_date?tags=story&hitsPerPage=20&numericFilters=created_at_i>{since},points>30";
        var first = await JsonAsync(address);
        var titles = new List<string>();
        for (var page = 0; page < first.GetProperty("nbPages").GetInt32(); page++)
            titles.AddRange((await JsonAsync($"{address}&page={page}")).GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("title").GetString()!));
        titles.ShouldBe(World.Of("hackernews").Single().Posts.Where(p => p.StandsAt(_time.Now) && p.Published > Epoch && p.ScoreAt(_time.Now) > 30).Reverse().Select(p => p.Title));
        var top = await JsonAsync(_server.AddressOf(ReplayHosts.HackerNews) + "/hn/v0/topstories.json");
        (await JsonAsync($"{_server.AddressOf(ReplayHosts.HackerNews)}/hn/v0/item/{top[0]}.json")).GetProperty("type").GetString().ShouldBe("story");
    }

    [Fact]
    public async Task ArXiv_answers_a_window_of_a_subject_with_totals()
    {
        var address = $"{_server.AddressOf(ReplayHosts.Arxiv)}/arxiv/api/query?search_query=cat:cs.AI+AND+submittedDate:[202603020000+TO+202603022359]&sortBy=submittedDate&start=5&max_results=4";
        var feed = XElement.Parse(await _client.GetStringAsync(address, Cancel));
        var expected = World.Of("arxiv").Single().Posts.Where(p => p.Category == "cs.AI" && p.Published >= Epoch && p.Published < Epoch + Duration.FromDays(1)).Reverse().ToList();
        feed.Elements().Single(e => e.Name.LocalName == "totalResults").Value.ShouldBe($"{expected.Count}");
        feed.Elements().Where(e => e.Name.LocalName == "entry").Select(e => e.Elements().Single(c => c.Name.LocalName == "title").Value)
            .ShouldBe(expected.Skip(5).Take(4).Select(p => p.Title));
    }

    [Fact]
    public async Task GitHub_and_Hugging_Face_answer_by_topic_date_and_page()
    {
        var found = await JsonAsync($"{_server.AddressOf(ReplayHosts.GitHub)}/github/search/repositories?q=topic:llm+created:>=2026-03-01&sort=stars&per_page=3");
        found.GetProperty("total_count").GetInt32().ShouldBe(World.Of("github").Single().Posts
            .Count(p => p.Category == "llm" && p.StandsAt(_time.Now) && p.Published >= Instant.FromUtc(2026, 3, 1, 0, 0)));
        found.GetProperty("items").GetArrayLength().ShouldBe(3);
        var papers = await JsonAsync(_server.AddressOf(ReplayHosts.HuggingFace) + "/hf/api/daily_papers?date=2026-03-02");
        papers.GetArrayLength().ShouldBe(World.Of("hf-papers").Single().Posts.Count(p => p.Published >= Epoch && p.Published < Epoch + Duration.FromDays(1)));
        var models = await _client.GetAsync(_server.AddressOf(ReplayHosts.HuggingFace) + "/hf/api/models?sort=createdAt&limit=10", Cancel);
        models.Headers.GetValues("Link").Single().ShouldContain("cursor=10");
    }

    [Fact]
    public async Task Talks_have_a_feed_and_some_have_words()
    {
        var channel = World.Of("youtube").First();
        var feed = await _client.GetStringAsync($"{_server.AddressOf(ReplayHosts.YouTube)}/youtube/feeds/videos.xml?channel_id={channel.Label}", Cancel);
        var spoken = channel.Posts.First(p => p.StandsAt(_time.Now) && p.Number % 3 != 0);
        feed.ShouldContain(spoken.Id);
        var words = await JsonAsync($"{_server.AddressOf(ReplayHosts.YouTube)}/youtube/api/timedtext?v={spoken.Id}&lang=en&fmt=json3");
        words.GetProperty("events")[0].GetProperty("segs")[0].GetProperty("utf8").GetString()!.ShouldStartWith(spoken.Title.Split(' ')[0]);
    }

    [Fact]
    public async Task Every_feed_and_page_shows_what_stands_and_is_not_sent_twice()
    {
        foreach (var source in World.Of("feed").Where(s => !s.IsHopeless))
        {
            var answer = await _client.GetAsync(_server.AddressOf(source.Host) + "/feed.xml", Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            source.Posts.Where(p => p.StandsAt(_time.Now)).ShouldAllBe(p => text.Contains(p.Title, StringComparison.Ordinal));
            (await AgainAsync(answer)).StatusCode.ShouldBe(HttpStatusCode.NotModified, source.Name);
        }

        _server.Log.All.Count(r => r.IsConditional).ShouldBe(12);
        _server.Log.All.Where(r => r.Status == 304).ShouldAllBe(r => r.Bytes == 0);
        var article = World.Of("page").First().Posts[0];
        (await _client.GetStringAsync($"{_server.AddressOf(ReplayHosts.Page(0))}/articles/{article.Id}", Cancel)).ShouldContain(article.Title);
    }

    [Fact]
    public void Settings_name_every_source_and_every_host()
    {
        var yaml = ReplaySettings.Of(_server);
        var settings = new YamlStream();
        settings.Load(new StringReader(yaml));
        var sources = (YamlSequenceNode)((YamlMappingNode)settings.Documents[0].RootNode)["sources"];
        sources.Select(s => s["name"].ToString()).ShouldBe(World.Sources.Select(s => s.Name));
        World.Hosts.ShouldAllBe(h => yaml.Contains($"\"{h}\"", StringComparison.Ordinal));
        yaml.ShouldNotContain("{base}");
        yaml.ShouldNotContain("replay-secret");
    }

    private async Task<JsonElement> JsonAsync(string address) => JsonElement.Parse(await _client.GetStringAsync(address, Cancel));

    private async Task<HttpResponseMessage> AgainAsync(HttpResponseMessage before)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, before.RequestMessage!.RequestUri);
        if (before.Headers.ETag is { } tag) request.Headers.IfNoneMatch.Add(tag);
        request.Headers.IfModifiedSince = before.Content.Headers.LastModified;
        return await _client.SendAsync(request, Cancel);
    }
}
