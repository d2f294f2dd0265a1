using System.Globalization;
using System.Xml.Linq;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>Reddit: the listings of its API for who has a token, and Atom for who has none.</summary>
internal static class RedditAnswers
{
    private const int PerMinute = 100;

    /// <summary>What the API takes as a token.</summary>
    public const string Token = "replay-token";

    /// <summary>Answers; null where the path is none of its own.</summary>
    public static Answer? Of(Ask ask, IReadOnlyList<ReplaySource> communities)
    {
        var parts = ask.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (ask.Path.EndsWith("/api/v1/access_token", StringComparison.Ordinal)) return Grant(ask);
        if (parts is [.., "api", "info" or "info.json"]) return Allowed(ask) ?? Info(ask, communities);
        if (parts is not [.., "r", var name, var listing] && parts is not [.., "r", _, _, ".rss"]) return null;
        (name, listing) = parts is [.., ".rss"] ? (parts[^3], parts[^2] + ".rss") : (parts[^2], parts[^1]);
        if (communities.FirstOrDefault(c => c.Label == name) is not { } community) return Answer.Nothing(404);
        if (listing.EndsWith(".rss", StringComparison.Ordinal)) return Atom(ask, community, Ordered(ask, community, listing[..^4]));
        if (listing.EndsWith(".json", StringComparison.Ordinal)) listing = listing[..^5];
        return listing is "new" or "top" or "rising" or "hot" ? Allowed(ask) ?? Listing(ask, community, listing) : Answer.Nothing(404);
    }

    private static Answer Grant(Ask ask) => ask.Method != "POST" || !ask.Authorization.StartsWith("Basic ", StringComparison.Ordinal) || ask["grant_type"].Length == 0
        ? Answer.Nothing(401)
        : Answer.Json(new { access_token = Token, token_type = "bearer", expires_in = 86_400, scope = "*" }) with { IsCacheable = false };

    private static Answer? Allowed(Ask ask) =>
        ask.Authorization.Equals("Bearer " + Token, StringComparison.OrdinalIgnoreCase) ? null : Answer.Nothing(ask.Authorization.Length == 0 ? 403 : 401);

    private static List<Planted> Ordered(Ask ask, ReplaySource community, string listing)
    {
        var since = listing == "top" && ask["t"] is "day" or "" ? ask.At - Duration.FromDays(1) : Instant.MinValue;
        var posts = community.Posts.Where(p => p.StandsAt(ask.At) && p.Published >= since).Reverse().Take(1000);
        return [.. listing == "new" ? posts : posts.OrderByDescending(p => p.ScoreAt(ask.At)).ThenBy(p => p.Number)];
    }

    private static Answer Listing(Ask ask, ReplaySource community, string listing)
    {
        var all = Ordered(ask, community, listing);
        var (begin, page) = Page(ask, all);
        return Wrap(ask, page, begin + page.Count < all.Count && page.Count > 0 ? "t3_" + page[^1].Id : null);
    }

    private static (int Begin, List<Planted> Posts) Page(Ask ask, List<Planted> all)
    {
        var begin = ask["after"] is { Length: > 3 } after ? all.FindIndex(p => p.Id == after[3..]) + 1 : 0;
        return (begin, [.. all.Skip(begin).Take(ask.Count("limit", 25, 100))]);
    }

    // What was taken away is still told of to who knows its name, but no longer what it said.
    private static Answer Info(Ask ask, IReadOnlyList<ReplaySource> communities)
    {
        var ids = ask["id"].Split(',', StringSplitOptions.RemoveEmptyEntries).Take(100).ToHashSet(StringComparer.Ordinal);
        return Wrap(ask, [.. communities.SelectMany(c => c.Posts).Where(p => p.Published <= ask.At && ids.Contains("t3_" + p.Id))], null);
    }

