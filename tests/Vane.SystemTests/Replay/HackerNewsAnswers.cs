using System.Globalization;
using System.Text.RegularExpressions;

namespace Vane.SystemTests.Replay;

/// <summary>Hacker News: the lists and items of Firebase, and the search of Algolia.</summary>
internal static partial class HackerNewsAnswers
{
    /// <summary>Answers; null where the path is none of its own.</summary>
    public static Answer? Of(Ask ask, ReplaySource source)
    {
        var parts = ask.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [.., "v0", "topstories.json" or "beststories.json"] => Numbers(Standing(ask, source).OrderByDescending(p => Heat(p, ask)), 500),
            [.., "v0", "newstories.json"] => Numbers(Standing(ask, source).Reverse(), 500),
            [.., "v0", "item", var file] => Item(ask, source, file.Split('.')[0]),
            [.., "api", "v1", "search_by_date"] => Search(ask, source, byDate: true),
            [.., "api", "v1", "search"] => Search(ask, source, byDate: false),
            [.., "api", "v1", "items", var id] => Item(ask, source, id),
            _ => null,
        };
    }

    private static IEnumerable<Planted> Standing(Ask ask, ReplaySource source) => source.Posts.Where(p => p.StandsAt(ask.At));

    private static double Heat(Planted p, Ask ask) => p.ScoreAt(ask.At) / Math.Pow((ask.At - p.Published).TotalHours + 2, 1.8);

    private static Answer Numbers(IEnumerable<Planted> posts, int most) => Answer.Json(posts.Take(most).Select(Number));

    private static long Number(Planted p) => long.Parse(p.Id, CultureInfo.InvariantCulture);

    private static Answer Item(Ask ask, ReplaySource source, string id)
    {
        if (source.Posts.FirstOrDefault(p => p.Id == id && p.Published <= ask.At) is not { } p) return Answer.Json(null);
        var time = p.Published.ToUnixTimeSeconds();
        if (p.IsGoneAt(ask.At)) return Answer.Json(new { id = Number(p), deleted = true, type = "story", time });
        var item = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["by"] = p.Author,
            ["descendants"] = p.CommentsAt(ask.At),
            ["id"] = Number(p),
            ["score"] = p.ScoreAt(ask.At),
            ["time"] = time,
            ["title"] = p.Title,
            ["type"] = "story",
        };
        if (p.IsText) item["text"] = string.Join("<p>", p.TextAt(ask.At));
        else item["url"] = p.Url;
        return Answer.Json(item, [p]);
    }

    private static Answer Search(Ask ask, ReplaySource source, bool byDate)
    {
        var found = Standing(ask, source).Where(p => Matches(p, ask)).ToList();
        found = [.. byDate ? found.AsEnumerable().Reverse() : found.OrderByDescending(p => p.ScoreAt(ask.At)).ThenBy(p => p.Number)];
        var (size, page) = (ask.Count("hitsPerPage", 20, 1000), ask.Count("page", 0, 1000));
        var hits = found.Take(1000).Skip(page * size).Take(size).ToList();
        return Answer.Json(new
        {
            hits = hits.Select(p => Hit(p, ask)),
            nbHits = found.Count,
            page,
            nbPages = (Math.Min(found.Count, 1000) + size - 1) / Math.Max(size, 1),
            hitsPerPage = size,
            exhaustiveNbHits = true,
            query = ask["query"],
            processingTimeMS = 1,
        }, hits);
    }

    private static Dictionary<string, object?> Hit(Planted p, Ask ask)
    {
        var hit = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["objectID"] = p.Id,
            ["story_id"] = Number(p),
            ["title"] = p.Title,
            ["author"] = p.Author,
            ["points"] = p.ScoreAt(ask.At),
            ["num_comments"] = p.CommentsAt(ask.At),
            ["created_at"] = Iso.Of(p.Published),
            ["created_at_i"] = p.Published.ToUnixTimeSeconds(),
            ["_tags"] = new[] { "story", "author_" + p.Author, "story_" + p.Id },
            ["updated_at"] = Iso.Of(p.ChangedAt(ask.At)),
        };
        if (p.IsText) hit["story_text"] = string.Join("<p>", p.TextAt(ask.At));
        else hit["url"] = p.Url;
        return hit;
    }

    private static bool Matches(Planted p, Ask ask) => IsTagged(p, ask["tags"]) && NumericFilter().Matches(ask["numericFilters"]).All(filter =>
    {
        var value = filter.Groups[1].Value switch
        {
            "points" => p.ScoreAt(ask.At),
            "num_comments" => p.CommentsAt(ask.At),
            "created_at_i" => p.Published.ToUnixTimeSeconds(),
            _ => 0,
        };
        var limit = long.Parse(filter.Groups[3].Value, CultureInfo.InvariantCulture);
        return filter.Groups[2].Value switch { ">" => value > limit, ">=" => value >= limit, "<" => value < limit, "<=" => value <= limit, _ => value == limit };
    });

    // Tags joined with commas must all be there; those in parentheses, one of them.
    private static bool IsTagged(Planted p, string tags) => tags.Length == 0
        || tags.Contains("story", StringComparison.Ordinal) && (!tags.Contains("story_", StringComparison.Ordinal) || tags.Contains("story_" + p.Id, StringComparison.Ordinal));

    [GeneratedRegex("(points|num_comments|created_at_i)(>=|<=|>|<|=)([0-9]+)")]
    private static partial Regex NumericFilter();
}
