using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;

namespace Vane.Sources;

/// <summary>
/// Stories of Hacker News. The search of Algolia says what is new, a thousand at a time, and how older stories stand, a hundred at
/// a time; the site's own API says where each stands on the front page.
/// </summary>
/// <param name="settings">What is looked at.</param>
/// <param name="visit">The visit.</param>
public sealed class HackerNewsSource(SourceSettings settings, Visit visit) : ISource
{
    // Two of the site's pages have ranks; as many are asked for one by one at most.
    private const int Ranked = 60, MostDue = 300, Batch = 100;

    private static readonly Duration Overlap = Duration.FromHours(1), FirstLook = Duration.FromDays(2);

    // A story seldom reaches its points later than that.
    private static readonly Duration Ripening = Duration.FromDays(3);

    private readonly Records _records = new(visit);
    private readonly HackerNewsSearch _search = new(settings.Text("search-address") ?? "https://hn.algolia.com/api/v1", visit);
    private readonly string _address = settings.Text("address") ?? "https://hacker-news.firebaseio.com/v0";
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private Dictionary<string, int> _ranks = [];

    /// <summary>The kind.</summary>
    public static SourceKind Kind { get; } = new(
        "hackernews", "stories of Hacker News with points and ranks", "30m",
        [
            new("query", "only stories with these words; several queries are asked one after another", IsList: true),
            new("min-points", "only stories that have reached so many points", FieldForm.Number),
            new("listing", "the list whose ranks are observed: top, best or new; top where nothing is said") { Allowed = ["top", "best", "new"] },
            new("address", "where to ask instead of the site's API", FieldForm.Address),
            new("search-address", "where to ask instead of Algolia's search", FieldForm.Address),
        ],
        (settings, visit) => new HackerNewsSource(settings, visit));

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) => Answers.UpToBroken(AllAsync(cancel), cancel);

    private async IAsyncEnumerable<Reading> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var points = settings.Number("min-points");
        _ranks = await RanksAsync(settings.Text("listing") ?? "top", cancel);
        var from = visit.Since is { } since ? since - (points is null ? Overlap : Ripening) : visit.Now - FirstLook;
        foreach (var query in Queries())
        {
            await foreach (var page in _search.SinceAsync(query, points, from, cancel))
                foreach (var reading in _records.Read(page.Hits, hit => ItemOf(hit, page.At))) yield return reading;
        }

        await foreach (var reading in RestAsync(points, cancel)) yield return reading;
    }

    private IReadOnlyList<string?> Queries()
    {
        IReadOnlyList<string?> all = [null];
        return settings.List("query") is { Count: > 0 } queries ? queries : all;
    }

    // Places of the list, 1 is the top.
    private async Task<Dictionary<string, int>> RanksAsync(string listing, CancellationToken cancel)
    {
        var answer = await visit.GetAsync(ApiAddress.Json(ApiAddress.Of(_address, listing + "stories.json")), cancel);
        if (answer.IsUnchanged) return [];
        using var json = Answers.Json(answer);
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        var rank = 0;
        foreach (var id in Answers.List(answer, json.RootElement).EnumerateArray().Take(Ranked))
        {
            rank++;
            if (id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)) ranks.TryAdd(number.ToString(CultureInfo.InvariantCulture), rank);
        }

        return ranks;
    }

    // What is due again, and what stands in the list but is older than what was searched.
    private async IAsyncEnumerable<Reading> RestAsync(int? points, [EnumeratorCancellation] CancellationToken cancel)
    {
        var isNarrow = settings.List("query").Count > 0;
        var listed = _ranks.OrderBy(r => r.Value).Select(r => new DocumentKey(HackerNewsStory.Source, r.Key)).Where(key => !isNarrow || visit.Stored(key) is not null);
        var wanted = listed.Concat(visit.Due(HackerNewsStory.Source, HackerNewsStory.Community, MostDue))
            .Where(key => key.Id.All(char.IsAsciiDigit) && !_answered.Contains(key.Id)).Distinct().ToList();
        foreach (var some in wanted.Chunk(Batch))
        {
            if (await _search.StoriesAsync([.. some.Select(k => k.Id)], cancel) is not { } page) continue;
            foreach (var reading in _records.Read(page.Hits, hit => IsWanted(ItemOf(hit, page.At), points))) yield return reading;
        }

        // The search may be behind the site by some minutes.
        foreach (var key in wanted.Where(key => !_answered.Contains(key.Id)).Take(Ranked))
            if (await SingleAsync(key, points, cancel) is { } reading) yield return reading;
    }

    private async Task<Reading?> SingleAsync(DocumentKey key, int? points, CancellationToken cancel)
    {
        Fetched answer;
        try
        {
            answer = await visit.GetAsync(ApiAddress.Json(ApiAddress.Of(_address, $"item/{Uri.EscapeDataString(key.Id)}.json")), cancel);
        }
        catch (FetchException e) when (e.Fault == FetchFault.Refused)
        {
            return null; // One that is there no more is no reason to end.
        }

        if (answer.IsUnchanged) return null;
        using var json = Answers.Json(answer);
        // The API answers null for what it does not have.
        if (json.RootElement.ValueKind == JsonValueKind.Null) return null;
        return _records.Read(json.RootElement, story => IsWanted(HackerNewsStory.OfSite(story, answer.At, RankOf(key.Id), _records), points));
    }

    private Item? ItemOf(JsonRecord hit, Instant at)
    {
        // Also one that is refused: the site says nothing else.
        _answered.Add(hit.Needed("objectID"));
        return HackerNewsStory.OfSearch(hit, at, RankOf, _records);
    }

    private int? RankOf(string id) => _ranks.TryGetValue(id, out var rank) ? rank : null;

    // What is stored goes on being watched, however it stands.
    private Item? IsWanted(Item? item, int? points) =>
        item is null || points is null || item.Observations.Any(o => o.Score >= points) || visit.Stored(item.Key) is not null ? item : null;
}
