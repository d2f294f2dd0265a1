using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Trend;

namespace Vane.Backtest;

/// <summary>
/// Replays a store day by day, each day from what was known when it ended, and judges what was called with hindsight: Vane's
/// own method beside simple ones that list as many terms.
/// </summary>
/// <param name="store">Where documents and their scores are.</param>
/// <param name="analysis">What was understood of them.</param>
/// <param name="options">What is replayed.</param>
public sealed class Trial(Store store, Analysis analysis, BacktestOptions options)
{
    private const int Week = 7, LeftOutOneIn = 100, LeastFlags = 3, LeastDaysBefore = 10;

    private readonly ScanOptions _scan = ScanOptions.Of(options.Period);
    private readonly Edition _edition = new(options.To, options.Period, options.Zone, Instant.MaxValue, Floors.None);

    /// <summary>The method that is tried.</summary>
    public Func<Corpus, Caller> Own { get; init; } = corpus => new Caller("vane", (counts, _) =>
        [.. Trends.Call(counts, corpus, ScanOptions.Of(options.Period)).Select(t => new Flag(t.Term, t.Aliases))]);

    /// <summary>Runs it.</summary>
    /// <param name="progress">Told of each source and day that is done, and of how many there are in it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ArgumentException">No whole week, no such source or method.</exception>
    public IReadOnlyList<SourceBacktest> Run(Action<string, int, int>? progress, CancellationToken cancel)
    {
        var mondays = options.Mondays();
        foreach (var name in options.Against)
            if (!Opponents.Names.Contains(name)) throw new ArgumentException($"There is no method '{name}'. Known are {string.Join(", ", Opponents.Names)}.");
        var known = Census.Take(store).Sources.Select(s => s.Source).ToList();
        if (options.Source is { } source && !known.Contains(source))
            throw new ArgumentException($"There is no source '{source}'. Known are {string.Join(", ", known)}.");
        var span = new Window(_edition.Midnight(mondays[0].PlusDays(-_scan.DaysOfAll)), _edition.Midnight(mondays[^1].PlusDays(2 * Week)));
        var understanding = analysis.AsOf(span.From, span.To);
        var scores = new Scores(store, _edition, span);
        return [.. known.Where(s => options.Source is null || s == options.Source)
            .Select(s => Run(understanding, s, mondays, scores, progress, cancel))];
    }

    private SourceBacktest Run(
        Understanding understanding, string source, IReadOnlyList<LocalDate> mondays, Scores scores, Action<string, int, int>? progress, CancellationToken cancel)
    {
        var corpus = new Corpus(understanding);
        var documents = SourceDocuments.Of(source, understanding.Documents);
        var own = Own(corpus);
        var hindsight = new Hindsight(Count(documents, mondays));
        var vocabulary = Vocabulary.Of(understanding, hindsight.Counts, options.Names);
        var least = Emergence.LeastOf(source, DocumentsPerWeek(hindsight.Counts));
        var weeks = WeeksOf(hindsight, vocabulary, mondays, least);
        if (weeks.Count == 0) return new SourceBacktest(source, least, 0, [], []);
        var dates = Enumerable.Range(0, mondays.Count * Week).Select(mondays[0].PlusDays).ToList();
        var (most, calls) = Call(own, documents, scores, dates, (done, of) => progress?.Invoke(source, done, of), cancel);
        var scoring = new Scoring(weeks, vocabulary, hindsight, new WeekBootstrap(weeks.Count, options.Seed));
        var told = scoring.Tell(calls[0]).Zip(weeks, (t, week) => new WeekBacktest(
            hindsight.Counts.First.PlusDays(week.Monday), t.Emerging, [.. t.FalseAlarms.Select(f => AlarmOf(f.Term, f.Day, week, hindsight, vocabulary))]));
        return new SourceBacktest(source, least, most, [.. told], [.. calls.Select(scoring.Judge)]);
    }

