using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Trend;

namespace Vane.Verify;

/// <summary>A document that is counted.</summary>
internal readonly record struct Tallied(Understood Document, int Day)
{
    public Place Place => Document.Place;

    public DocumentKey Key => Document.Key;
}

/// <summary>Documents of one source over the days that the trends of an edition look at, counted here and nowhere else: what
/// says the same counts once, and only places that were active on enough days of the baseline count.</summary>
internal sealed class SourceTally
{
    private readonly Dictionary<Subject, List<Tallied>> _holders = [];
    private readonly HashSet<Subject> _series = [];

    public SourceTally(string source, IReadOnlyList<Understood> all, Corpus corpus, Edition edition, ScanOptions options)
    {
        (Source, Options) = (source, options);
        var days = options.DaysOfAll;
        First = edition.Date.PlusDays(1 - days);
        var midnights = Enumerable.Range(0, days + 1).Select(d => edition.Midnight(First.PlusDays(d))).ToList();
        var told = Once(all, midnights);
        var active = told.Where(d => d.Day >= BaselineFrom && d.Day < WindowFrom).Select(d => (d.Place, d.Day)).Distinct()
            .CountBy(d => d.Place).Where(p => p.Value >= options.LeastActiveDays).Select(p => p.Key).ToHashSet();
        IsOfField = told.Count(d => d.Document.Digest.Topics.Count > 0) * 2 >= told.Count;
        Places = [.. active.Order()];
        Documents = [.. told.Where(d => active.Contains(d.Place))];
        ByPlace = Places.ToDictionary(p => p, _ => new int[days]);
        Daily = new int[days];
        foreach (var document in Documents)
        {
            Daily[document.Day]++;
            ByPlace[document.Place][document.Day]++;
        }

        foreach (var subjects in told.SelectMany(d => corpus.SubjectsOf(d.Document)).CountBy(s => s))
            if (subjects.Value >= options.LeastDocuments) _series.Add(subjects.Key);
        foreach (var document in Documents)
        {
            foreach (var subject in corpus.SubjectsOf(document.Document))
            {
                if (!_series.Contains(subject)) continue;
                if (!_holders.TryGetValue(subject, out var holders)) _holders[subject] = holders = [];
                holders.Add(document);
            }
        }
    }

    public string Source { get; }

    public ScanOptions Options { get; }

    /// <summary>The first of the days.</summary>
    public LocalDate First { get; }

    /// <summary>Number of the edition's day.</summary>
    public int Last => Options.DaysOfAll - 1;

    /// <summary>The first day of the longest window: the baseline ends before it.</summary>
    public int WindowFrom => Last - Options.Windows[^1] + 1;

    public int BaselineFrom => WindowFrom - Options.BaselineDays;

    /// <summary>Counted places.</summary>
    public IReadOnlyList<Place> Places { get; }

    /// <summary>Documents of counted places, in order of coming into view, then of keys.</summary>
    public IReadOnlyList<Tallied> Documents { get; }

    /// <summary>Documents of counted places, a day each.</summary>
    public int[] Daily { get; }

    /// <summary>The same of each place.</summary>
    public IReadOnlyDictionary<Place, int[]> ByPlace { get; }

    /// <summary>Subjects in enough documents to be looked at.</summary>
    public IReadOnlySet<Subject> Series => _series;

    /// <summary>Whether half of its documents have a topic of the lens, wherever they stand.</summary>
    public bool IsOfField { get; }

    /// <summary>Whether the source was known for long enough.</summary>
    public bool IsEnough => Places.Count > 0;

    /// <summary>Counted documents that hold a subject, in order of coming into view, then of keys.</summary>
    public IReadOnlyList<Tallied> Holders(Subject subject) => _holders.GetValueOrDefault(subject) ?? [];

    /// <summary>How many hold it, a day each.</summary>
    public int[] DailyOf(Subject subject)
    {
        var daily = new int[Daily.Length];
        foreach (var document in Holders(subject)) daily[document.Day]++;
        return daily;
    }

    // The first of the documents that say the same, in order of coming into view, speaks for all.
    private static List<Tallied> Once(IReadOnlyList<Understood> documents, List<Instant> midnights)
    {
        var (told, said) = (new List<Tallied>(), new HashSet<long>());
        foreach (var document in documents.OrderBy(d => d.Digest.Entered).ThenBy(d => d.Key))
        {
            var day = midnights.FindLastIndex(m => m <= document.Digest.Entered);
            if (day < 0 || day == midnights.Count - 1) continue;
            if (said.Add(document.Digest.Original ?? document.Digest.Document)) told.Add(new Tallied(document, day));
        }

        return told;
    }
}
