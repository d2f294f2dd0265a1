using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>Reads stories, from the search and from the site's own API; a story reads alike both ways.</summary>
internal static class HackerNewsStory
{
    /// <summary>Source of the keys.</summary>
    public const string Source = "hackernews";

    /// <summary>All stories are of one community: which list one was found in changes by the hour.</summary>
    public const string Community = "hackernews";

    /// <summary>A result of the search.</summary>
    /// <exception cref="RecordException">A field cannot be read.</exception>
    public static Item? OfSearch(JsonRecord hit, Instant at, Func<string, int?> rank, Records records)
    {
        var id = hit.Needed("objectID");
        var seen = Records.Seen(at, hit.Figure("points"), hit.Figure("num_comments"), rank(id));
        return Of(id, hit.Text("title"), hit.Text("url"), hit.Text("story_text"), hit.Text("author"), hit.Seconds("created_at_i") ?? throw new RecordException("no created_at_i"), seen, records);
    }

    /// <summary>A story of the site's API; null for polls, jobs and comments.</summary>
    /// <exception cref="RecordException">A field cannot be read.</exception>
    public static Item? OfSite(JsonRecord story, Instant at, int? rank, Records records)
    {
        var id = (story.Figure("id") ?? throw new RecordException("no id")).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (story.Text("type") is { } type && type != "story") return null;
        var seen = Records.Seen(at, story.Figure("score"), story.Figure("descendants"), rank);
        if (story.IsSet("deleted") || story.IsSet("dead")) return records.AsStored(new(Source, id), seen);
        return Of(id, story.Text("title"), story.Text("url"), story.Text("text"), story.Text("by"), story.Seconds("time") ?? throw new RecordException("no time"), seen, records);
    }

    private static Item? Of(
        string id, string? title, string? link, string? html, string? author, Instant published, IReadOnlyList<Observation> seen, Records records)
    {
        var key = new DocumentKey(Source, id);
        // Moderators leave such words, and an empty story.
        if (title is "[deleted]" or "[dead]" or "[flagged]") return records.AsStored(key, seen);
        if (title is null) throw new RecordException("no title");
        var (text, outline) = TextOf(html);
        return new Item
        {
            Key = key,
            Title = title,
            Community = Community,
            Url = link ?? "https://news.ycombinator.com/item?id=" + id,
            Text = text,
            Outline = outline,
            Author = author,
            Published = published,
            Observations = seen,
        };
    }

    private static (string? Text, Outline Outline) TextOf(string? html)
    {
        if (html is null) return (null, Outline.None);
        try
        {
            var (text, outline) = Fragment.Read(html, "https://news.ycombinator.com/");
            return text.Length > 0 ? (text, outline) : (null, Outline.None);
        }
        catch (ParseException e)
        {
            throw new RecordException($"text: {e.Message}");
        }
    }
}
