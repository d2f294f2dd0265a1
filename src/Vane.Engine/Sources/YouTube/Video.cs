using System.Globalization;
using NodaTime;
using Vane.Model;
using Vane.Parse;
using Vane.Text;

namespace Vane.Sources;

/// <summary>The videos of YouTube's feeds (elements of the namespaces <c>yt</c> and <c>media</c>).</summary>
internal static class Video
{
    /// <summary>Source of videos.</summary>
    public const string Source = "youtube";

    private const string IdPrefix = "yt:video:";

    /// <summary>The video of an entry, with its description for a text; null where the entry has no id or title of one.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="index">Which entry, from 0.</param>
    /// <param name="at">When the feed was fetched.</param>
    /// <param name="found">When the visit began.</param>
    public static Item? Of(VideoFeed feed, int index, Instant at, Instant found)
    {
        var (entry, content) = (feed.Entries[index], feed.Contents[index]);
        if (IdOf(entry) is not { } id || string.IsNullOrWhiteSpace(content.Title)) return null;
        var views = ViewsOf(entry);
        return new Item
        {
            Key = new DocumentKey(Source, id),
            Title = content.Title,
            // A playlist has videos of several channels.
            Community = Blank(content.Author) ?? Blank(content.Site),
            Author = Blank(content.Author),
            Url = $"https://www.youtube.com/watch?v={id}",
            Text = Blank(content.Text),
            Outline = string.IsNullOrWhiteSpace(content.Text) ? Outline.None : content.Outline,
            Language = Blank(content.Language),
            Published = content.Published?.At,
            Found = found,
            Observations = views is null ? [] : [new Observation(at, views, null, null)],
        };
    }

    // The id stands in an element of its own, in the entry's id, and in its link.
    private static string? IdOf(Entry entry)
    {
        var id = Find(entry.Extensions, "videoId")?.Value.Trim();
        if (string.IsNullOrEmpty(id) && entry.Id?.StartsWith(IdPrefix, StringComparison.Ordinal) == true) id = entry.Id[IdPrefix.Length..];
        if (string.IsNullOrEmpty(id) && CanonicalAddress.Of(entry.Link)?.Identity is { } identity && identity.StartsWith("youtube:", StringComparison.Ordinal))
            id = identity["youtube:".Length..];
        return !string.IsNullOrEmpty(id) && id.Length <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : null;
    }

    private static long? ViewsOf(Entry entry) =>
        Count(Find(entry.Extensions, "statistics")?["views"]) ?? Count(Find(entry.Extensions, "starRating")?["count"]);

    private static long? Count(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static Extension? Find(IReadOnlyList<Extension> extensions, string name)
    {
        foreach (var extension in extensions)
            if (extension.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return extension;
            else if (Find(extension.Children, name) is { } inner) return inner;
        return null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
