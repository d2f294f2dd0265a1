using System.Runtime.CompilerServices;
using Vane.Collect;
using Vane.Net;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>A feed. Where a page stands at its address, the feed that the page names is read instead, and remembered. Where entries
/// may have gone by since the last visit, the pages of its archive are read backwards until there.</summary>
/// <param name="settings">Its <c>address</c>, and how its entries are read.</param>
/// <param name="visit">The visit.</param>
public sealed class FeedSource(SourceSettings settings, Visit visit) : ISource
{
    private const int MostOlderPages = 10;

    private readonly WordFilter _filter = new(settings.List("filter"));
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly bool _isFull = settings.IsWanted("full");

    private long _line;

    /// <summary>The kind <c>feed</c>.</summary>
    public static SourceKind Kind { get; } = new(
        "feed", "A feed: RSS, Atom or JSON.", "1h",
        [
            new("address", "the feed, or a page that names it", FieldForm.Address, IsRequired: true),
            SourceField.YesOrNo("full", "yes: the page of each new entry is read for its whole text"),
            new("community", "what it is called instead of its own title"),
            new("filter", "words of which an entry's title or text must have one; for feeds on everything", IsList: true),
        ],
        (settings, visit) => new FeedSource(settings, visit))
    {
        IsSteady = true,
    };

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        visit.NextState = visit.State;
        var state = new FeedState(settings.Text("address")!, visit.State);
        var (first, broke) = await FirstAsync(state, cancel);
        visit.NextState = state.ToString();
        if (broke is not null) yield return broke;
        if (first is null) yield break;
        var asked = state.Found ?? settings.Text("address")!;
        var pages = new EntryPages(visit, state.Read, new PageTries(state.Failing));
        var (document, been) = (first, new HashSet<string>(StringComparer.Ordinal) { first.Input.Address! });
        while (true)
        {
            await foreach (var reading in EntriesAsync(document, first, asked, pages, cancel)) yield return reading;
            state.Failing = pages.Failing;
            visit.NextState = state.ToString();
            if (document.Parsed.Feed!.IsCut)
            {
                yield return new Reading.Broke(_line + 1, $"{Failure.Shown(document.Input.Address!)}: the feed is cut short");
                yield break;
            }

            if (been.Count > MostOlderPages || !MayHaveMissed(document) || document.Older() is not { } older || !been.Add(older.AbsoluteUri)) break;
            var (next, refused) = await OlderAsync(older, cancel);
            if (refused is not null) yield return refused;
            if (next is null) break;
            document = next;
        }
    }

    private bool MayHaveMissed(FeedDocument document) => visit.Since is { } since && document.Oldest > since;

    private async Task<(FeedDocument? First, Reading.Broke? Broke)> FirstAsync(FeedState state, CancellationToken cancel)
    {
        try
        {
            var (document, isUnchanged) = await AskAsync(state, cancel);
            if (isUnchanged || document?.Parsed.Feed is not null) return (document, null);
            // A page: it may name the feed.
            if (state.Found is not null || FeedNamedBy(document!) is not { } address) return (null, NoFeed());
            var fetched = await visit.GetAsync(new FetchRequest(address), cancel);
            var found = fetched.IsUnchanged ? null : await FeedDocument.OfAsync(fetched, visit.Now, cancel);
            if (found is { Parsed.Feed: null }) return (null, NoFeed());
            state.Found = address.AbsoluteUri;
            return (found, null);
        }
        catch (ParseException e)
        {
            return (null, new Reading.Broke(1, $"{Failure.Shown(state.Found ?? settings.Text("address")!)}: {e.Message}"));
        }
    }

    // A page in place of the feed, such as one on works at the site, may name the very address it stands at.
    private static Uri? FeedNamedBy(FeedDocument page) =>
        PageLinks.Feed(page.Input) is { } named && named != page.Input.Address && Uri.TryCreate(named, UriKind.Absolute, out var address) ? address : null;

    private Reading.Broke NoFeed() => new(1, $"{Failure.Shown(settings.Text("address")!)}: answered with a page, not a feed");

    private async Task<(FeedDocument? Document, bool IsUnchanged)> AskAsync(FeedState state, CancellationToken cancel)
    {
        var configured = new Uri(settings.Text("address")!);
        // Only a feed that is sent again tells which pages are to be asked for again.
        var known = state.Failing.Length > 0 ? new Validators(null, null) : null;
        Fetched fetched;
        try
        {
            fetched = await visit.GetAsync(new FetchRequest(state.Found is null ? configured : new Uri(state.Found)) { Known = known }, cancel);
        }
        catch (FetchException e) when (state.Found is not null && e.Fault == FetchFault.Refused)
        {
            // The feed has moved: the page that named it may name another.
            state.Found = null;
            fetched = await visit.GetAsync(new FetchRequest(configured), cancel);
        }

        return fetched.IsUnchanged ? (null, true) : (await FeedDocument.OfAsync(fetched, visit.Now, cancel), false);
    }

    private async Task<(FeedDocument? Document, Reading.Refused? Refused)> OlderAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            var fetched = await visit.GetAsync(new FetchRequest(address), cancel);
            if (fetched.IsUnchanged) return (null, null);
            var document = await FeedDocument.OfAsync(fetched, visit.Now, cancel);
            return document.Parsed.Feed is null ? throw new ParseException("answered with a page, not a feed") : (document, null);
        }
        catch (Exception e) when (Failure.IsOfOnePage(e))
        {
            visit.IsOpen |= !Failure.IsLasting(e);
            return (null, Failure.Of(e, address.AbsoluteUri, ++_line));
        }
    }

    private async IAsyncEnumerable<Reading> EntriesAsync(
        FeedDocument document, FeedDocument first, string asked, EntryPages pages, [EnumeratorCancellation] CancellationToken cancel)
    {
        var readings = document.Readings(first, asked, settings.Text("community"));
        for (var i = 0; i < readings.Count; i++)
        {
            var content = document.Parsed.Contents[i];
            if (!_filter.Keeps(content.Title, content.Text))
            {
                visit.LeftOut++;
                continue;
            }

            if (readings[i] is not Reading.Accepted(_, var item)) yield return readings[i] with { Line = ++_line };
            // Pages of an archive overlap.
            else if (!_given.Add(item.Key.Id)) continue;
            else if (_isFull && content.Url is not null)
            {
                var given = await pages.ReadAsync(content, item, cancel);
                if (given.Count > 0) _line++;
                foreach (var reading in given) yield return reading with { Line = _line };
            }
            else yield return new Reading.Accepted(++_line, item);
        }
    }
}
