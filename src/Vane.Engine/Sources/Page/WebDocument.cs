using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Parse;
using Vane.Text;

namespace Vane.Sources;

/// <summary>What the web answers, read.</summary>
internal static class WebDocument
{
    // Clocks of servers go wrong by hours, and zones are forgotten; beyond that a time is an announcement or a mistake.
    private static readonly Duration Ahead = Duration.FromDays(1);

    /// <summary>Asks for an article and reads it; null where what is had of it still stands.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="cancel">Ends the visit.</param>
    /// <exception cref="FetchException">It cannot be had.</exception>
    /// <exception cref="ParseException">It cannot be read, or holds no text.</exception>
    public static async Task<Content?> ArticleAsync(Visit visit, string address, CancellationToken cancel)
    {
        var fetched = await visit.GetAsync(new FetchRequest(new Uri(address)) { IsPage = true }, cancel);
        if (fetched.IsUnchanged) return null;
        var parsed = await ReadAsync(await InputAsync(fetched, cancel), cancel);
        if (parsed.Feed is not null || parsed.Contents is not [var content]) throw new ParseException("a feed, not a page");
        return string.IsNullOrWhiteSpace(content.Text) ? throw new ParseException("there is nothing to read on the page") : Trusted(content, visit.Now);
    }

    /// <summary>Reads an input, whatever it is.</summary>
    /// <exception cref="ParseException">It cannot be read.</exception>
    public static async Task<Parsed> ReadAsync(RawInput input, CancellationToken cancel)
    {
        try
        {
            return await Patience.LimitAsync(() => Parser.Parse(input), cancel);
        }
        catch (Exception e) when (e is not (ParseException or OperationCanceledException))
        {
            // A fault of the reader's own, or damaged compression: it must not cost the other documents.
            throw new ParseException(e is InvalidDataException ? e.Message : $"could not be read ({e.GetType().Name})");
        }
    }

    /// <summary>Whether the article at an address is stored, by whatever source it came.</summary>
    public static bool IsStored(Visit visit, string address) =>
        CanonicalAddress.Of(address) is { IsWeak: false } canonical && visit.Stored(new DocumentKey(ContentItem.Web, canonical.Identity)) is not null;

    /// <summary>The bytes of an answer as an input.</summary>
    public static RawInput InputOf(Fetched fetched) => new(fetched.Body, fetched.Address.AbsoluteUri, fetched.At)
    {
        Address = fetched.Address.AbsoluteUri,
        MediaType = fetched.MediaType,
    };

    /// <summary>The document without times that lie in the future: it is placed in time by when it was found.</summary>
    public static Content Trusted(Content content, Instant now)
    {
        var latest = now + Ahead;
        if (!(content.Published?.At > latest) && !(content.Updated?.At > latest)) return content;
        return content with
        {
            Published = content.Published?.At > latest ? null : content.Published,
            Updated = content.Updated?.At > latest ? null : content.Updated,
            Remarks = [.. content.Remarks, "a time in the future is left out"],
        };
    }

    private static async Task<RawInput> InputAsync(Fetched fetched, CancellationToken cancel)
    {
        var input = InputOf(fetched);
        return PdfText.IsPdf(input.Bytes.Span) ? await PdfText.TakeAsync(input, cancel) : input;
    }
}
