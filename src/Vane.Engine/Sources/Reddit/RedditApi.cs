using System.Text;
using System.Text.Json;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>Reads one post; null to pass it over.</summary>
internal delegate Item? ReadPost(Records records, bool isAdult, Visit visit);

/// <summary>A page of a listing.</summary>
/// <param name="Posts">Its posts, and how to show each.</param>
/// <param name="Next">After which the next page begins; null where there is none.</param>
/// <param name="Oldest">When its oldest was published; null where none tells.</param>
internal sealed record RedditPage(IReadOnlyList<(ReadPost Read, Func<string> Excerpt)> Posts, string? Next, Instant? Oldest);

/// <summary>Asks Reddit, signed in as an app or not at all, and no more than it allows.</summary>
internal sealed class RedditApi
{
    /// <summary>Most posts asked for at once.</summary>
    public const int Batch = 100;

    private const string Public = "https://www.reddit.com", SignedIn = "https://oauth.reddit.com";

    private readonly Visit _visit;
    private readonly string? _bearer;
    private readonly string _address;
    private Fetched? _last;

    private RedditApi(Visit visit, string community, string address, string? bearer) =>
        (_visit, Community, _address, _bearer) = (visit, community, address, bearer);

    /// <summary>The community as settings write it, without <c>r/</c>.</summary>
    public string Community { get; }

    /// <summary>Whether the API is asked, and not the public feeds.</summary>
    public bool IsSignedIn => _bearer is not null;

    /// <summary>Signs in where there are credentials (application-only OAuth, RFC 6749, section 4.4).</summary>
    /// <exception cref="AnswerException">No token is given.</exception>
    public static async Task<RedditApi> OpenAsync(SourceSettings settings, Visit visit, CancellationToken cancel)
    {
        var community = settings.Text("community")!.Trim('/');
        if (community.StartsWith("r/", StringComparison.OrdinalIgnoreCase)) community = community[2..];
        var (id, secret, address) = (settings.Text("client-id"), settings.Text("client-secret"), settings.Text("address"));
        if (id is null || secret is null) return new(visit, community, address ?? Public, null);

        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));
        var answer = await visit.GetAsync(
            ApiAddress.Json(ApiAddress.Of(address ?? Public, "api/v1/access_token")) with
            {
                Authorization = "Basic " + basic,
                Form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" },
            }, cancel);
        return new(visit, community, address ?? SignedIn, "Bearer " + TokenOf(answer));
    }

    /// <summary>A page of a listing; null where it is as it was.</summary>
    public async Task<RedditPage?> PageAsync(string listing, string? after, CancellationToken cancel)
    {
        var place = $"r/{Uri.EscapeDataString(Community)}/{listing}";
        var limit = Batch.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var day = listing == "top" ? "day" : null;
        if (IsSignedIn)
            return Listing(await AskAsync(ApiAddress.Of(_address, place + ".json", ("limit", limit), ("t", day), ("after", after), ("raw_json", "1")), cancel));
        return Feed(await AskAsync(ApiAddress.Of(_address, place + "/.rss", ("limit", limit), ("t", day), ("after", after)), cancel));
    }

    /// <summary>Posts by their ids, as they are now.</summary>
    public async Task<RedditPage?> InfoAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Listing(
        await AskAsync(ApiAddress.Of(_address, "api/info.json", ("id", string.Join(',', ids.Select(id => "t3_" + id))), ("raw_json", "1")), cancel));

    private async Task<Fetched> AskAsync(Uri address, CancellationToken cancel)
    {
        var request = IsSignedIn ? ApiAddress.Json(address) with { Authorization = _bearer } : new FetchRequest(address);
        return _last = await _visit.GetAsync(request, cancel);
    }

    private static string TokenOf(Fetched answer)
    {
        using var json = Answers.Json(answer);
        try
        {
            if (new JsonRecord(json.RootElement).Text("access_token") is { } token && token.All(char.IsAscii) && !token.Any(char.IsControl)) return token;
        }
        catch (RecordException)
        {
            // No token either.
        }

        throw new AnswerException($"{Answers.Place(answer)} gave no token{Answers.Complaint(json.RootElement)}");
    }

    private static RedditPage? Listing(Fetched answer)
    {
        if (answer.IsUnchanged) return null;
        using var json = Answers.Json(answer);
        var root = json.RootElement.Clone(); // Outlives the document, so that its posts can be read one by one.
        var data = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var found) ? found : root;
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("children", out _)) data = root;
        var posts = Answers.List(answer, data, "children").EnumerateArray().ToList();
        var next = data.TryGetProperty("after", out var after) && after.ValueKind == JsonValueKind.String ? after.GetString() : null;
        return new(
            [.. posts.Select(p => ((ReadPost)((records, isAdult, visit) => RedditPost.Read(p, answer.At, records, isAdult, visit)), (Func<string>)p.GetRawText))],
            next, RedditPost.OldestOf(posts));
    }

    private static RedditPage? Feed(Fetched answer)
    {
        if (answer.IsUnchanged) return null;
        try
        {
            var feed = FeedReader.Read(new RawInput(answer.Body, Answers.Place(answer), answer.At) { Address = answer.Address.AbsoluteUri, MediaType = answer.MediaType });
            if (feed.IsCut) throw new AnswerException($"{Answers.Place(answer)} answered with a feed that is cut short");
            var next = feed.Entries.Count > 0 ? RedditEntry.IdOf(feed.Entries[^1]) : null;
            return new(
                [.. feed.Entries.Select(e => ((ReadPost)((_, _, _) => RedditEntry.Read(e)), (Func<string>)(() => e.Id ?? e.Link ?? e.Title?.Line() ?? "")))],
                next is null ? null : "t3_" + next,
                feed.Entries.Min(e => (e.Published ?? e.Updated)?.Time?.At));
        }
        catch (ParseException e)
        {
            throw new AnswerException($"{Answers.Place(answer)} answered with what is no feed: {e.Message}");
        }
    }
}
