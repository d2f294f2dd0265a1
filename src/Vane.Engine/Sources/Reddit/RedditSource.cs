using System.Runtime.CompilerServices;
using NodaTime;
using Vane.Collect;
using Vane.Model;

namespace Vane.Sources;

/// <summary>Posts of a community of Reddit. With credentials, the listings of its API with scores, and scores looked at again in
/// batches; without, its public feeds, which show no scores.</summary>
/// <param name="settings">What is looked at.</param>
/// <param name="visit">The visit.</param>
public sealed class RedditSource(SourceSettings settings, Visit visit) : ISource
{
    // Reddit itself ends a listing after a thousand posts.
    private const int MostPages = 10, MostDue = 300;

    private static readonly Duration Overlap = Duration.FromHours(1), FirstLook = Duration.FromDays(2);

    private readonly Records _records = new(visit);
    private readonly HashSet<string> _communities = new(StringComparer.Ordinal);

    /// <summary>The kind.</summary>
    public static SourceKind Kind { get; } = new(
        "reddit", "posts of a community of Reddit; scores need credentials of an app", "30m",
        [
            new("community", "name of the community, without r/", IsRequired: true),
            new("listing", "new, top (of the day) or rising; new and top where nothing is said", IsList: true) { Allowed = ["new", "top", "rising"] },
            new("client-id", "id of an app registered with Reddit", FieldForm.Secret),
            new("client-secret", "its secret", FieldForm.Secret),
            SourceField.YesOrNo("nsfw", "yes to take posts marked as not safe for work, too; feeds do not tell them"),
            new("address", "where to ask instead of Reddit", FieldForm.Address),
        ],
        (settings, visit) => new RedditSource(settings, visit))
    {
        Together = ["client-id", "client-secret"],
    };

    /// <inheritdoc />
    public string Name => settings.Name;

    // What came before is known, but for what was late to show up.
    private Instant From => visit.Since is { } since ? since - Overlap : visit.Now - FirstLook;

    private bool IsAdult => settings.IsWanted("nsfw");

    /// <inheritdoc />
    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) => Answers.UpToBroken(AllAsync(cancel), cancel);

    private async IAsyncEnumerable<Reading> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var api = await RedditApi.OpenAsync(settings, visit, cancel);
        foreach (var listing in settings.Choice("listing", "new", "top"))
            await foreach (var reading in PagesAsync(api, listing, cancel)) yield return reading;
        if (!api.IsSignedIn) yield break;
        await foreach (var reading in DueAsync(api, cancel)) yield return reading;
    }

    // Only what is new is followed back in time; of the others the top is what they are asked for.
    private async IAsyncEnumerable<Reading> PagesAsync(RedditApi api, string listing, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            if (await api.PageAsync(listing, after, cancel) is not { } read) yield break;
            foreach (var reading in Read(read)) yield return reading;
            if (listing != "new" || read.Next is null || read.Oldest < From) yield break;
            after = read.Next;
        }
    }

    private IEnumerable<Reading> Read(RedditPage page)
    {
        foreach (var (read, excerpt) in page.Posts)
            if (_records.Read(() => Note(read(_records, IsAdult, visit)), excerpt) is { } reading) yield return reading;
    }

    private Item? Note(Item? item)
    {
        if (item?.Community is { } community) _communities.Add(community);
        return item;
    }

    private async IAsyncEnumerable<Reading> DueAsync(RedditApi api, [EnumeratorCancellation] CancellationToken cancel)
    {
        // As Reddit writes its name, which settings need not.
        if (_communities.Count == 0) _communities.Add("r/" + api.Community);
        var due = _communities.Order(StringComparer.Ordinal).SelectMany(c => visit.Due(RedditPost.Source, c, MostDue))
            .Where(key => RedditPost.IsId(key.Id) && !_records.Has(key)).Take(MostDue).ToList();
        foreach (var some in due.Chunk(RedditApi.Batch))
            if (await api.InfoAsync([.. some.Select(k => k.Id)], cancel) is { } page)
                foreach (var reading in Read(page)) yield return reading;
    }
}
