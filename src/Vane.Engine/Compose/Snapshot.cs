using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Trend;

namespace Vane.Compose;

/// <summary>Everything a report is composed from: what the store knew at the edition's instant.</summary>
/// <param name="Understanding">What was understood of the posts: copies, stories, names, topics.</param>
/// <param name="Trends">What is more in use than chance explains.</param>
/// <param name="Edition">What was asked for.</param>
/// <param name="Posts">Posts of the months that any section looks at, in order of their keys.</param>
/// <param name="Older">Documents of trends that are older than those.</param>
/// <param name="Earlier">Posts of the lists one period earlier, as they were known when that period ended; none for a
/// month, which has no longer list.</param>
/// <param name="Places">Every community known.</param>
/// <param name="Activity">When each source was alive.</param>
/// <param name="Runs">The last run of each input.</param>
/// <param name="Visits">Visits to sources that ended in the edition's period, by source and time.</param>
/// <param name="Collected">Sources that were visited in the sixty days before the period's end.</param>
internal sealed record Snapshot(
    Understanding Understanding,
    Trends Trends,
    Edition Edition,
    IReadOnlyList<Post> Posts,
    IReadOnlyList<Post> Older,
    IReadOnlyList<Post> Earlier,
    IReadOnlyList<Place> Places,
    IReadOnlyList<SourceActivity> Activity,
    IReadOnlyList<Run> Runs,
    IReadOnlyList<SourceVisit> Visits,
    IReadOnlyList<CollectedSource> Collected)
{
    /// <summary>How many documents of a trend are cited.</summary>
    public const int CitedOfTrend = 10;

    private readonly Dictionary<Window, List<Seen>> _inView = [], _allInView = [];
    private readonly Dictionary<DocumentKey, Post> _byKey = Posts.Concat(Older).ToDictionary(p => p.Key);

    /// <summary>Reads what a report of the edition needs: a month, one period before it, and the grace.</summary>
    public static Snapshot Take(Store store, Understanding understanding, Trends trends, Edition edition)
    {
        var queries = new PostQueries(store);
        var days = Edition.DaysOf(ReportPeriod.Month) + Edition.DaysOf(edition.Period);
        var window = edition.Days(days);
        var posts = queries.Published(window with { From = window.From - Post.Grace }, edition.AsOf);
        var known = posts.Select(p => p.Key).ToHashSet();
        return new Snapshot(
            understanding,
            trends,
            edition,
            posts,
            queries.Of(trends.All.SelectMany(DocumentsOf).Where(d => !known.Contains(d)).Distinct(), edition.AsOf),
            EarlierPosts(queries, edition),
            queries.Places(edition.AsOf),
            queries.Activity(edition.AsOf),
            new RunLog(store).Latest(edition.AsOf),
            new VisitLog(store).Ended(edition.Span(edition.Period), edition.AsOf),
            new VisitLog(store).Collected(edition.Span(edition.Period).To - Duration.FromDays(60), edition.AsOf));
    }

    /// <summary>A document of a trend, or one of the posts.</summary>
    public Seen SeenOf(DocumentKey key) => SeenOf(_byKey[key], Edition.AsOf);

    /// <summary>The same of what may be neither, because its content of today tells another publication than that of then.</summary>
    public Seen? Find(DocumentKey key, Store store)
    {
        if (_byKey.ContainsKey(key)) return SeenOf(key);
        var posts = new PostQueries(store).Of([key], Edition.AsOf);
        return posts.Count > 0 ? SeenOf(posts[0], Edition.AsOf) : null;
    }

    /// <summary>Whether figures are not below the floors.</summary>
    public bool Passes(Figures figures) =>
        !(figures.Score < Edition.Floors.Score) && !(figures.Comments < Edition.Floors.Comments);

    /// <summary>Number of sources known.</summary>
    public int Sources => Activity.Count;

    /// <summary>What a post's place is called.</summary>
    public Slot.Name Label(Place place) => new(place.LabelAmong(Sources));

    /// <summary>Posts that came into view in a window and pass the floors, of copies the one that is listed first.</summary>
    public List<Seen> InView(Window window)
    {
        if (!_inView.TryGetValue(window, out var posts)) _inView[window] = posts = Copies.Once(AllInView(window));
        return posts;
    }

    /// <summary>The same with all copies.</summary>
    public List<Seen> AllInView(Window window)
    {
        if (!_allInView.TryGetValue(window, out var posts)) _allInView[window] = posts = InView(Posts, window, Edition.AsOf);
        return posts;
    }

    /// <summary>The posts as they were known when the previous period ended.</summary>
    public List<Seen> InViewThen(Window window) => Copies.Once(InView(Earlier, window, PreviousEnd(Edition)));

    /// <summary>How many posts came into view in a window, floors aside, copies once.</summary>
    public long CountAll(Window window) =>
        Posts.Where(p => CameIntoView(p, window)).Select(p => Understanding.OriginalOf(p.Key)).Distinct().LongCount();

    /// <summary>When the previous period ended, or the edition's instant where that is earlier.</summary>
    public static Instant PreviousEnd(Edition edition) =>
        Instant.Min(edition.AsOf, edition.Span(edition.Period, Edition.DaysOf(edition.Period)).To);

    private static IReadOnlyList<Post> EarlierPosts(PostQueries queries, Edition edition)
    {
        if (edition.Period == ReportPeriod.Month) return [];
        var window = edition.Span(ReportPeriod.Month, Edition.DaysOf(edition.Period));
        return queries.Published(window with { From = window.From - Post.Grace }, PreviousEnd(edition));
    }

    private List<Seen> InView(IReadOnlyList<Post> posts, Window window, Instant at)
    {
        var seen = new List<Seen>();
        foreach (var post in posts)
        {
            if (!CameIntoView(post, window)) continue;
            if (SeenOf(post, at) is var own && Passes(own.Figures)) seen.Add(own);
        }

        return seen;
    }

    private Seen SeenOf(Post post, Instant at) => new(post, Figures.Of(post, at), Understanding.OriginalOf(post.Key));

    // Of one that fades no more than is cited.
    private static IEnumerable<DocumentKey> DocumentsOf(Trend.Trend trend) =>
        trend.State == TrendState.Fading ? trend.Documents.Take(CitedOfTrend) : trend.Documents;

    private static bool CameIntoView(Post post, Window window) => window.Contains(post.Entered);
}

/// <summary>A post and its figures at an instant.</summary>
/// <param name="Post">The post.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Group">The document that it and its copies stand for.</param>
internal readonly record struct Seen(Post Post, Figures Figures, DocumentKey Group);
