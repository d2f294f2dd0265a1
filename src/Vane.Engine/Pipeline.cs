using System.Reflection;
using NodaTime;
using Vane.Backtest;
using Vane.Collect;
using Vane.Compose;
using Vane.Group;
using Vane.Model;
using Vane.Publish;
using Vane.Storage;
using Vane.Trend;
using Vane.Understand;
using Vane.Verify;

namespace Vane;

/// <summary>
/// The straight line of Vane: collect → understand → group → score trends → compose → verify → publish. What will stand
/// between trends and composing (claims) joins here, a folder of its own.
/// </summary>
/// <param name="store">Where everything is kept.</param>
/// <param name="clock">Tells when runs begin.</param>
/// <param name="lens">Name or folder of the lens to look through; by default the one used last, else the AI lens.</param>
public sealed class Pipeline(Store store, IClock clock, string? lens = null)
{
    /// <summary>This program and its version, as reports name it.</summary>
    public static readonly string Generator = "vane " + typeof(Pipeline).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private readonly Lazy<Analysis> _analysis = new(() =>
        new Analysis(store, Lens.Open(lens ?? new AnalysisLog(store).Lens() ?? "ai")));

    private readonly Dictionary<(Instant From, Instant AsOf), Understanding> _recalled = [];

    /// <summary>Collects a source into the store.</summary>
    public Task<Run> CollectAsync(ISource source, Action<Tally>? progress, CancellationToken cancel) =>
        new Importer(store, clock).ImportAsync(source, progress, cancel);

    /// <summary>Understands what is new: names, terms and topics of each document; copies and stories among them.</summary>
    public AnalysisTally Analyse(bool rebuild, Action<LocalDate, long>? progress, CancellationToken cancel)
    {
        _recalled.Clear();
        return _analysis.Value.Run(rebuild, progress, cancel);
    }

    /// <summary>What was understood of an edition's days, after understanding what is new.</summary>
    public Understanding Understand(Edition edition, CancellationToken cancel)
    {
        Analyse(rebuild: false, null, cancel);
        return Recall(Analysis.From(edition), edition.AsOf);
    }

    /// <summary>Names and terms of an edition's period, the telling ones first.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="source">Only documents of this source; null for all.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancel">Ends an analysis that must come first.</param>
    public IReadOnlyList<RankedTerm> Terms(Edition edition, string? source, int count, CancellationToken cancel) =>
        TermList.Of(Understand(edition, cancel), edition.Span(edition.Period), source)
            .Top(count, _analysis.Value.PartsOf);

    /// <summary>Stories of an edition's period, the most widely told first.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="least">Only those told by so many originals.</param>
    /// <param name="cancel">Ends an analysis that must come first.</param>
    public (IReadOnlyList<Storyline> Stories, Understanding Understanding) Stories(
        Edition edition, int least, CancellationToken cancel)
    {
        var understanding = Understand(edition, cancel);
        return (StoryList.Of(understanding, edition.Span(edition.Period), least), understanding);
    }

    /// <summary>Trends of an edition's period.</summary>
    public Trends Trends(Edition edition, CancellationToken cancel)
    {
        Analyse(rebuild: false, null, cancel);
        return TrendsOf(edition);
    }

    /// <summary>Why a term is a trend of an edition's period or is not, in each source that has it; and what comes out otherwise
    /// when everything is counted again.</summary>
    /// <exception cref="ArgumentException">No document has the term.</exception>
    public (IReadOnlyList<Explanation> Explanations, IReadOnlyList<string> Doubts) Explain(Edition edition, string term, CancellationToken cancel)
    {
        Analyse(rebuild: false, null, cancel);
        var corpus = new Corpus(Recall(Trend.Trends.From(edition), edition.AsOf));
        var trends = Trend.Trends.Of(corpus, edition);
        var explanations = new Explainer(corpus, edition, trends).Explain(term);
        return (explanations, ExplanationCheck.Of(explanations, corpus, edition));
    }

    /// <summary>Replays days, each from what was known when it ended, and judges what was called with hindsight.</summary>
    /// <param name="options">What is replayed.</param>
    /// <param name="progress">Told of each source and day done, and how many days there are.</param>
    /// <param name="cancel">Ends it.</param>
    public IReadOnlyList<SourceBacktest> Backtest(BacktestOptions options, Action<string, int, int>? progress, CancellationToken cancel)
    {
        Analyse(rebuild: false, null, cancel);
        return new Trial(store, _analysis.Value, options).Run(progress, cancel);
    }

    /// <summary>All that is known and understood of a document.</summary>
    public DocumentProfile Show(DocumentKey key, CancellationToken cancel)
    {
        Analyse(rebuild: false, null, cancel);
        // What is understood is of its day; what is shown is what stands now.
        return _analysis.Value.Profile(key) with { Title = Content(key).Title };
    }

    /// <summary>A document's title, text and outline as stored.</summary>
    /// <exception cref="ArgumentException">There is no such document.</exception>
    public Item Content(DocumentKey key) => new ContentQueries(store).Of(key, Instant.MaxValue)
        ?? throw new ArgumentException($"There is no document '{key.Source}:{key.Id}'.");

    /// <summary>All documents of a story, and what happened to it.</summary>
    public StoryProfile Show(StoryId story, CancellationToken cancel)
    {
        Analyse(rebuild: false, null, cancel);
        return _analysis.Value.Profile(story);
    }

    /// <summary>Composes an edition, checks it against the store, withholds what is not supported, and publishes it.</summary>
    public async Task<(Report Report, IReadOnlyList<string> Paths)> ReportAsync(
        Edition edition, Publisher publisher, CancellationToken cancel)
    {
        var report = Verified(ReportComposer.Compose(store, Understand(edition, cancel), TrendsOf(edition), edition, Generator));
        // On the shelf last: what stands there counts as made.
        var paths = await publisher.PublishAsync(report, cancel);
        new ReportShelf(store).Put(report);
        return (report, paths);
    }

    /// <summary>Checks a report against the store.</summary>
    public Findings Verify(Report report)
    {
        Analyse(rebuild: false, null, CancellationToken.None);
        return Check(report);
    }

    private Findings Check(Report report) => ReportVerifier.Verify(store, Recall, report, Generator);

    private Trends TrendsOf(Edition edition) => Trend.Trends.Of(new Corpus(Recall(Trend.Trends.From(edition), edition.AsOf)), edition);

    // What is composed from is read once and verified against as it was read; counting starts again from there.
    private Understanding Recall(Instant from, Instant asOf)
    {
        if (!_recalled.TryGetValue((from, asOf), out var understanding))
            _recalled[(from, asOf)] = understanding = _analysis.Value.AsOf(from, asOf);
        return understanding;
    }

    private Report Verified(Report draft)
    {
        var statements = draft.Sections.Sum(s => s.Statements.Count + s.Tables.Sum(t => (long)t.Rows.Count));
        var claimed = draft with { Verification = new Verification(statements, statements, 0) };
        var findings = Check(claimed);
        if (findings.Problems.Count == 0) return claimed;
        var report = Withholding.Apply(claimed, findings);
        var left = Check(report).Problems;
        return left.Count == 0 ? report : throw new StoreException(
            $"The report of {draft.Edition.Date} is not supported by the store and is not published. {left[0].Where}: {left[0].Claim}; {left[0].Problem}");
    }
}
