using System.Text.Json;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Parse;
using Vane.Text;

namespace Vane.Sources;

/// <summary>Reads posts as the API of Reddit gives them: things of kind <c>t3</c>.</summary>
internal static class RedditPost
{
    /// <summary>Source of the keys.</summary>
    public const string Source = "reddit";

    /// <summary>What stands for the author of a post who left.</summary>
    public const string Deleted = "[deleted]";

    /// <summary>Whether a text can be the id of a post: a number to the base 36.</summary>
    public static bool IsId(string text) => text.Length is > 0 and < 20 && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>The page of a post's comments, the same under all its names.</summary>
    public static string CommentsOf(string id) => "https://www.reddit.com/comments/" + id;

    /// <summary>What a post is about: the page it links to where that is elsewhere, so that all who link it meet; else its own page.
    /// Pictures and videos kept by Reddit, and crossposts, are elsewhere only in name.</summary>
    public static string AddressOf(string id, string? link)
    {
        if (WebAddress.Safe(link) is not { } safe) return CommentsOf(id);
        var host = new Uri(safe).IdnHost;
        return IsUnder(host, "reddit.com") || IsUnder(host, "redd.it") || IsUnder(host, "redditmedia.com") ? CommentsOf(id) : safe;
    }

    /// <summary>The item of a post; null where it is no post, not wanted, or taken down.</summary>
    /// <exception cref="RecordException">A field cannot be read.</exception>
    public static Item? Read(JsonElement thing, Instant at, Records records, bool isAdult, Visit visit)
    {
        if (thing.ValueKind != JsonValueKind.Object) throw new RecordException("no record");
        if (new JsonRecord(thing).Text("kind") != "t3") return null;
        var post = new JsonRecord(thing).Record("data") ?? throw new RecordException("no data");
        if (!isAdult && post.IsSet("over_18")) return null;
        var key = new DocumentKey(Source, post.Needed("id"));
        if (!IsId(key.Id)) throw new RecordException("id is no post's");
        var score = post.IsSet("hide_score") ? null : post.Figure("score");
        var seen = Records.Seen(at, score < 0 ? 0 : score, post.Figure("num_comments"));
        return IsGone(post) ? records.AsStored(key, seen) : Item(post, key, seen, visit);
    }

    /// <summary>When the oldest of posts was published; those held at the top of a listing do not count.</summary>
    public static Instant? OldestOf(IEnumerable<JsonElement> things)
    {
        Instant? oldest = null;
        foreach (var thing in things)
        {
            try
            {
                if (new JsonRecord(thing).Record("data") is { } post && !post.IsSet("stickied") && post.Seconds("created_utc") is { } at && !(at > oldest))
                    oldest = at;
            }
            catch (RecordException)
            {
                // It is refused where it is read.
            }
        }

        return oldest;
    }

    /// <summary>Whether words stand in the place of a text that was taken down.</summary>
    public static bool StandsForNothing(string? text) => text?.Trim() is "[removed]" or Deleted or "[deleted by user]" or "[ Removed by Reddit ]" or "[ Removed by moderator ]";

    private static Item Item(JsonRecord post, DocumentKey key, IReadOnlyList<Observation> seen, Visit visit)
    {
        var published = post.Seconds("created_utc") ?? throw new RecordException("no created_utc");
        // The value is false for what was never edited.
        var edited = post.Value("edited")?.ValueKind == JsonValueKind.Number ? post.Seconds("edited") : null;
        var (text, outline) = TextOf(post);
        return new Item
        {
            Key = key,
            Title = post.Needed("title"),
            Community = post.Text("subreddit_name_prefixed") ?? "r/" + post.Needed("subreddit"),
            Url = AddressOf(key.Id, post.IsSet("is_self") ? null : post.Text("url")),
            Text = text,
            Outline = outline,
            // Who leaves Reddit changes nothing of what was said.
            Author = post.Text("author") is { } author && author != Deleted ? author : visit.Stored(key)?.Author,
            Category = post.Text("link_flair_text"),
            Published = published,
            Updated = edited > published ? edited : null,
            Observations = seen,
        };
    }

    // The rendered text is what feeds give, too, so that a post reads alike both ways.
    private static (string? Text, Outline Outline) TextOf(JsonRecord post)
    {
        if (post.Text("selftext_html") is not { } html) return (post.Text("selftext"), Outline.None);
        try
        {
            var (text, outline) = Fragment.Read(html, "https://www.reddit.com/");
            return text.Length > 0 ? (text, outline) : (null, Outline.None);
        }
        catch (ParseException e)
        {
            throw new RecordException($"selftext_html: {e.Message}");
        }
    }

    private static bool IsGone(JsonRecord post) =>
        post.Text("removed_by_category") is not null || StandsForNothing(post.Text("selftext")) || StandsForNothing(post.Text("title"));

    private static bool IsUnder(string host, string name) =>
        host == name || host.EndsWith("." + name, StringComparison.Ordinal);
}
