using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using Vane.Collect;
using Vane.Net;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>Papers of arXiv by its Atom API (https://info.arxiv.org/help/api/user-manual.html), latest first.</summary>
/// <param name="settings">What is looked at.</param>
/// <param name="visit">The visit.</param>
public sealed class ArXivSource(SourceSettings settings, Visit visit) : ISource
{
    private const int PerPage = 100, FirstPages = 10, MostPages = 40;

    private static readonly Duration FirstLook = Duration.FromDays(3);

    // A paper is announced days after it was submitted: on Sundays that of Thursday, after holidays later. What was announced last
    // visit is known by its time; single papers that were held back come somewhat later.
    private static readonly Duration Announcing = Duration.FromDays(5), HeldBack = Duration.FromHours(6);

    private readonly Records _records = new(visit);

    /// <summary>The kind.</summary>
    public static SourceKind Kind { get; } = new(
        "arxiv", "papers of arXiv by subject", "6h",
        [
            new("category", "subject class, such as cs.CL", IsRequired: true, IsList: true),
            new("query", "further condition in arXiv's own words, such as abs:agents"),
            new("address", "where to ask instead of arXiv", FieldForm.Address),
        ],
        (settings, visit) => new ArXivSource(settings, visit));

    /// <inheritdoc />
    public string Name => settings.Name;

    // The submission of the latest paper that the last whole visit saw says more than when that visit was.
    private Instant From =>
        visit.State is { } state && InstantPattern.ExtendedIso.Parse(state) is { Success: true, Value: var latest } ? latest - HeldBack
        : visit.Since is { } since ? since - Announcing
        : visit.Now - FirstLook;

    /// <inheritdoc />
    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) => Answers.UpToBroken(PagesAsync(cancel), cancel);

    private async IAsyncEnumerable<Reading> PagesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var (from, start) = (From, 0);
        Instant? latest = null;
        for (var page = 0; page < (visit.Since is null ? FirstPages : MostPages); page++)
        {
            var answer = await visit.GetAsync(new FetchRequest(Address(start)) { Accept = "application/atom+xml" }, cancel);
            if (answer.IsUnchanged) break;
            var feed = FeedOf(answer, start, out var total);
            foreach (var entry in feed.Entries)
                if (_records.Read(() => ArXivPaper.Read(entry), () => entry.Id ?? entry.Title?.Line() ?? "") is { } reading) yield return reading;

            var times = feed.Entries.Select(e => e.Published?.Time?.At).OfType<Instant>().Where(at => at <= visit.Now).ToList();
            if (times.Count > 0) latest = latest is { } known && known > times.Max() ? known : times.Max();
            start += feed.Entries.Count;
            if (feed.Entries.Count == 0 || start >= total || times.Any(at => at < from)) break;
        }

        visit.NextState = latest is { } newest ? InstantPattern.ExtendedIso.Format(newest) : visit.State;
    }

    private Uri Address(int start)
    {
        var categories = string.Join(" OR ", settings.List("category").Select(c => "cat:" + c));
        var search = settings.Text("query") is { } query ? $"({categories}) AND ({query})" : categories;
        return ApiAddress.Of(
            settings.Text("address") ?? "https://export.arxiv.org", "api/query", ("search_query", search), ("sortBy", "submittedDate"),
            ("sortOrder", "descending"), ("start", start.ToString(CultureInfo.InvariantCulture)), ("max_results", PerPage.ToString(CultureInfo.InvariantCulture)));
    }

    private static Feed FeedOf(Fetched answer, int start, out long total)
    {
        Feed feed;
        try
        {
            feed = FeedReader.Read(new RawInput(answer.Body, Answers.Place(answer), answer.At) { Address = answer.Address.AbsoluteUri, MediaType = answer.MediaType });
        }
        catch (ParseException e)
        {
            throw new AnswerException($"{Answers.Place(answer)} answered with what is no feed: {e.Message}");
        }

        if (feed.IsCut) throw new AnswerException($"{Answers.Place(answer)} answered with a feed that is cut short");
        if (feed.Entries.FirstOrDefault(ArXivPaper.IsError) is { } error)
            throw new AnswerException($"{Answers.Place(answer)} refused the query: {error.Summary?.Line() ?? error.Title?.Line()}");
        var stated = feed.Extensions.FirstOrDefault(e => e.Name.Equals("totalResults", StringComparison.OrdinalIgnoreCase))?.Value;
        if (!long.TryParse(stated?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out total)) total = long.MaxValue;
        // A fault that arXiv is known for; asked again later, it gives them.
        if (feed.Entries.Count == 0 && total != long.MaxValue && total > start)
            throw new AnswerException($"{Answers.Place(answer)} speaks of {total} papers and gives none");
        return feed;
    }
}
