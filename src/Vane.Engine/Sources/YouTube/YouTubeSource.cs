using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Vane.Collect;
using Vane.Net;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>The latest videos of a YouTube channel or playlist, by its feed: how often each was seen, and what is said in it where
/// captions are offered. The feed has about fifteen videos and no older pages.</summary>
/// <param name="settings">Its <c>channel</c> or <c>playlist</c>.</param>
/// <param name="visit">The visit.</param>
public sealed class YouTubeSource(SourceSettings settings, Visit visit) : ISource
{
    private const string Origin = "https://www.youtube.com";

    private readonly string _site = (settings.Text("address") ?? Origin).TrimEnd('/');

    /// <summary>The kind <c>youtube</c>.</summary>
    public static SourceKind Kind { get; } = new(
        "youtube", "The latest videos of a YouTube channel, with what is said in them.", "6h",
        [
            new("channel", "id of the channel, UC…"),
            new("playlist", "id of a playlist, where it is none of a channel"),
            new("captions", "languages of captions, the first that there is (en, zh)", IsList: true),
            new("address", "another site with the same interface", FieldForm.Address),
        ],
        (settings, visit) => new YouTubeSource(settings, visit))
    {
        IsSteady = true,
        NeedsOneOf = ["channel", "playlist"],
    };

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var fetched = await visit.GetAsync(new FetchRequest(FeedAddress()), cancel);
        if (fetched.IsUnchanged) yield break;
        var (feed, broke) = await ReadAsync(fetched, cancel);
        if (broke is not null) yield return broke;
        if (feed is null) yield break;
        var captions = new Captions(visit, _site, settings.List("captions"));
        for (var i = 0; i < feed.Entries.Count; i++)
        {
            if (feed.Contents[i].IsCut)
            {
                yield return FeedDocument.CutShort(feed.Contents[i], i + 1);
                continue;
            }

            if (Video.Of(feed, i, fetched.At, visit.Now) is not { } item)
            {
                yield return new Reading.Refused(i + 1, "an entry without the id of a video", Excerpt.Of(feed.Entries[i].Id ?? ""));
                continue;
            }

            var (said, refused) = await captions.AddToAsync(item, i + 1, cancel);
            yield return new Reading.Accepted(i + 1, said);
            if (refused is not null) yield return refused;
        }

        // Only captions are not to be asked for: what the feed says has been given.
        if (captions.Limit is { } limit) ExceptionDispatchInfo.Throw(limit);
        if (feed.Feed.IsCut) yield return new Reading.Broke(feed.Entries.Count, $"{Failure.Shown(fetched.Address.AbsoluteUri)}: the feed is cut short");
    }

    private Uri FeedAddress()
    {
        var asked = settings.Text("channel") is { } channel ? $"channel_id={Uri.EscapeDataString(channel)}"
            : $"playlist_id={Uri.EscapeDataString(settings.Text("playlist") ?? "")}";
        return new Uri($"{_site}/feeds/videos.xml?{asked}");
    }

    private async Task<(VideoFeed? Feed, Reading.Broke? Broke)> ReadAsync(Fetched fetched, CancellationToken cancel)
    {
        try
        {
            var document = await FeedDocument.OfAsync(fetched, visit.Now, cancel);
            return document.Parsed.Feed is { } feed ? (new VideoFeed(feed, document.Parsed.Contents), null)
                : throw new ParseException("answered with a page, not a feed");
        }
        catch (ParseException e)
        {
            return (null, new Reading.Broke(1, $"{Failure.Shown(fetched.Address.AbsoluteUri)}: {e.Message}"));
        }
    }
}

/// <summary>A feed of videos.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Contents">Its entries as documents, in the same order.</param>
internal sealed record VideoFeed(Feed Feed, IReadOnlyList<Content> Contents)
{
    /// <summary>Its entries.</summary>
    public IReadOnlyList<Entry> Entries => Feed.Entries;
}
