using NodaTime;
using Vane.Model;
using Vane.Storage;
using Vane.Text;
using Vane.Understand;

namespace Vane.Group;

/// <summary>A document with what was understood of it, as of an instant.</summary>
/// <param name="Key">Identity.</param>
/// <param name="Community">Community of the content that was read.</param>
/// <param name="Title">Its title as stored.</param>
/// <param name="Digest">What was understood; its story is the one it belongs to as of the instant.</param>
public sealed record Understood(DocumentKey Key, string? Community, string Title, Digest Digest)
{
    /// <summary>The community, or the source where the source has none.</summary>
    public Place Place => new(Key.Source, Community ?? Key.Source);
}

/// <summary>
/// What was understood of the documents of a span, as of an instant: which say the same, which tell one story, what they are
/// about. A function of the documents known by then, so that a report of an instant can be made again.
/// </summary>
public sealed class Understanding
{
    private readonly Dictionary<DocumentKey, Understood> _byKey;
    private readonly Dictionary<long, Understood> _byDocument;
    private readonly Dictionary<long, Understood> _firstCopy = [];
    private readonly IReadOnlyDictionary<long, long> _labels;
    private readonly DigestQueries _queries;
    private readonly Lazy<DocumentReader> _reader;
    private readonly Lazy<ILookup<string, Understood>> _byTitle;

    internal Understanding(
        Store store, Lens lens, Instant asOf, IReadOnlyList<Understood> documents, IReadOnlyDictionary<long, long> labels)
    {
        Lens = lens;
        _queries = new DigestQueries(store);
        _reader = new Lazy<DocumentReader>(() => new DocumentReader(lens));
        AsOf = asOf;
        Documents = documents;
        _byTitle = new Lazy<ILookup<string, Understood>>(() => documents.ToLookup(d => d.Title, StringComparer.Ordinal));
        _labels = labels;
        _byKey = documents.ToDictionary(d => d.Key);
        _byDocument = documents.ToDictionary(d => d.Digest.Document);
        foreach (var document in documents)
            if (document.Digest.Original is { } original && !_byDocument.ContainsKey(original)) _firstCopy.TryAdd(original, document);
    }

    /// <summary>The instant whose knowledge this is.</summary>
    public Instant AsOf { get; }

    /// <summary>The documents of the span, in order of coming into view, then of their keys.</summary>
    public IReadOnlyList<Understood> Documents { get; }

    /// <summary>What was looked for.</summary>
    public Lens Lens { get; }

    /// <summary>What was understood of a document; null where it is not in the span.</summary>
    public Understood? Of(DocumentKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The document all copies of one stand for: its original where that is in the span, else the first copy
    /// there; for an original itself.</summary>
    public DocumentKey OriginalOf(DocumentKey key) =>
        Of(key)?.Digest.Original is { } original
            ? (_byDocument.GetValueOrDefault(original) ?? _firstCopy[original]).Key
            : key;

    /// <summary>The document whose title is the label of a story; null where none was chosen in the span.</summary>
    public Understood? LabelOf(long story) =>
        _labels.TryGetValue(story, out var document) && _byDocument.GetValueOrDefault(document) is { } label
            && label.Digest.Story == story ? label : null;

    /// <summary>How terms are shown.</summary>
    public IReadOnlyDictionary<TermId, string> TextsOf(IEnumerable<TermId> terms) =>
        _queries.Terms(terms).ToDictionary(t => t.Key, t => t.Value.Text);

    /// <summary>Stored terms whose text is of some form.</summary>
    public IReadOnlyList<TermText> TermsLike(Func<string, bool> isLike) => [.. _queries.AllTerms().Where(t => isLike(t.Text))];

    /// <summary>The UTC day on which terms were first met.</summary>
    public IReadOnlyDictionary<TermId, LocalDate> FirstDaysOf(IEnumerable<TermId> terms) =>
        _queries.Terms(terms).ToDictionary(t => t.Key, t => Analysis.LocalDateOf(t.Value.FirstDay));

    /// <summary>Words and phrases in a title, where they stand in it once it is repaired.</summary>
    public (string Title, IReadOnlyList<TermMention> Terms) TermsIn(string title)
    {
        var repaired = TextRepair.Repair(title).Text;
        lock (_reader) return (repaired, _reader.Value.ReadTerms(repaired));
    }

    /// <summary>The terms inside a term as it is shown, itself among them.</summary>
    public IReadOnlyList<TermId> PartsOf(TermId term, string text) => term.Kind == TermKind.Name
        ? [.. _reader.Value.ReadNames(text, inField: true).SelectMany(n => n.Chain).Select(key => TermId.Of(TermKind.Name, key))]
        : [.. _reader.Value.ReadTerms(text).Select(t => t.Id)];

    /// <summary>Names in a title as it is stored, in their order; those that were read in a document of that title, which
    /// may rest on more than the title tells.</summary>
    public IReadOnlyList<NameMention> NamesIn(string title)
    {
        lock (_reader) return NamesOf(title);
    }

    private IReadOnlyList<NameMention> NamesOf(string title)
    {
        if (!_byTitle.Value.Contains(title)) return _reader.Value.ReadNames(title);
        return [.. _reader.Value.ReadNames(title, inField: true)
            .Where(n => _byTitle.Value[title].Any(d => d.Digest.Terms.Take(d.Digest.TitleTerms).Contains(TermId.Of(TermKind.Name, n.Key))))];
    }
}
