using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>What is said in videos, where the site offers timed text without a key: it often answers with nothing, and then a video
/// stands with its description.</summary>
/// <param name="visit">The visit.</param>
/// <param name="site">The site.</param>
/// <param name="languages">Languages to ask for in turn.</param>
internal sealed class Captions(Visit visit, string site, IReadOnlyList<string> languages)
{
    // Captions made by machine come hours after a video; what has none by then gets none.
    private static readonly Duration Awaited = Duration.FromDays(3);

    private static readonly string[] Usual = ["en", "zh"];

    /// <summary>The site's wish not to be asked for captions for a while, which ends the asking for them.</summary>
    public FetchException? Limit { get; private set; }

    /// <summary>The video with what is said in it as its text: as stored, or as the site says now; and why not, where that failed.</summary>
    public async Task<(Item Item, Reading.Refused? Refused)> AddToAsync(Item item, long line, CancellationToken cancel)
    {
        var stored = visit.Stored(item.Key);
        // With its description in place of its talk a video would seem to have changed.
        if (stored is not null && IsTalk(stored.Outline)) return (With(item, stored.Text, stored.Outline, stored.Language), null);
        if (Limit is not null || (stored is not null && item.Published < visit.Now - Awaited)) return (item, null);
        try
        {
            var talk = await FirstAsync(item.Key.Id, cancel);
            return (talk is null ? item : With(item, talk.Text, talk.Outline, talk.Language ?? item.Language), null);
        }
        catch (FetchException e) when (e.Fault == FetchFault.RateLimited)
        {
            Limit = e;
            return (item, null);
        }
        catch (FetchException e) when (e.Fault == FetchFault.Refused)
        {
            return (item, null); // The site does not offer them.
        }
        catch (Exception e) when (Failure.IsOfOnePage(e))
        {
            return (item, Failure.Of(e, $"captions of {item.Url}", line) with { IsOfPart = true });
        }
    }

    private async Task<Content?> FirstAsync(string id, CancellationToken cancel)
    {
        foreach (var language in languages.Count > 0 ? languages : Usual)
        {
            var address = $"{site}/api/timedtext?v={Uri.EscapeDataString(id)}&lang={Uri.EscapeDataString(language)}&fmt=json3";
            var fetched = await visit.GetAsync(new FetchRequest(new Uri(address)) { Accept = "application/json,*/*;q=0.5" }, cancel);
            if (fetched.IsUnchanged || fetched.Body.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0) continue;
            var input = WebDocument.InputOf(fetched);
            var talk = await Patience.LimitAsync(() => Parser.Parse(input, InputKind.Transcript).Contents[0], cancel);
            return talk with { Language = talk.Language ?? language };
        }

        return null;
    }

    private static bool IsTalk(Outline outline) => outline.Blocks.Any(b => b.Kind == BlockKind.Speech);

    private static Item With(Item item, string? text, Outline outline, string? language) =>
        item with { Text = text, Outline = outline, Language = language };
}
