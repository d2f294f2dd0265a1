using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Makes documents of a feed's entries.</summary>
internal static class FeedContents
{
    /// <summary>A document an entry, in the order of the feed.</summary>
    public static IReadOnlyList<Content> Of(Feed feed, RawInput input)
    {
        var contents = new List<Content>(feed.Entries.Count);
        var site = Line(feed.Title);
        foreach (var entry in feed.Entries) contents.Add(Of(entry, feed, site, input));
        return contents;
    }

    private static Content Of(Entry entry, Feed feed, string? site, RawInput input)
    {
        var url = AddressOf(entry);
        // Of two texts the longer one says more: some feeds cut the content, others only repeat the title in it.
        var stated = (entry.Content?.Value.Length ?? -1) >= (entry.Summary?.Value.Length ?? 0) ? entry.Content : entry.Summary;
        var (text, outline) = stated is null ? ("", Outline.None) : stated.IsHtml ? Fragment.Read(stated.Value, url ?? input.Address) : Plain(stated.Value);
        return new Content
        {
            Kind = InputKind.Feed,
            Title = Line(entry.Title),
            Text = text,
            Outline = outline,
            Author = AuthorsOf(entry) ?? AuthorsOf(feed),
            Published = entry.Published?.Time ?? entry.Updated?.Time,
            Updated = entry.Updated?.Time,
            Site = site,
            Language = entry.Language ?? feed.Language,
            Url = url,
            Image = entry.Image?.Url,
            Id = entry.Id,
            Categories = [.. entry.Categories.Select(c => PlainText.OneLine(c.Label ?? c.Term)).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)],
            Remarks = feed.Remarks,
        };
    }

    private static string? AddressOf(Entry entry) =>
        WebAddress.Safe(entry.Original) ?? WebAddress.Safe(entry.Link) ?? (entry.IsPermalink == false ? null : WebAddress.Safe(entry.Id));

    private static string? AuthorsOf(FeedPart part)
    {
        var names = part.Authors.Select(a => a.Name ?? a.Email).OfType<string>().Select(PlainText.OneLine).Where(n => n.Length > 0);
        var joined = string.Join(", ", names.Distinct(StringComparer.Ordinal));
        return joined.Length == 0 ? null : joined;
    }

    private static string? Line(FeedText? text) => text?.Line() is { Length: > 0 } line ? line : null;

    private static (string, Outline) Plain(string value)
    {
        var text = value.ReplaceLineEndings("\n").Trim();
        return (text, text.Length == 0 ? Outline.None : new Outline([new Block(BlockKind.Paragraph, new TextSpan(0, text.Length))], []));
    }
}
