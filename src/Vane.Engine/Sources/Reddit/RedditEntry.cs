using System.Net;
using Vane.Collect;
using Vane.Model;
using Vane.Parse;
using Vane.Text;

namespace Vane.Sources;

/// <summary>Reads posts as the public feeds of Reddit give them. They show no scores.</summary>
internal static class RedditEntry
{
    private const string TextBegins = "<!-- SC_OFF -->", TextEnds = "<!-- SC_ON -->", LinkEnds = ">[link]</a>";

    /// <summary>The id of an entry, without <c>t3_</c>; null where it is no post.</summary>
    public static string? IdOf(Entry entry)
    {
        // Relative to the feed's own address it has become one itself.
        if (entry.Id is not { } id || id.LastIndexOf("t3_", StringComparison.Ordinal) is not (>= 0 and var at)) return null;
        return id[(at + 3)..] is var name && RedditPost.IsId(name) ? name : null;
    }

    /// <summary>The item of an entry; null where the post was taken down.</summary>
    /// <exception cref="RecordException">It cannot be read.</exception>
    public static Item? Read(Entry entry)
    {
        var id = IdOf(entry) ?? throw new RecordException("no id of a post");
        var title = entry.Title?.Line();
        if (string.IsNullOrEmpty(title)) throw new RecordException("no title");
        var html = entry.Content?.Value ?? "";
        var (text, outline) = TextOf(html);
        if (RedditPost.StandsForNothing(title) || RedditPost.StandsForNothing(text)) return null;
        var published = (entry.Published ?? entry.Updated)?.Time?.At ?? throw new RecordException("no time that can be read");
        var updated = entry.Updated?.Time?.At;
        return new Item
        {
            Key = new DocumentKey(RedditPost.Source, id),
            Title = title,
            Community = CommunityOf(entry),
            Url = RedditPost.AddressOf(id, LinkOf(html)),
            Text = text,
            Outline = outline,
            Author = AuthorOf(entry),
            Published = published,
            Updated = updated > published ? updated : null,
        };
    }

    // What its author wrote is marked; the rest says who submitted it and where its comments are.
    private static (string? Text, Outline Outline) TextOf(string html)
    {
        var begin = html.IndexOf(TextBegins, StringComparison.Ordinal);
        var end = html.LastIndexOf(TextEnds, StringComparison.Ordinal);
        if (begin < 0 || end < begin) return (null, Outline.None);
        try
        {
            var (text, outline) = Fragment.Read(html[(begin + TextBegins.Length)..end], "https://www.reddit.com/");
            return text.Length > 0 ? (text, outline) : (null, Outline.None);
        }
        catch (ParseException e)
        {
            throw new RecordException($"content: {e.Message}");
        }
    }

    private static string? LinkOf(string html)
    {
        var end = html.LastIndexOf(LinkEnds, StringComparison.Ordinal);
        if (end < 0) return null;
        var begin = html.LastIndexOf("href=\"", end, StringComparison.Ordinal);
        if (begin < 0) return null;
        begin += "href=\"".Length;
        var close = html.IndexOf('"', begin);
        return close > 0 && close <= end ? WebUtility.HtmlDecode(html[begin..close]) : null;
    }

    private static string CommunityOf(Entry entry)
    {
        if (entry.Categories is not [var category, ..]) throw new RecordException("no community");
        var name = PlainText.OneLine(category.Label is { Length: > 0 } label ? label : category.Term);
        return name.StartsWith("r/", StringComparison.Ordinal) ? name : "r/" + name;
    }

    private static string? AuthorOf(Entry entry)
    {
        var name = entry.Authors is [var author, ..] ? author.Name?.Trim() : null;
        if (name?.StartsWith("/u/", StringComparison.Ordinal) == true) name = name[3..];
        return string.IsNullOrEmpty(name) || name == "[deleted]" ? null : name;
    }
}
