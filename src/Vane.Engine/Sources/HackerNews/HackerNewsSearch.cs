using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using Vane.Collect;

namespace Vane.Sources;

/// <summary>Some results of a search.</summary>
/// <param name="Hits">The stories.</param>
/// <param name="At">When they were seen.</param>
/// <param name="Matches">How many stories match in all.</param>
/// <param name="Pages">How many pages of them there are.</param>
internal sealed record HackerNewsHits(IReadOnlyList<JsonElement> Hits, Instant At, long Matches, long Pages);

/// <summary>Searches stories by Algolia's API for Hacker News.</summary>
/// <param name="address">Where it is asked.</param>
/// <param name="visit">The visit.</param>
internal sealed class HackerNewsSearch(string address, Visit visit)
{
    private const int PerPage = 1000, MostRequests = 40;

    /// <summary>All stories since an instant, latest first. A search gives no more than a thousand in all its pages; what is older is
    /// asked for by its time.</summary>
    public async IAsyncEnumerable<HackerNewsHits> SinceAsync(string? query, int? points, Instant from, [EnumeratorCancellation] CancellationToken cancel)
    {
        Instant? before = null;
        var (got, page) = (0L, 0);
        for (var request = 0; request < MostRequests; request++)
        {
            var asked = ApiAddress.Of(
                address, "search_by_date", ("query", query), ("tags", "story"), ("numericFilters", Filters(points, from, before)),
                ("hitsPerPage", Text(PerPage)), ("page", Text(page)));
            if (await AskAsync(asked, cancel) is not { Hits.Count: > 0 } found) yield break;
            yield return found;
            got += found.Hits.Count;
            if (++page < found.Pages) continue;
            // The second of the last one may hold more.
            if (got >= found.Matches || OldestOf(found.Hits) is not { } oldest || oldest + Duration.FromSeconds(1) is var next && next >= before) yield break;
            (before, got, page) = (next, 0, 0);
        }
    }

    /// <summary>Stories by their ids, as they are now; null where they are as they were.</summary>
    public Task<HackerNewsHits?> StoriesAsync(IReadOnlyList<string> ids, CancellationToken cancel) => AskAsync(
        ApiAddress.Of(address, "search", ("tags", $"story,({string.Join(',', ids.Select(id => "story_" + id))})"), ("hitsPerPage", Text(ids.Count))), cancel);

    private async Task<HackerNewsHits?> AskAsync(Uri asked, CancellationToken cancel)
    {
        var answer = await visit.GetAsync(ApiAddress.Json(asked), cancel);
        if (answer.IsUnchanged) return null;
        using var json = Answers.Json(answer);
        var hits = Answers.List(answer, json.RootElement, "hits").Clone().EnumerateArray().ToList();
        try
        {
            var root = new JsonRecord(json.RootElement);
            return new(hits, answer.At, root.Figure("nbHits") ?? hits.Count, root.Figure("nbPages") ?? 1);
        }
        catch (RecordException e)
        {
            throw new AnswerException($"{Answers.Place(answer)}: {e.Message}");
        }
    }

    private static Instant? OldestOf(IEnumerable<JsonElement> hits)
    {
        Instant? oldest = null;
        foreach (var hit in hits)
        {
            try
            {
                if (new JsonRecord(hit).Seconds("created_at_i") is { } at && !(at > oldest)) oldest = at;
            }
            catch (RecordException)
            {
                // It is refused where it is read.
            }
        }

        return oldest;
    }

    private static string Filters(int? points, Instant from, Instant? before) =>
        "created_at_i>" + Text(from.ToUnixTimeSeconds())
        + (before is { } end ? ",created_at_i<" + Text(end.ToUnixTimeSeconds()) : "")
        + (points is { } least ? ",points>" + Text(least - 1) : "");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
