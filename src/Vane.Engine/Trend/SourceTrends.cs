namespace Vane.Trend;

/// <summary>A subject that is a trend in one source.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Kind">Kind.</param>
/// <param name="State">State.</param>
/// <param name="Reading">The last look's reading.</param>
/// <param name="Burst">The present burst, or the last one; days from the first one of the counts.</param>
/// <param name="Daily">Its documents in counted places, for every day of the counts.</param>
internal sealed record SourceTrend(
    Subject Subject, TrendKind Kind, TrendState State, SeriesReading Reading, Burst Burst, IReadOnlyList<int> Daily)
{
    /// <summary>First day of the documents that its figures are of: of the window, or of the burst of one that fades.</summary>
    public int FirstDay => State == TrendState.Fading ? Burst.From : Daily.Count - Reading.Window;
}

/// <summary>Trends of one source: every subject scanned on every look, and what has become of it.</summary>
internal sealed class SourceTrends
{
    // A name stands for itself; what only the statistics of words make a subject needs a document more.
    private const int LeastOfName = 3, LeastOfWords = 4;
    private const byte WordsLikeNames = 100;

    private readonly SourceCounts _source;
    private readonly ScanOptions _options;
    private readonly SeriesReading[][] _looks;
    private readonly TrendKind[] _kinds;
    private readonly int[] _exposure;
    private readonly int _countedPlaces;

    public SourceTrends(SourceCounts source, Corpus corpus, ScanOptions options)
    {
        (_source, _options) = (source, options);
        var capitals = corpus.CapitalsOf(source.Documents);
        _kinds = [.. source.Subjects.Select(s => KindOf(s, capitals))];
        int[] days = [.. Enumerable.Range(0, options.Looks).Select(DayOf)];
        Families = [.. _kinds.Select((k, i) => IsWordLikeName(i) ? WordsLikeNames : (byte)k)];
        _looks = Scan.Of(source.Counts, days, options, [.. Families]);
        _exposure = new int[source.Counts.Days];
        var ground = new Ground(source.Counts, Last, options);
        IsEnough = ground.IsEnough;
        Ground = ground;
        for (var place = 0; place < source.Counts.Places; place++)
            for (var day = 0; day < _exposure.Length; day++)
                if (ground.IsCounted[place]) _exposure[day] += source.Counts.ExposureOf(place, day);
        _countedPlaces = ground.IsCounted.Count(c => c);
    }

    /// <summary>Whether the source was known for long enough.</summary>
    public bool IsEnough { get; }

    /// <summary>Which places are counted, and what the baseline is.</summary>
    public Ground Ground { get; }

    /// <summary>The source's counts.</summary>
    public SourceCounts Source => _source;

    /// <summary>Its documents in counted places.</summary>
    public IEnumerable<Counted> CountedDocuments => _source.Documents.Where(d => Ground.IsCounted[d.Place]);

    /// <summary>Readings of every look, oldest first, in the order of the source's subjects.</summary>
    public IReadOnlyList<IReadOnlyList<SeriesReading>> Looks => _looks;

    /// <summary>Within which discoveries are counted, in the order of the source's subjects.</summary>
    public IReadOnlyList<byte> Families { get; }

    /// <summary>The last look's reading of a subject; untested where it is not counted.</summary>
    public SeriesReading ReadingOf(Subject subject) =>
        _source.IndexOf(subject) is >= 0 and var series ? _looks[^1][series] : SeriesReading.Untested;

    /// <summary>Counted places.</summary>
    public int CountedPlaces => _countedPlaces;

    /// <summary>Documents that a subject must have to be called.</summary>
    public int LeastOf(Subject subject) => _source.IndexOf(subject) is >= 0 and var series ? LeastOf(series)
        : subject.Kind is SubjectKind.Name ? LeastOfName : LeastOfWords;

    /// <summary>Tests of all looks that were settled together with those of a subject.</summary>
    public int TestsWith(Subject subject) => _source.IndexOf(subject) is >= 0 and var series
        ? _looks.Sum(look => look.Where((r, i) => r.IsTested && Families[i] == Families[series]).Count()) : 0;

    private int Last => _source.Counts.Days - 1;

    /// <summary>All trends of the source, in the order of their subjects.</summary>
    public IReadOnlyList<SourceTrend> All()
    {
        var found = new List<SourceTrend>();
        if (!IsEnough) return found;
        for (var series = 0; series < _kinds.Length; series++)
            if (_looks.Any(look => look[series].Q <= _options.Level) && Judge(series) is { } trend) found.Add(trend);
        return found;
    }

