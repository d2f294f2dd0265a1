using NodaTime;
using Vane.Group;
using Vane.Model;

namespace Vane.Trend;

/// <summary>The trends of an edition's period.</summary>
/// <param name="All">Trends, best first: what is more than chance now, then what only goes on, then what fades; in
/// each part what is of the lens's field first, topics last, then by the lower bound of the lift.</param>
/// <param name="TooShort">Sources that are not known for long enough to tell.</param>
public sealed record Trends(IReadOnlyList<Trend> All, IReadOnlyList<string> TooShort)
{
    private const int DaysShown = 28, FieldShare = 3;

    /// <summary>Sources that are known for long enough to tell.</summary>
    public IReadOnlyList<string> Judged { get; init; } = [];

    /// <summary>What was scanned, a source each, in ordinal order.</summary>
    internal IReadOnlyList<SourceTrends> Scanned { get; private init; } = [];

    /// <summary>Finds the trends of an edition.</summary>
    /// <param name="corpus">Documents of a span that begins early enough; see <see cref="From"/>.</param>
    /// <param name="edition">The edition. Documents known later play no part.</param>
    public static Trends Of(Corpus corpus, Edition edition)
    {
        var options = ScanOptions.Of(edition.Period);
        var sources = Sources(corpus, edition, options);
        var bundles = Redundancy.Join(Candidates(corpus, sources));
        var trends = bundles.Select(b => Describe(b, corpus));
        return new Trends([.. Ordered(trends, options)], [.. sources.Where(s => !s.IsEnough).Select(s => s.Source.Source)])
        {
            Judged = [.. sources.Where(s => s.IsEnough).Select(s => s.Source.Source)],
            Scanned = sources,
        };
    }

    /// <summary>First instant of the documents that an edition's trends need.</summary>
    public static Instant From(Edition edition) => edition.Days(ScanOptions.Of(edition.Period).DaysOfAll).From;

    /// <summary>What is called of one source on the last of its counted days, best first: the subject that stands for each trend,
    /// and those it stands for. What only fades is not called.</summary>
    /// <param name="counts">Counts of <see cref="ScanOptions.DaysOfAll"/> days.</param>
    /// <param name="corpus">What documents are about.</param>
    /// <param name="options">What is looked at.</param>
    public static IReadOnlyList<(Subject Term, IReadOnlyList<Subject> Aliases)> Call(SourceCounts counts, Corpus corpus, ScanOptions options) =>
        [.. Redundancy.Join(Candidates(corpus, [new SourceTrends(counts, corpus, options)]))
            .Where(b => b.Stands.Trend.State != TrendState.Fading)
            .OrderByDescending(b => Math.Round(b.Stands.Trend.Reading.LiftLow, 6)).ThenBy(b => b.Stands.Trend.Subject)
            .Select(b => (b.Stands.Trend.Subject, (IReadOnlyList<Subject>)[.. b.Aliases.Select(a => a.Trend.Subject)]))];

    internal static IReadOnlyList<SourceTrends> Sources(Corpus corpus, Edition edition, ScanOptions options) =>
        [.. corpus.Understanding.Documents.Where(d => d.Digest.Known < edition.AsOf)
            .GroupBy(d => d.Key.Source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SourceTrends(
                SourceCounts.Of(g.Key, g, edition, options.DaysOfAll, corpus.SubjectsOf, options.LeastDocuments), corpus, options))];

    private static IEnumerable<Trend> Ordered(IEnumerable<Trend> trends, ScanOptions options) =>
        trends.OrderBy(t => t.State == TrendState.Fading ? 2 : t.Reading.Q <= options.Level ? 0 : 1)
            .ThenByDescending(t => t.IsOfField).ThenBy(t => t.Kind == TrendKind.Topic)
            .ThenByDescending(t => Math.Round(t.Reading.LiftLow, 6)).ThenBy(t => t.Reading.P).ThenBy(t => t.Subject);

