using System.Runtime.InteropServices;
using NodaTime;
using Vane.Group;
using Vane.Model;

namespace Vane.Trend;

/// <summary>A document that counts, where it stands in the counts.</summary>
/// <param name="Document">The document.</param>
/// <param name="Day">Its day, from the first one.</param>
/// <param name="Place">Index of its place.</param>
public readonly record struct Counted(Understood Document, int Day, int Place);

/// <summary>What the documents of one source say, day by day.</summary>
/// <remarks>What says again what another document of the source said adds nothing.</remarks>
public sealed class SourceCounts
{
    private SourceCounts(string source, LocalDate first) => (Source, First) = (source, first);

    /// <summary>The source.</summary>
    public string Source { get; }

    /// <summary>The first day.</summary>
    public LocalDate First { get; }

    /// <summary>Documents, in order of coming into view, then of keys.</summary>
    public IReadOnlyList<Counted> Documents { get; private init; } = [];

    /// <summary>Places by their index.</summary>
    public IReadOnlyList<Place> Places { get; private init; } = [];

    /// <summary>Subjects by the index of their series, ascending; those in too few documents to be tested are left out.</summary>
    public IReadOnlyList<Subject> Subjects { get; private init; } = [];

    /// <summary>The index of a subject's series; negative where it has none.</summary>
    public int IndexOf(Subject subject)
    {
        var (low, high) = (0, Subjects.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Subjects[middle].CompareTo(subject);
            if (order == 0) return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>Whether half of the documents have a topic of the lens.</summary>
    public bool IsOfField => 2 * Documents.Count(d => d.Document.Digest.Topics.Count > 0) >= Documents.Count;

    /// <summary>What a document is about.</summary>
    public required Func<Understood, IEnumerable<Subject>> SubjectsOf { get; init; }

    /// <summary>Documents of each subject.</summary>
    public required SeriesCounts Counts { get; init; }

    /// <summary>Counts a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="documents">Its documents, in order of coming into view, then of keys.</param>
    /// <param name="edition">Whose midnights bound days.</param>
    /// <param name="days">Days that end with the edition's.</param>
    /// <param name="subjectsOf">What a document is about.</param>
    /// <param name="least">Documents that a subject must have.</param>
    public static SourceCounts Of(
        string source, IEnumerable<Understood> documents, Edition edition, int days, Func<Understood, IEnumerable<Subject>> subjectsOf, int least)
    {
        var first = edition.Date.PlusDays(1 - days);
        var calendar = new Calendar(edition, first, days);
        var places = new Dictionary<Place, int>();
        var (counted, said) = (new List<Counted>(), new HashSet<long>());
        foreach (var document in documents)
        {
            if (calendar.DayOf(document.Digest.Entered) is not { } day) continue;
            if (!said.Add(document.Digest.Original ?? document.Digest.Document)) continue;
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, document.Place, out var known);
            if (!known) place = places.Count - 1;
            counted.Add(new Counted(document, day, place));
        }

        var subjects = Frequent(counted, subjectsOf, least);
        return new SourceCounts(source, first)
        {
            Documents = counted,
            Places = [.. places.OrderBy(p => p.Value).Select(p => p.Key)],
            Subjects = subjects,
            SubjectsOf = subjectsOf,
            Counts = Count(counted, subjectsOf, subjects, days, places.Count),
        };
    }

    private static List<Subject> Frequent(List<Counted> documents, Func<Understood, IEnumerable<Subject>> subjectsOf, int least)
    {
        var frequency = new Dictionary<Subject, int>();
        foreach (var counted in documents)
            foreach (var subject in subjectsOf(counted.Document))
                CollectionsMarshal.GetValueRefOrAddDefault(frequency, subject, out _)++;
        return [.. frequency.Where(f => f.Value >= least).Select(f => f.Key).Order()];
    }

    private static SeriesCounts Count(
        List<Counted> documents, Func<Understood, IEnumerable<Subject>> subjectsOf, List<Subject> subjects, int days, int places)
    {
        var counter = new SeriesCounter(days, places);
        var index = subjects.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        foreach (var (document, day, place) in documents)
        {
            counter.AddDocuments(place, day);
            foreach (var subject in subjectsOf(document))
                if (index.TryGetValue(subject, out var series)) counter.Add(series, place, day);
        }

        return counter.ToCounts();
    }
}
