using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Text;

namespace Vane.Verify;

/// <summary>All that a store can say towards one edition, loaded once.</summary>
internal sealed class Ledger : IDisposable
{
    private const long DayMs = 86_400_000;

    private readonly FactQueries _facts;
    private readonly List<Entry> _now;
    private readonly List<Entry> _before;
    private readonly Dictionary<Window, IReadOnlyList<Entry>> _documents = [], _posts = [];
    private readonly Dictionary<DocumentKey, Entry> _byKey;
    private readonly long _asOf;

    public Ledger(Store store, Understanding understanding, Edition edition)
    {
        Understanding = understanding;
        Edition = edition;
        Window = edition.Span(edition.Period);
        var days = Edition.DaysOf(edition.Period);
        Previous = edition.Span(edition.Period, days);
        BaselineDays = edition.Period switch { ReportPeriod.Day => 7, ReportPeriod.Week => 28, _ => 30 };
        Baseline = edition.Days(BaselineDays, days);
        _asOf = edition.AsOf.ToUnixTimeMilliseconds();
        _facts = new FactQueries(store);
        Sources = _facts.Sources(_asOf - (60 * DayMs), _asOf);
        Readings = _facts.Readings(_asOf);
        Visits = _facts.Visits(Window.To.ToUnixTimeMilliseconds() - (60 * DayMs), _asOf);
        // No span of a report begins earlier than the month's, moved back by one period.
        var from = edition.Span(ReportPeriod.Month, days).From.ToUnixTimeMilliseconds() - Entry.GraceMs;
        var documents = _facts.Documents(from, Window.To.ToUnixTimeMilliseconds(), _asOf);
        _now = [.. documents.Select(d => new Entry(d, _asOf) { Group = GroupOf(d) })];
        _byKey = _now.ToDictionary(e => e.Key);
        // A report knows nothing from after its instant, of an earlier list neither.
        PreviousEnd = Math.Min(_asOf, Previous.To.ToUnixTimeMilliseconds());
        _before = [.. documents.Where(d => d.FirstSeen <= PreviousEnd).Select(d => new Entry(d, PreviousEnd) { Group = GroupOf(d) })];
    }

    /// <summary>What was understood of the posts.</summary>
    public Understanding Understanding { get; }

    public Edition Edition { get; }

    /// <summary>The edition's period.</summary>
    public Window Window { get; }

    /// <summary>The edition's period moved back by itself.</summary>
    public Window Previous { get; }

    /// <summary>The instant up to which the previous lists know.</summary>
    public long PreviousEnd { get; }

    /// <summary>The days before the period that it is held against.</summary>
    public Window Baseline { get; }

    public int BaselineDays { get; }

    public IReadOnlyList<StoredSource> Sources { get; }

    public IReadOnlyList<StoredReading> Readings { get; }

    /// <summary>Visits to sources that ended in the sixty days before the period's end.</summary>
    public IReadOnlyList<StoredVisitEnd> Visits { get; }

    /// <summary>Every place known, in order.</summary>
    public IReadOnlyList<Place> Places()
    {
        var places = _facts.Communities(_asOf).Select(c => new Place(c.Source, c.Community)).ToHashSet();
        var divided = places.Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
        places.UnionWith(Sources.Where(s => !divided.Contains(s.Name)).Select(s => new Place(s.Name, s.Name)));
        return [.. places.Order()];
    }

    /// <summary>How many groups of posts came into view in a span, whatever their figures.</summary>
    public long Met(Window span) => Saying.Groups(In(_now, span));

    /// <summary>All documents of a span over the floors, as of the edition.</summary>
    public IReadOnlyList<Entry> Documents(Window span)
    {
        if (!_documents.TryGetValue(span, out var documents))
            _documents[span] = documents = [.. In(_now, span).Where(e => e.Passes(Edition.Floors))];
        return documents;
    }

    /// <summary>Posts of a span over the floors, one a group, as of the edition.</summary>
    public IReadOnlyList<Entry> Posts(Window span)
    {
        if (!_posts.TryGetValue(span, out var posts)) _posts[span] = posts = Saying.Once(Documents(span));
        return posts;
    }

    /// <summary>Posts of a span over the floors, one a group, as of the end of the previous period.</summary>
    public IReadOnlyList<Entry> PostsBefore(Window span) =>
        Saying.Once([.. In(_before, span).Where(e => e.Passes(Edition.Floors))]);

    /// <summary>A document that was understood, however old.</summary>
    public Entry Find(DocumentKey key)
    {
        if (_byKey.TryGetValue(key, out var known)) return known;
        var stored = _facts.Document(key.Source, key.Id, _asOf) ?? throw new InvalidOperationException($"No document {key}.");
        return _byKey[key] = new Entry(stored, _asOf) { Group = GroupOf(stored) };
    }

    /// <summary>Documents of a span as they were stored up to an instant, by their source, ordinal.</summary>
    public IEnumerable<IGrouping<string, StoredDocument>> Stored(long from, long at) =>
        _facts.Documents(from, at, at).GroupBy(d => d.Source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);

    /// <summary>What a place is called.</summary>
    public string Label(Place place) => place.LabelAmong(Sources.Count);

    public Slot.Name Name(Entry entry) => new(Label(entry.Place));

    public Slot.Title Title(Entry entry)
    {
        var title = _facts.Title(entry.Content.Version);
        return new Slot.Title(title.Title, WebAddress.Safe(title.Url), title.Truncated);
    }

    public Evidence.Post Post(Entry entry)
    {
        var title = _facts.Title(entry.Content.Version);
        var observed = entry.Observed is { } ms ? At(ms) : (Instant?)null;
        return new Evidence.Post(
            entry.Source, entry.Document.Id, title.Hash, title.Title, WebAddress.Safe(title.Url), observed);
    }

    /// <summary>A span's whole selection.</summary>
    public Evidence.Selection Selection(Window span) => Selection(span, Posts(span).Count);

    public static Evidence.Selection Selection(Window span, long posts) => new(span.From, span.To, null, null, null, posts);

    public static Instant At(long ms) => Instant.FromUnixTimeMilliseconds(ms);

    public void Dispose() => _facts.Dispose();

    // What was not understood stands for itself.
    private (long?, DocumentKey?) GroupOf(StoredDocument document)
    {
        var key = new DocumentKey(document.Source, document.Id);
        return Understanding.Of(key)?.Digest is { } digest ? (digest.Original ?? digest.Document, null) : (null, key);
    }

    private static IEnumerable<Entry> In(List<Entry> entries, Window span)
    {
        var (from, to) = (span.From.ToUnixTimeMilliseconds(), span.To.ToUnixTimeMilliseconds());
        return entries.Where(e => e.Entered >= from && e.Entered < to);
    }
}
