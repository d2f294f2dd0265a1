using System.Collections.Concurrent;
using NodaTime;
using Vane.Model;
using Vane.Storage;
using Vane.Understand;

namespace Vane.Group;

/// <summary>What a run of the analysis did.</summary>
/// <param name="Documents">Documents understood.</param>
/// <param name="Days">Days done.</param>
/// <param name="Duplicates">Documents that say again what another said.</param>
/// <param name="Rebuilt">Whether it began from nothing.</param>
public readonly record struct AnalysisTally(long Documents, int Days, long Duplicates, bool Rebuilt);

/// <summary>
/// Understands the documents of a store, UTC day after UTC day. A day's result is a function of its documents and of what
/// was understood of the days before it; so whatever came late is mended by doing its day and those after it again, and
/// any order and number of runs ends in the same.
/// </summary>
/// <param name="store">Where documents are, and where the result goes.</param>
/// <param name="lens">What to look for.</param>
public sealed class Analysis(Store store, Lens lens)
{
    /// <summary>Raised whenever the same documents would be understood otherwise.</summary>
    private const int Rules = 2;

    private const int ChunkDocuments = 2048;

    private readonly DigestQueries _queries = new(store);
    private readonly StoryQueries _stories = new(store);
    private readonly ConcurrentBag<DocumentReader> _readers = [];

    /// <summary>Understands what is new, and what it touches.</summary>
    /// <param name="rebuild">Whether to forget everything understood first.</param>
    /// <param name="progress">Told of each chunk of days: the last day and the documents so far.</param>
    /// <param name="cancel">Ends the run after the chunk at hand; the next one goes on there.</param>
    public AnalysisTally Run(bool rebuild, Action<LocalDate, long>? progress, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return RunOnce(rebuild, progress, cancel);
            }
            catch (OvertakenException)
            {
                // Another process has begun a run since, over more documents; what it leaves is done now.
                rebuild = false;
            }
        }
    }

    private AnalysisTally RunOnce(bool rebuild, Action<LocalDate, long>? progress, CancellationToken cancel)
    {
        var (first, generation) = new AnalysisLog(store).Begin(lens.Origin, Fingerprint(), rebuild);
        if (first is not { } from) return new AnalysisTally(0, 0, 0, rebuild);
        using var connection = store.Connect();
        using var marks = new MarkSearch(connection);
        var state = DayGroups.Restore(_queries, _stories, marks, from);
        using var writer = new DigestWriter(connection, store.Dialect, generation);
        var tally = new AnalysisTally(0, 0, 0, rebuild);
        foreach (var chunk in Chunks(from))
        {
            var outcomes = ReadAll(chunk).GroupBy(r => AnalysisLog.Day(r.Submission.Known.ToUnixTimeMilliseconds()))
                .Select(day => state.Step(day.Key, [.. day])).ToList();
            writer.Transact(() => outcomes.ForEach(o => writer.Put(o.Day, o.Digests, o.Terms, o.Events)));
            tally = new AnalysisTally(
                tally.Documents + chunk.Count, tally.Days + outcomes.Count,
                tally.Duplicates + outcomes.Sum(o => o.Digests.LongCount(d => d.Original is not null)), rebuild);
            progress?.Invoke(LocalDateOf(outcomes[^1].Day), tally.Documents);
            cancel.ThrowIfCancellationRequested();
        }

        return tally;
    }

    /// <summary>What was understood of the documents of a span, as of an instant. Nothing in it depends on a document that
    /// came into view later, so what is asked of an instant again is answered alike.</summary>
    /// <param name="from">First instant of the span.</param>
    /// <param name="asOf">Its end, and the knowledge of it.</param>
    public Understanding AsOf(Instant from, Instant asOf)
    {
        var documents = _queries.Digests(from, asOf.Plus(Duration.FromMilliseconds(1)), asOf)
            .Select(d => new Understood(d.Key, d.Community, d.Title, d.Digest)).OrderBy(d => d.Digest.Known).ThenBy(d => d.Key).ToList();
        var events = _stories.Events(
            AnalysisLog.Day(from.ToUnixTimeMilliseconds()), AnalysisLog.Day(asOf.ToUnixTimeMilliseconds()));
        var history = StoryHistory.Replay(documents.Select(d => d.Digest), events);
        for (var i = 0; i < documents.Count; i++)
            documents[i] = documents[i] with { Digest = documents[i].Digest with { Story = history.StoryOf(documents[i].Digest) } };
        return new Understanding(store, lens, asOf, [.. documents.OrderBy(d => d.Digest.Entered).ThenBy(d => d.Key)], history.Labels);
    }

    /// <summary>What was understood of the days that an edition's report and lists look at: its month and the one before.</summary>
    public Understanding Of(Edition edition) => AsOf(From(edition), edition.AsOf);

    /// <summary>First instant of those days.</summary>
    public static Instant From(Edition edition) => edition.Days(2 * Edition.DaysOf(ReportPeriod.Month)).From;

    /// <summary>All that is known and understood of a document.</summary>
    public DocumentProfile Profile(DocumentKey key) => new Profiles(_queries, _stories).Of(key, new DocumentReader(lens));

    /// <summary>All documents of a story, and what happened to it.</summary>
    public StoryProfile Profile(StoryId story) => new Profiles(_queries, _stories).Of(story);

    /// <summary>The terms inside a term as it is shown, itself among them.</summary>
    public IReadOnlyList<TermPart> PartsOf(string term, TermKind kind)
    {
        var reader = _readers.TryTake(out var idle) ? idle : new DocumentReader(lens);
        try
        {
            return kind == TermKind.Name
                ? [.. reader.ReadNames(term, inField: true).SelectMany(n => n.Chain).Select(key => new TermPart(TermId.Of(TermKind.Name, key), 0))]
                : [.. reader.ReadTerms(term).Select(t => new TermPart(t.Id, t.Words))];
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    /// <summary>The UTC day of a number of days since 1970.</summary>
    public static LocalDate LocalDateOf(long day) => new LocalDate(1970, 1, 1).PlusDays((int)day);

    internal static Instant Midnight(long day) => Instant.FromUnixTimeMilliseconds(day * AnalysisLog.DayMs);

    private string Fingerprint() => $"{Rules} {lens.Fingerprint} {DocumentReader.Engine}";

    // Whole days, so many that reading them in parallel pays; and so few that what lies before the window is stored.
    private IEnumerable<List<Submission>> Chunks(long from)
    {
        var (first, end, documents) = (from, from, 0L);
        foreach (var (day, count) in _queries.Days(from))
        {
            if (documents > 0 && (documents + count > ChunkDocuments || day - first >= DayGroups.DuplicateDays))
            {
                yield return Load(first, end);
                documents = 0;
            }

            if (documents == 0) first = day;
            (end, documents) = (day + 1, documents + count);
        }

        if (documents > 0) yield return Load(first, end);
    }

    private List<Submission> Load(long from, long to) =>
        [.. _queries.Submissions(Midnight(from), Midnight(to), Instant.MaxValue)];

    // In order of time, then of keys, whatever the order in the store.
    private Digested[] ReadAll(List<Submission> submissions)
    {
        submissions.Sort(static (a, b) => a.Known.CompareTo(b.Known) is var byTime and not 0 ? byTime : a.Key.CompareTo(b.Key));
        var digested = new Digested[submissions.Count];
        Parallel.For(0, submissions.Count,
            () => _readers.TryTake(out var reader) ? reader : new DocumentReader(lens),
            (i, _, reader) =>
            {
                digested[i] = reader.Read(submissions[i]);
                return reader;
            },
            _readers.Add);
        return digested;
    }
}
