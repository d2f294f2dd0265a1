using Vane.Model;
using Vane.Trend;

namespace Vane.Verify;

/// <summary>A trend with what was counted of it here.</summary>
/// <param name="Scanned">Which it is, its state and onset, and readings that were found again.</param>
/// <param name="Tally">Its source.</param>
/// <param name="Since">Documents of all sources since the onset, in order of coming into view, then of keys.</param>
internal sealed record Recounted(Trend.Trend Scanned, SourceTally Tally, IReadOnlyList<Tallied> Since)
{
    public bool IsAlive => Scanned.State != TrendState.Fading;

    /// <summary>Whether its source is of the lens's field, or a third of the documents have a topic.</summary>
    public bool IsOfField { get; } = Tally.IsOfField || Since.Count(d => d.Document.Digest.Topics.Count > 0) * 3 >= Since.Count;

    /// <summary>Those of its source; of a living one only those of the window.</summary>
    public IReadOnlyList<Tallied> Documents { get; } =
    [
        .. Since.Where(d => d.Key.Source == Tally.Source
            && (Scanned.State == TrendState.Fading || d.Day > Tally.Last - Scanned.Reading.Window)),
    ];

    /// <summary>Places that had it since the onset, most documents first.</summary>
    public IReadOnlyList<Place> Places { get; } = [.. Since.CountBy(d => d.Place).OrderBy(p => -p.Value).ThenBy(p => p.Key).Select(p => p.Key)];

    /// <summary>The place that had it a day before any other; null where none did.</summary>
    public Lead? Lead()
    {
        var firsts = Since.GroupBy(d => d.Place).Select(g => (Place: g.Key, Day: g.Min(d => d.Day))).OrderBy(p => p.Day).Take(2).ToList();
        return firsts.Count < 2 || firsts[0].Day == firsts[1].Day ? null : new Lead(firsts[0].Place, firsts[1].Day - firsts[0].Day);
    }
}

/// <summary>The trends of an edition that bear being counted again. Which subjects there are and what became of them is the
/// scan's; every number of the last look is derived anew, and what does not come out alike is left out.</summary>
internal sealed class TrendRecount
{
    private const double Near = 1e-6;