    // Of a subject that is a trend in several sources, the one where it is least likely by chance.
    private static List<Candidate> Candidates(Corpus corpus, IReadOnlyList<SourceTrends> sources)
    {
        var best = sources.SelectMany(s => s.All().Select(t => (Source: s, Trend: t))).GroupBy(t => t.Trend.Subject)
            .Select(g => g.OrderBy(t => t.Trend.State == TrendState.Fading).ThenBy(t => t.Trend.Reading.P).First()).ToList();
        var documents = DocumentsOf(sources, best.Select(b => b.Trend.Subject).ToHashSet());
        var texts = corpus.Understanding.TextsOf(best.Where(b => b.Trend.Kind != TrendKind.Topic).Select(b => b.Trend.Subject.Term));
        return [.. best.Select(b => new Candidate(
            b.Source.Source, b.Trend,
            b.Trend.Kind == TrendKind.Topic ? corpus.TopicOf(b.Trend.Subject).Labels.En : texts[b.Trend.Subject.Term],
            [.. documents[b.Trend.Subject].Where(d => d.Day >= b.Trend.Burst.From)],
            [.. documents[b.Trend.Subject].Where(d => d.Day >= b.Trend.FirstDay && d.Document.Key.Source == b.Source.Source.Source)]))];
    }

    private static Dictionary<Subject, List<Counted>> DocumentsOf(IReadOnlyList<SourceTrends> sources, HashSet<Subject> subjects)
    {
        var documents = subjects.ToDictionary(s => s, _ => new List<Counted>());
        foreach (var counted in sources.SelectMany(s => s.CountedDocuments).OrderBy(d => d.Document.Digest.Entered).ThenBy(d => d.Document.Key))
            foreach (var subject in sources[0].Source.SubjectsOf(counted.Document))
                if (documents.TryGetValue(subject, out var own)) own.Add(counted);
        return documents;
    }

    private static Trend Describe(Bundle bundle, Corpus corpus)
    {
        var (source, trend, _, documents, own) = bundle.Stands;
        var (shown, spellings) = Spellings.Of(bundle.Stands, corpus);
        return new Trend
        {
            Subject = trend.Subject,
            Term = shown,
            Kind = trend.Kind,
            Aliases = [.. spellings.Concat(bundle.Aliases.Where(a => a.Trend.Kind != TrendKind.Topic).Select(a => a.Text)).Where(a => !a.Equals(shown, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)],
            State = trend.State,
            Source = source.Source,
            Reading = trend.Reading,
            FirstSeen = trend.Kind == TrendKind.Topic ? null : corpus.Understanding.FirstDaysOf([trend.Subject.Term]).GetValueOrDefault(trend.Subject.Term),
            IsOfField = source.IsOfField || FieldShare * documents.Count(d => d.Document.Digest.Topics.Count > 0) >= documents.Count,
            Onset = source.First.PlusDays(trend.Burst.From),
            Days = trend.Burst.To - trend.Burst.From + 1,
            Places = [.. documents.GroupBy(d => d.Document.Place).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key)],
            Lead = LeadOf(documents),
            Documents = [.. own.Select(d => d.Document.Key)],
            Story = StoryOf(own),
            Daily = [.. trend.Daily.TakeLast(DaysShown)],
        };
    }

    private static Lead? LeadOf(IEnumerable<Counted> documents)
    {
        var firsts = documents.GroupBy(d => d.Document.Place).Select(g => (Place: g.Key, g.First().Day)).OrderBy(f => f.Day).ToList();
        return firsts.Count > 1 && firsts[1].Day > firsts[0].Day ? new Lead(firsts[0].Place, firsts[1].Day - firsts[0].Day) : null;
    }

    private static StoryId? StoryOf(IReadOnlyList<Counted> documents)
    {
        var largest = documents.GroupBy(d => d.Document.Digest.Story).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        return largest is not null && 2 * largest.Count() >= documents.Count && largest.Count() > 1 ? new StoryId(largest.Key) : null;
    }
}
