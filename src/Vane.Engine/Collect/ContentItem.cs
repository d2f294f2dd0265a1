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
    /// <param name="origin">Where it is from: its file or feed; what it is called where it has no address.</param>
    /// <param name="found">When it was found.</param>
    /// <param name="isShared">Whether other documents of the same input have its address too, so that it is none's own.</param>
    /// <exception cref="RecordException">It holds nothing.</exception>
    public static Item Of(Content content, string origin, Instant found, bool isShared = false)
    {
        var (title, isCut) = TitleOf(content);
        // A rough time shifts with when it is counted from: it places a document, and is no part of what it says.
        var published = content.Published is { Precision: TimePrecision.Rough } ? null : content.Published?.At;
        var updated = content.Updated is { Precision: TimePrecision.Rough } ? null : content.Updated?.At;
        return new Item
        {
            Key = KeyOf(content, origin, isShared),
            Title = title,
            Truncated = isCut,
            Community = NullIfBlank(content.Site) ?? HostOf(content.Url),
            Url = content.Url,
            Text = NullIfBlank(content.Text),
            Outline = content.Text.Length == 0 ? Outline.None : content.Outline,
            Author = NullIfBlank(content.Author),
            Category = NullIfBlank(string.Join(", ", content.Categories)),
            Language = NullIfBlank(content.Language),
            Published = published,
            Updated = updated > published || published is null ? updated : null,
            Found = content.Published is { Precision: TimePrecision.Rough } rough && rough.At < found ? rough.At : found,
        };
    }

    /// <summary>The identity of what an address leads to; null where it has none.</summary>
    public static string? IdentityOf(Content content) => CanonicalAddress.Of(content.Url)?.Identity;

    private static DocumentKey KeyOf(Content content, string origin, bool isShared)
    {
        if (CanonicalAddress.Of(content.Url) is not { } address)
            return content.Kind == InputKind.Feed ? new DocumentKey(Web, OwnName(content, origin)) : new DocumentKey(WebAddress.Safe(origin) is null ? File : Web, origin);
        // What a feed says of a page is not the page: else a line of somebody's would stand for another's article.
        if (content.IsTeaser) return new DocumentKey(Web, OwnName(content, origin));
        if (address.Scheme is "youtube") return new DocumentKey("youtube", address.Identity["youtube:".Length..]);
        // A home page, or an address that several entries share, is nobody's own.
        return !isShared && !address.IsWeak ? new DocumentKey(Web, address.Identity) : new DocumentKey(Web, OwnName(content, address.Identity));
    }

    private static string OwnName(Content content, string origin) => $"{origin}#{content.Id ?? content.Url ?? content.Title}";

    private static (string Title, bool IsCut) TitleOf(Content content)
    {
        if (NullIfBlank(content.Title) is { } title && PlainText.OneLine(title) is { Length: > 0 } line) return (line, false);
        // The first sentence, of a talk; the first words, of whatever is longer.
        var first = content.Outline.Blocks is [var block, ..] ? block.Span.In(content.Text) : content.Text;
        var begin = PlainText.OneLine(first[..Math.Min(first.Length, 4 * LongestTitle)].ToString());
        if (begin.Length == 0) throw new RecordException("neither title nor text");
        var cut = Graphemes.Shorten(begin, LongestTitle);
        return (cut, cut != begin);
    }

    private static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? uri.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? uri.IdnHost[4..] : uri.IdnHost
            : null;

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