    private static Answer Wrap(Ask ask, List<Planted> posts, string? after) => Answer.Json(new
    {
        kind = "Listing",
        data = new
        {
            after,
            dist = posts.Count,
            modhash = "",
            geo_filter = "",
            before = (string?)null,
            children = posts.Select(p => new { kind = "t3", data = Post(p, ask) }),
        },
    }, [.. posts.Where(p => p.StandsAt(ask.At))]) with
    {
        Headers =
        [
            ("X-Ratelimit-Used", "4"), ("X-Ratelimit-Remaining", (PerMinute - 4).ToString(CultureInfo.InvariantCulture) + ".0"), ("X-Ratelimit-Reset", "42"),
        ],
    };

    private static Dictionary<string, object?> Post(Planted p, Ask ask)
    {
        var gone = p.IsGoneAt(ask.At) ? p.IsRemoval ? "[removed]" : "[deleted]" : null;
        var community = p.Source[2..];
        var post = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["id"] = p.Id,
            ["name"] = "t3_" + p.Id,
            ["subreddit"] = community,
            ["title"] = p.Title,
            ["author"] = gone == "[deleted]" ? gone : p.Author,
            ["selftext"] = gone ?? (p.IsText ? string.Join("\n\n", p.TextAt(ask.At)) : ""),
            ["is_self"] = p.IsText,
            ["url"] = p.Url,
            ["permalink"] = $"/r/{community}/comments/{p.Id}/x/",
            ["domain"] = p.IsText ? "self." + community : "links.example",
            ["created_utc"] = (double)p.Published.ToUnixTimeSeconds(),
            ["edited"] = p.IsEditedAt(ask.At) ? (double)p.Edited!.Value.ToUnixTimeSeconds() : false,
            ["score"] = p.ScoreAt(ask.At),
            ["ups"] = p.ScoreAt(ask.At),
            ["num_comments"] = p.CommentsAt(ask.At),
            ["upvote_ratio"] = 0.9,
            ["link_flair_text"] = p.Number % 4 == 0 ? "Discussion" : null,
            ["stickied"] = false,
            ["over_18"] = false,
            ["removed_by_category"] = gone is null ? null : p.IsRemoval ? "moderator" : "deleted",
        };
        if (p.Original is not { } original) return post;
        post["crosspost_parent"] = "t3_" + original.Id;
        post["crosspost_parent_list"] = new[] { Post(original with { Original = null }, ask) };
        return post;
    }

    private static Answer Atom(Ask ask, ReplaySource community, List<Planted> posts)
    {
        XNamespace ns = "http://www.w3.org/2005/Atom";
        var (_, page) = Page(ask, posts);
        return Answer.Xml(new XElement(ns + "feed",
            new XElement(ns + "id", $"/r/{community.Label}/.rss"), new XElement(ns + "title", community.Label),
            new XElement(ns + "updated", Iso.Of(page.Count == 0 ? ask.At : page.Max(p => p.ChangedAt(ask.At)))),
            page.Select(p => new XElement(ns + "entry",
                new XElement(ns + "author", new XElement(ns + "name", "/u/" + p.Author)),
                new XElement(ns + "category", new XAttribute("term", community.Label), new XAttribute("label", "r/" + community.Label)),
                new XElement(ns + "content", new XAttribute("type", "html"), HtmlOf(p, ask)),
                new XElement(ns + "id", "t3_" + p.Id),
                new XElement(ns + "link", new XAttribute("href", $"https://www.reddit.com/r/{community.Label}/comments/{p.Id}/x/")),
                new XElement(ns + "updated", Iso.Of(p.ChangedAt(ask.At))), new XElement(ns + "published", Iso.Of(p.Published)),
                new XElement(ns + "title", p.Title)))), "application/atom+xml; charset=UTF-8", page);
    }

    private static string HtmlOf(Planted p, Ask ask) =>
        (p.IsText ? $"<!-- SC_OFF --><div class=\"md\">{string.Concat(p.TextAt(ask.At).Select(t => $"<p>{t}</p>"))}</div><!-- SC_ON -->" : "")
        + $" submitted by <a href=\"https://www.reddit.com/user/{p.Author}\"> /u/{p.Author} </a> <span><a href=\"{p.Url}\">[link]</a></span> "
        + $"<span><a href=\"https://www.reddit.com{(p.IsText ? "" : "/r/" + p.Source[2..])}/comments/{p.Id}/x/\">[comments]</a></span>";
}
