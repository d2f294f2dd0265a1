using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using Vane.Collect;
using Vane.Model;
using Vane.Net;

namespace Vane.Sources;

/// <summary>The daily papers of Hugging Face, chosen and voted for by its readers.</summary>
/// <param name="settings">What is looked at.</param>
/// <param name="visit">The visit.</param>
public sealed class HuggingFacePapersSource(SourceSettings settings, Visit visit) : ISource
{
    private const string Source = "hf-daily-papers";

    private const int FirstDays = 2, MostDays = 14;

    private readonly HuggingFaceApi _api = new(settings, visit);
    private readonly Records _records = new(visit);

    /// <summary>The kind.</summary>
    public static SourceKind Kind { get; } = new(
        "hf-papers", "daily papers of Hugging Face with votes", "3h", [HuggingFaceApi.Address],
        (settings, visit) => new HuggingFacePapersSource(settings, visit));

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) => Answers.UpToBroken(AllAsync(cancel), cancel);

    private async IAsyncEnumerable<Reading> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var day in Days())
        {
            foreach (var reading in await DayAsync(day, cancel)) yield return reading;
        }

        await foreach (var reading in _api.DueAsync(Source, "api/papers/", "upvotes", _records, cancel)) yield return reading;
    }

    private async Task<IReadOnlyList<Reading>> DayAsync(LocalDate day, CancellationToken cancel)
    {
        try
        {
            return await _api.ListAsync(
                "api/daily_papers", _records, (paper, at, _) => Read(paper, at), cancel, ("date", LocalDatePattern.Iso.Format(day)), ("limit", "100"));
        }
        catch (FetchException e) when (e.Fault == FetchFault.Refused && day == visit.Now.InUtc().Date)
        {
            return []; // A day that has hardly begun need not be one yet; the days before it were answered.
        }
    }

    // From the day before the last visit, for it fills up until its end; the latest last.
    private IEnumerable<LocalDate> Days()
    {
        var today = visit.Now.InUtc().Date;
        var first = visit.Since is { } since ? since.InUtc().Date.PlusDays(-1) : today.PlusDays(1 - FirstDays);
        if (first < today.PlusDays(1 - MostDays)) first = today.PlusDays(1 - MostDays);
        for (var day = first; day <= today; day = day.PlusDays(1)) yield return day;
    }

    private static Item Read(JsonRecord entry, Instant at)
    {
        var paper = entry.Record("paper") ?? throw new RecordException("no paper");
        var id = paper.Needed("id");
        var authors = paper.List("authors").Select(a => new JsonRecord(a)).Where(a => !a.IsSet("hidden")).Select(a => a.Text("name")).OfType<string>().ToList();
        return new Item
        {
            Key = new DocumentKey(Source, id),
            Title = entry.Text("title") ?? paper.Needed("title"),
            Community = Source,
            Url = "https://huggingface.co/papers/" + id,
            Text = entry.Text("summary") ?? paper.Text("summary"),
            Author = authors.Count > 0 ? string.Join(", ", authors) : null,
            // It came into the list then; on arXiv it may have stood for months.
            Published = paper.Time("submittedOnDailyAt") ?? entry.Time("publishedAt") ?? paper.Time("publishedAt") ?? throw new RecordException("no publishedAt"),
            Observations = Records.Seen(at, paper.Figure("upvotes"), entry.Figure("numComments")),
        };
    }
}
