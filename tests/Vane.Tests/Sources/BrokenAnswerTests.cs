using System.Text;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

/// <summary>Whatever is answered, a source ends by saying so, and gives nothing that nobody said.</summary>
public sealed class BrokenAnswerTests
{
    private const string Reddit = """{"data":{"after":null,"children":[{"kind":"t3","data":{"id":"k1","title":"Kettles","subreddit":"Kettles","created_utc":1773100000,"score":1}}]}}""";
    private const string HackerNews = """{"hits":[{"objectID":"7","title":"Kettles","created_at_i":1773100000,"points":1}],"nbHits":1,"nbPages":1}""";
    private const string GitHub = """{"total_count":1,"items":[{"full_name":"a/b","created_at":"2026-03-01T00:00:00Z","stargazers_count":1}]}""";
    private const string Papers = """[{"paper":{"id":"2603.00001","title":"Kettles","upvotes":1},"publishedAt":"2026-03-01T00:00:00Z"}]""";
    private const string Models = """[{"id":"a/b","likes":1,"createdAt":"2026-03-01T00:00:00Z"}]""";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 12, 0);

    public static TheoryData<string, string> Kinds => new()
    {
        { "reddit", Reddit }, { "hackernews", HackerNews }, { "github", GitHub }, { "hf-papers", Papers }, { "hf-models", Models },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_whole_answer_gives_one_document(string kind, string body) => (await ReadAsync(kind, body)).Items.ShouldHaveSingleItem();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_answer_cut_anywhere_is_broken(string kind, string body)
    {
        for (var length = 0; length < body.Length; length++)
        {
            var read = await ReadAsync(kind, body[..length]);
            read.Items.ShouldBeEmpty();
            read.Broke.ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_value_of_any_other_type_is_said_and_never_thrown(string kind, string body)
    {
        foreach (var at in ValuesOf(body))
        {
            foreach (var other in (string[])["null", "[]", "{}", "\"\"", "true", "-7", "1e300", "\"\\udc00\"", "[[[[[]]]]]"])
            {
                var read = await ReadAsync(kind, body[..at.Start] + other + body[at.End..]);
                read.Items.Count.ShouldBeLessThanOrEqualTo(1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nesting_without_end_is_broken(string kind, string body)
    {
        body.ShouldNotBeEmpty();
        (await ReadAsync(kind, new string('[', 200_000))).Broke.ShouldNotBeNull();
    }

    // Places of all values that are no list and no record.
    private static List<Range> ValuesOf(string body)
    {
        var json = new System.Text.Json.Utf8JsonReader(Encoding.UTF8.GetBytes(body));
        List<Range> places = [];
        while (json.Read())
        {
            if (json.TokenType is System.Text.Json.JsonTokenType.String or System.Text.Json.JsonTokenType.Number)
                places.Add((int)json.TokenStartIndex..(int)json.BytesConsumed);
        }

        return places;
    }

    private static Task<Collected> ReadAsync(string kind, string body) => Collected.FromAsync(Open(kind, new SameAnswer(body)));

    private static ISource Open(string kind, Visit visit) => kind switch
    {
        "reddit" => RedditSource.Kind.Open(Collected.Settings(kind, ("community", "kettles"), ("listing", "top"), ("client-id", "a"), ("client-secret", "b")), visit),
        "hackernews" => HackerNewsSource.Kind.Open(Collected.Settings(kind), visit),
        "github" => GitHubSource.Kind.Open(Collected.Settings(kind, ("topic", "kettles")), visit),
        "hf-papers" => HuggingFacePapersSource.Kind.Open(Collected.Settings(kind), visit),
        _ => HuggingFaceModelsSource.Kind.Open(Collected.Settings(kind), visit),
    };

    private sealed class SameAnswer : Visit
    {
        private readonly string _body;

        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public SameAnswer(string body) => (_body, Now) = (body, BrokenAnswerTests.Now);

        public override Task<Fetched> GetAsync(FetchRequest request, CancellationToken cancel)
        {
            var body = request.Address.AbsolutePath.EndsWith("access_token", StringComparison.Ordinal) ? """{"access_token":"t"}"""
                : request.Address.AbsolutePath.EndsWith("topstories.json", StringComparison.Ordinal) ? "[]" : _body;
            return Task.FromResult(new Fetched(request.Address, Now, false, Encoding.UTF8.GetBytes(body), new Dictionary<string, string>(), body.Length, 1));
        }

        public override IReadOnlyList<DocumentKey> Due(string source, string? community, int most) => [];

        public override Item? Stored(DocumentKey key) => null;
    }
}