    // The days whose knowledge judges what was called: from the first one that counts to the last one with a document.
    private SourceCounts Count(SourceDocuments documents, IReadOnlyList<LocalDate> mondays)
    {
        var (first, last) = (mondays[0].PlusDays(-_scan.DaysOfAll), mondays[^1].PlusDays((2 * Week) - 1));
        var zone = Edition.ZoneOf(options.Zone);
        if (documents.All.Count > 0) last = LocalDate.Min(last, documents.All[^1].Digest.Entered.InZone(zone).Date);
        last = LocalDate.Max(last, mondays[^1].PlusDays(Week - 1));
        return documents.Count(_edition with { Date = last }, NodaTime.Period.DaysBetween(first, last) + 1, Instant.MaxValue);
    }

    private static double DocumentsPerWeek(SourceCounts counts) =>
        counts.Documents.Count == 0 ? 0 : counts.Documents.Count * (double)Week / (counts.Counts.Days - counts.Documents[0].Day);

    // Weeks that have documents, and before them enough days to tell what is new.
    private static List<JudgedWeek> WeeksOf(Hindsight hindsight, Vocabulary vocabulary, IReadOnlyList<LocalDate> mondays, int least)
    {
        var emergence = new Emergence(hindsight, vocabulary.Texts, vocabulary.IsSought);
        var active = hindsight.Counts.Documents.Select(d => d.Day).ToHashSet();
        var weeks = new List<JudgedWeek>();
        for (var i = 0; i < mondays.Count; i++)
        {
            var monday = NodaTime.Period.DaysBetween(hindsight.Counts.First, mondays[i]);
            if (!Enumerable.Range(monday, Week).Any(active.Contains)) continue;
            if (!IsKnownBefore(monday)) continue;
            weeks.Add(new JudgedWeek(
                monday, i * Week, emergence.Of(monday, least), IsKnownBefore(monday - Week) ? emergence.Of(monday - Week, least) : []));
        }

        return weeks;
        bool IsKnownBefore(int day) =>
            Enumerable.Range(day - Hindsight.BaselineDays, Hindsight.BaselineDays).Count(active.Contains) >= LeastDaysBefore;
    }

    // The simple methods list as many terms a day as Vane's own does on average.
    private (int Most, List<Calls> Calls) Call(Caller own, SourceDocuments documents, Scores scores, List<LocalDate> dates, Action<int, int> progress, CancellationToken cancel)
    {
        var (done, runs, counter) = (0, 4, new Lock());
        IReadOnlyList<Flag>[][] Replayed(SourceDocuments of, params IReadOnlyList<Caller> callers) => new Replay(of, _edition, _scan.DaysOfAll)
            .Call(callers, dates, Advance, cancel);
        void Advance()
        {
            lock (counter) progress(++done, runs * dates.Count);
        }

        var called = Replayed(documents, own)[0];
        var most = Math.Max(LeastFlags, (int)Math.Round(called.Average(f => f.Count)));
        Caller[] others = [.. options.Against.Distinct().Select(name => Opponents.Of(name, most, scores))];
        IReadOnlyList<Flag>[][] real = [called, .. Replayed(documents, others)];
        var shuffled = Replayed(documents.Shuffle(options.Seed, Edition.ZoneOf(options.Zone)), [own, .. others]);
        var thinned = Replayed(documents.Thin(options.Seed, LeftOutOneIn), [own, .. others]);
        return (most, [.. others.Prepend(own).Select((caller, i) => new Calls(caller.Name, real[i], shuffled[i], thinned[i]))]);
    }

    private static FalseAlarm AlarmOf(Subject term, int day, JudgedWeek week, Hindsight hindsight, Vocabulary vocabulary)
    {
        var (count, before) = hindsight.Of(term, week.Monday);
        return new FalseAlarm(vocabulary.Texts.GetValueOrDefault(term, "?"), vocabulary.IsName(term), day, count, before);
    }
}
