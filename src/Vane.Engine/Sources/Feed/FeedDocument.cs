using NodaTime;
using Vane.Collect;
using Vane.Net;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>One document of a feed: the feed itself, or a page of its archive.</summary>
/// <param name="Parsed">What was read.</param>
/// <param name="Input">What it was read from.</param>
internal sealed record FeedDocument(Parsed Parsed, RawInput Input)
{
    /// <summary>Reads an answer; the document of a page has no <see cref="Parsed.Feed"/>.</summary>
    /// <exception cref="ParseException">It is neither feed nor page.</exception>
    public static async Task<FeedDocument> OfAsync(Fetched fetched, Instant now, CancellationToken cancel)
    {
        var input = WebDocument.InputOf(fetched);
        var parsed = await WebDocument.ReadAsync(input, cancel);
        if (parsed.Feed is null && parsed.Kind != InputKind.Article) throw new ParseException("answered with what is no feed");
        return new FeedDocument(parsed with { Contents = [.. parsed.Contents.Select(c => WebDocument.Trusted(c, now))] }, input);
    }

    /// <summary>The oldest time of an entry; null where none has one.</summary>
    public Instant? Oldest => Parsed.Contents.Min(c => c.Published?.At ?? c.Updated?.At);

    /// <summary>Where older entries are: the archive before this one, or the next page (RFC 5005, sections 3 and 4; JSON Feed's
    /// <c>next_url</c>). Null where that is not said.</summary>
    public Uri? Older()
    {
        var feed = Parsed.Feed!;
        var stated = Link(feed, "prev-archive") ?? Link(feed, "next") ?? feed.Extensions.FirstOrDefault(e => e is { Space: "json", Name: "next_url" })?.Value;
        return stated is not null && Uri.TryCreate(new Uri(Input.Address!), stated, out var address) && address.Scheme is "http" or "https" ? address : null;
    }

    /// <summary>The readings of the entries, one each, in order. One that is cut short is refused: it must not stand for the whole one,
    /// which may be stored or come with the next answer.</summary>
    /// <param name="first">The feed's own document: a page of its archive may call itself otherwise, and its entries must not.</param>
    /// <param name="asked">The address asked for, which stays where it is sent on elsewhere.</param>
    /// <param name="community">Name of the community; null for the feed's own.</param>
    public List<Reading> Readings(FeedDocument first, string asked, string? community)
    {
        var contents = community is null ? Parsed.Contents : [.. Parsed.Contents.Select(c => c with { Site = community })];
        var readings = DocumentsSource.ItemsOf(Parsed with { Contents = contents, Feed = first.Parsed.Feed }, Input with { Address = asked }, asked, entry => entry);
        for (var i = 0; i < readings.Count; i++)
            if (contents[i].IsCut) readings[i] = CutShort(contents[i], i + 1);
        return readings;
    }

    /// <summary>The reading that refuses an entry within which the feed ends.</summary>
    public static Reading.Refused CutShort(Content entry, long line) => new(line, "cut short", Excerpt.Of(entry.Title ?? entry.Id ?? ""));

    private static string? Link(Feed feed, string relation) =>
        feed.Links.FirstOrDefault(l => l.Relation.Equals(relation, StringComparison.OrdinalIgnoreCase) && l.Url.Length > 0)?.Url;
}