    private SourceTrend? Judge(int series)
    {
        var cells = _source.Counts.Of(series);
        var counts = DailyOf(cells);
        var peak = _looks.Select(l => l[series]).Where(r => r.IsTested).MinBy(r => r.P);
        var rate = peak.Expected / Math.Max(1, peak.Exposure);
        var bursts = Bursts.Of(counts, _exposure, rate, peak.Lift);
        var current = CurrentOf(bursts);
        Span<Course.Look> looks = new Course.Look[_looks.Length];
        for (var look = 0; look < looks.Length; look++)
        {
            var day = DayOf(look);
            var reading = _looks[look][series];
            looks[look] = new Course.Look(
                reading, PlacesIn(cells, day - reading.Window + 1, day), LeastOf(series),
                PaceOn(counts, day, current is { } c ? bursts[c].From : day));
        }

        var state = Course.Of(looks, current is { } at && Course.IsReturn(bursts, at), _countedPlaces, _options);
        if (state is not { } now) return null;
        var burst = SpanOf(series, now, current is { } found ? bursts[found] : null, counts);
        return new SourceTrend(_source.Subjects[series], _kinds[series], now, _looks[^1][series], burst, counts);
    }

    // The burst; where the automaton saw none, the window of the last look that reached the level.
    private Burst SpanOf(int series, TrendState state, Burst? burst, int[] counts)
    {
        var look = Array.FindLastIndex(_looks, l => l[series].Q <= _options.Level);
        var called = DayOf(look);
        var span = burst ?? new Burst(FirstIn(counts, called - _looks[look][series].Window + 1), state == TrendState.Fading ? called : Last);
        if (state != TrendState.New) return span;
        // What is new has begun lately, though it may have been named once long before.
        var begin = FirstIn(counts, Last - _looks[^1][series].Window - (_options.FreshLooks * _options.StepDays) + 1);
        return begin <= span.To ? span with { From = Math.Max(span.From, begin) } : new Burst(begin, Last);
    }

    private int DayOf(int look) => Last - ((_options.Looks - 1 - look) * _options.StepDays);

    // Documents of the counted places, a day each.
    private int[] DailyOf(ReadOnlySpan<Cell> cells)
    {
        var counts = new int[_source.Counts.Days];
        foreach (var cell in cells)
            if (Ground.IsCounted[cell.Place]) counts[cell.Day] += cell.Count;
        return counts;
    }

    private bool IsWordLikeName(int series) => _kinds[series] == TrendKind.Name && _source.Subjects[series].Kind != SubjectKind.Name;

    private int LeastOf(int series) => _kinds[series] == TrendKind.Name && !IsWordLikeName(series) ? LeastOfName : LeastOfWords;

    // The last burst that reaches into the looks.
    private int? CurrentOf(IReadOnlyList<Burst> bursts) =>
        bursts.Count > 0 && bursts[^1].To > Last - _options.Windows[^1] - (_options.Looks * _options.StepDays) ? bursts.Count - 1 : null;

    // The share of the last days over that of the days before them since the onset, a document added to both.
    private double PaceOn(int[] counts, int day, int onset)
    {
        var turn = day - _options.PaceDays + 1;
        if (onset >= turn) return 1;
        var (now, before) = (Sum(counts, turn, day), Sum(counts, onset, turn - 1));
        var (all, allBefore) = (Math.Max(1, Sum(_exposure, turn, day)), Math.Max(1, Sum(_exposure, onset, turn - 1)));
        return (now + 1.0) / all / ((before + ((double)allBefore / all)) / allBefore);
    }

    private static int Sum(int[] values, int from, int to)
    {
        var sum = 0;
        for (var i = Math.Max(0, from); i <= to; i++) sum += values[i];
        return sum;
    }

    private static int FirstIn(int[] counts, int from)
    {
        for (var day = Math.Max(0, from); day < counts.Length; day++)
            if (counts[day] > 0) return day;
        return counts.Length - 1;
    }

    private int PlacesIn(ReadOnlySpan<Cell> cells, int from, int to)
    {
        var places = new HashSet<int>();
        foreach (var cell in cells)
            if (cell.Day >= from && cell.Day <= to && Ground.IsCounted[cell.Place]) places.Add(cell.Place);
        return places.Count;
    }

    private static TrendKind KindOf(Subject subject, Capitals capitals) => subject.Kind switch
    {
        SubjectKind.Topic => TrendKind.Topic,
        SubjectKind.Name => TrendKind.Name,
        _ when capitals.AreOf(subject.Term) => TrendKind.Name,
        SubjectKind.Phrase => TrendKind.Phrase,
        _ => TrendKind.Word,
    };
}
