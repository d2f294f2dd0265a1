using NodaTime;
using Vane.Model;
using Vane.Parse;
using Vane.Text;

namespace Vane.Collect;

/// <summary>Makes items of what was read: decides what a document is called, and what is the same document.</summary>
internal static class ContentItem
{
    /// <summary>Source of whatever has an address of its own, be it read as a page or as an entry of a feed: one document an
    /// article, across the variants of its address.</summary>
    public const string Web = "web";

    /// <summary>Source of files without an address.</summary>
    public const string File = "file";

    private const int LongestTitle = 120;

    /// <summary>The item of a document.</summary>
    /// <param name="content">The document as read.</param>
    /// <param name="name">What it is called where it has no address: its file, and its place in that.</param>
    /// <param name="found">When it was found.</param>
    /// <param name="isShared">Whether other documents of the same input have its address too, so that it is none's own.</param>
    /// <exception cref="RecordException">It holds nothing.</exception>
    public static Item Of(Content content, string name, Instant found, bool isShared = false)
    {
        var (title, isCut) = TitleOf(content);
        return new Item
        {
            Key = KeyOf(content, name, isShared),
            Title = title,
            Truncated = isCut,
            Community = NullIfBlank(content.Site) ?? HostOf(content.Url),
            Url = content.Url,
            Text = NullIfBlank(content.Text),
            Outline = content.Text.Length == 0 ? Outline.None : content.Outline,
            Author = NullIfBlank(content.Author),
            Category = NullIfBlank(string.Join(", ", content.Categories)),
            Language = NullIfBlank(content.Language),
            Published = content.Published?.At,
            Updated = Later(content.Updated?.At, content.Published?.At),
            Found = found,
        };
    }

    private static DocumentKey KeyOf(Content content, string name, bool isShared)
    {
        if (CanonicalAddress.Of(content.Url) is not { } address) return new DocumentKey(File, content.Id ?? name);
        if (address.Scheme is "youtube") return new DocumentKey("youtube", address.Identity["youtube:".Length..]);
        // A home page, or an address that several entries share, is nobody's own; the publisher's id or the title tells them apart.
        return !isShared && !address.IsWeak
            ? new DocumentKey(Web, address.Identity)
            : new DocumentKey(Web, $"{address.Identity}#{content.Id ?? content.Title ?? name}");
    }

    private static (string Title, bool IsCut) TitleOf(Content content)
    {
        if (NullIfBlank(content.Title) is { } title && PlainText.OneLine(title) is { Length: > 0 } line) return (line, false);
        var begin = PlainText.OneLine(content.Text[..Math.Min(content.Text.Length, 4 * LongestTitle)]);
        if (begin.Length == 0) throw new RecordException("neither title nor text");
        var cut = Graphemes.Shorten(begin, LongestTitle);
        return (cut, cut != begin);
    }

    private static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? uri.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? uri.IdnHost[4..] : uri.IdnHost
            : null;

    private static Instant? Later(Instant? updated, Instant? published) => updated > published || published is null ? updated : null;

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
