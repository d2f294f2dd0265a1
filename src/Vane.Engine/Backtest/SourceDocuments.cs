using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Trend;

namespace Vane.Backtest;

/// <summary>The documents of one source, as they are, shuffled in time, or some left out; always in order of coming into
/// view, then of keys.</summary>
internal sealed class SourceDocuments
{
    private readonly Dictionary<long, Subject[]> _subjects;

    private SourceDocuments(string source, IReadOnlyList<Understood> documents, Dictionary<long, Subject[]> subjects) =>
        (Source, All, _subjects) = (source, documents, subjects);

    /// <summary>Takes the documents of a source.</summary>
    public static SourceDocuments Of(string source, IEnumerable<Understood> documents)
    {
        var own = documents.Where(d => d.Key.Source == source).ToList();
        return new SourceDocuments(source, own, own.ToDictionary(d => d.Digest.Document, d => SubjectsOf(d).ToArray()));
    }

    /// <summary>The source.</summary>
    public string Source { get; }

    /// <summary>The documents.</summary>
    public IReadOnlyList<Understood> All { get; }

    /// <summary>Terms of a document. Topics have no week in which they emerge.</summary>
    public static IEnumerable<Subject> SubjectsOf(Understood document) => document.Digest.Terms.Select(Subject.Of);

    /// <summary>Counts the days that end with the edition's, as far as they were known at an instant.</summary>
    public SourceCounts Count(Edition edition, int days, Instant knownBefore) => SourceCounts.Of(
        Source, All.Where(d => d.Digest.Known < knownBefore), edition, days, d => _subjects[d.Digest.Document], least: 3);

    /// <summary>The same documents, but that those of a place and a weekday have exchanged when they came into view and when
    /// they were known. Every day keeps its number of documents, and every trend is gone.</summary>
    public SourceDocuments Shuffle(int seed, DateTimeZone zone)
    {
        var random = new Random(seed);
        var shuffled = new List<Understood>(All.Count);
        foreach (var group in All.GroupBy(d => (d.Place, d.Digest.Entered.InZone(zone).DayOfWeek)).OrderBy(g => g.Key.Place).ThenBy(g => g.Key.DayOfWeek))
        {
            var times = group.Select(d => (d.Digest.Entered, d.Digest.Known)).ToArray();
            random.Shuffle(times);
            shuffled.AddRange(group.Select((d, i) => d with { Digest = d.Digest with { Entered = times[i].Entered, Known = times[i].Known } }));
        }

        return new SourceDocuments(Source, [.. shuffled.OrderBy(d => d.Digest.Entered).ThenBy(d => d.Key)], _subjects);
    }

    /// <summary>All but about one in so many.</summary>
    public SourceDocuments Thin(int seed, int oneIn)
    {
        var random = new Random(seed);
        return new SourceDocuments(Source, [.. All.Where(_ => random.Next(oneIn) != 0)], _subjects);
    }
}