    private readonly Corpus _corpus;
    private readonly Trends _trends;
    private readonly Dictionary<string, SourceTally> _tallies;
    private readonly Dictionary<string, Expectation> _expectations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, byte Family), Dictionary<Subject, double>> _rates = [];

    public TrendRecount(Corpus corpus, Edition edition)
    {
        _corpus = corpus;
        Options = ScanOptions.Of(edition.Period);
        _trends = Trends.Of(corpus, edition);
        _tallies = corpus.Understanding.Documents.Where(d => d.Digest.Known < edition.AsOf)
            .GroupBy(d => d.Key.Source, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new SourceTally(g.Key, [.. g], corpus, edition, Options), StringComparer.Ordinal);
        var holders = Holders();
        All = [.. _trends.All.Where(IsBorneOut).Select(t => Count(t, [.. holders[t.Subject]])).Where(t => t.Documents.Count > 0 && IsCalledSo(t)).Order(Comparer<Recounted>.Create(Compare))];
    }

    public Corpus Corpus => _corpus;

    public ScanOptions Options { get; }

    /// <summary>Trends, in their order.</summary>
    public IReadOnlyList<Recounted> All { get; }

    /// <summary>Sources that are not known for long enough, ordinal.</summary>
    public IReadOnlyList<string> TooShort => [.. _tallies.Values.Where(t => !t.IsEnough).Select(t => t.Source).Order(StringComparer.Ordinal)];

    /// <summary>Whether any source is.</summary>
    public bool CanTell => _tallies.Values.Any(t => t.IsEnough);

    public SourceTally? TallyOf(string source) => _tallies.GetValueOrDefault(source);

    /// <summary>What a subject's last look comes to when it is read here, its q by the chances of all looks.</summary>
    public SeriesReading ReadingOf(string source, Subject subject)
    {
        if (!_tallies[source].IsEnough) return default;
        if (!_expectations.TryGetValue(source, out var expectation)) _expectations[source] = expectation = new Expectation(_tallies[source]);
        var reading = expectation.Of(subject);
        return reading.IsTested ? reading with { Q = RateOf(source, subject) } : reading;
    }

    /// <summary>Whether two readings are one as far as floating point can tell.</summary>
    public static bool AreAlike(SeriesReading a, SeriesReading b) =>
        a.IsTested == b.IsTested && a.Window == b.Window && a.Count == b.Count && a.Exposure == b.Exposure && a.Before == b.Before
        && a.ExposureBefore == b.ExposureBefore && IsNear(a.Expected, b.Expected) && IsNear(a.Dispersion, b.Dispersion)
        && IsNear(a.Weighted, b.Weighted) && IsNear(a.P, b.P) && IsNear(a.Q, b.Q);

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= Near * Math.Max(Math.Abs(a), Math.Abs(b));

    private bool IsBorneOut(Trend.Trend trend)
    {
        var (own, scanned) = (ReadingOf(trend.Source, trend.Subject), trend.Reading);
        return AreAlike(own, scanned) && IsNear((own.Count + 0.5) / (own.Expected + 0.5), scanned.Lift) && IsNear(LeastLift(own), scanned.LiftLow);
    }

    // By the text it is stored under, or by a spelling that several of its documents have.
    private bool IsCalledSo(Recounted trend) => trend.Scanned.Kind == TrendKind.Topic
        ? _corpus.TopicOf(trend.Scanned.Subject).Labels.En == trend.Scanned.Term
        : _corpus.Understanding.TextsOf([trend.Scanned.Subject.Term])[trend.Scanned.Subject.Term] == trend.Scanned.Term
            || trend.Since.Count(d => d.Document.Title.Contains(trend.Scanned.Term, StringComparison.OrdinalIgnoreCase)) > 1;

    // One-sided at 95 %: the logarithm of the lift as normal, of variance 1 / (c + ½) + 1 / (W + 1).
    private static double LeastLift(SeriesReading reading) =>
        (reading.Count + 0.5) / (reading.Expected + 0.5) / Math.Exp(1.645 * Math.Sqrt((1 / (reading.Count + 0.5)) + (1 / (reading.Weighted + 1))));

    private Recounted Count(Trend.Trend trend, IReadOnlyList<(SourceTally Tally, Tallied Document)> holders) => new(
        trend, _tallies[trend.Source],
        [
            .. holders.Where(h => h.Tally.First.PlusDays(h.Document.Day) >= trend.Onset).Select(h => h.Document)
                .OrderBy(d => d.Document.Digest.Entered).ThenBy(d => d.Key),
        ]);

    // Documents of all sources that hold the subjects of trends, also of those where they are too rare to be looked at.
    private ILookup<Subject, (SourceTally, Tallied)> Holders()
    {
        var subjects = _trends.All.Select(t => t.Subject).ToHashSet();
        return _tallies.Values.SelectMany(t => t.Documents.Select(d => (Tally: t, Document: d)))
            .SelectMany(d => _corpus.SubjectsOf(d.Document.Document).Where(subjects.Contains).Select(s => (Subject: s, Holder: d)))
            .ToLookup(h => h.Subject, h => h.Holder);
    }

    // Benjamini and Hochberg over the chances of all looks at subjects of one family in one source.
    private double RateOf(string source, Subject subject)
    {
        var scanned = _trends.Scanned.Single(s => s.Source.Source == source);
        var family = scanned.Families[scanned.Source.Subjects.ToList().IndexOf(subject)];
        if (!_rates.TryGetValue((source, family), out var rates))
        {
            var series = Enumerable.Range(0, scanned.Families.Count).Where(i => scanned.Families[i] == family).ToList();
            var tests = scanned.Looks.SelectMany((look, n) => series.Where(i => look[i].IsTested).Select(i => (Look: n, Series: i, look[i].P))).ToList();
            var q = FisherTest.FalseDiscovery([.. tests.Select(t => t.P)]);
            _rates[(source, family)] = rates = [];
            for (var i = 0; i < tests.Count; i++)
                if (tests[i].Look == scanned.Looks.Count - 1) rates[scanned.Source.Subjects[tests[i].Series]] = q[i];
        }

        return rates[subject];
    }

    // What is more than chance, then what only goes on, then what fades; in each what is of the field first, topics last, then by
    // the lower bound of the lift.
    private int Compare(Recounted a, Recounted b)
    {
        int Rank(Recounted t) => !t.IsAlive ? 2 : t.Scanned.Reading.Q <= Options.Level ? 0 : 1;
        var byRank = Rank(a).CompareTo(Rank(b));
        if (byRank != 0) return byRank;
        if (a.IsOfField != b.IsOfField) return a.IsOfField ? -1 : 1;
        var byKind = (a.Scanned.Kind == TrendKind.Topic).CompareTo(b.Scanned.Kind == TrendKind.Topic);
        if (byKind != 0) return byKind;
        var byLift = Math.Round(b.Scanned.Reading.LiftLow, 6).CompareTo(Math.Round(a.Scanned.Reading.LiftLow, 6));
        if (byLift != 0) return byLift;
        var byChance = a.Scanned.Reading.P.CompareTo(b.Scanned.Reading.P);
        return byChance != 0 ? byChance : a.Scanned.Subject.CompareTo(b.Scanned.Subject);
    }
}
