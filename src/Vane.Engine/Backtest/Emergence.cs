using Vane.Trend;

namespace Vane.Backtest;

/// <summary>A term that came up in a week, told with hindsight.</summary>
/// <param name="Term">The term.</param>
/// <param name="Text">How it is shown.</param>
/// <param name="Count">Documents of the week.</param>
/// <param name="Before">Documents a week in the four weeks before.</param>
/// <param name="Aliases">Terms that emerged with it, carried by the same documents.</param>
public sealed record EmergingTerm(Subject Term, string Text, int Count, double Before, IReadOnlyList<Subject> Aliases)
{
    /// <summary>By how much it came up: documents beyond those before, over the root of these.</summary>
    public double Score => (Count - Before) / Math.Sqrt(Before + 1);
}

/// <summary>
/// Finds the terms that came up in a week: in at least so many documents, and in at least three times as many as half a
/// document more than the four weeks before had a week. Of terms that the same documents carry the longest stands. The
/// twenty that came up most are the week's.
/// </summary>
/// <param name="hindsight">The whole span.</param>
/// <param name="texts">How terms are shown.</param>
/// <param name="isNamed">Which terms are looked for.</param>
internal sealed class Emergence(Hindsight hindsight, IReadOnlyDictionary<Subject, string> texts, Func<Subject, bool> isNamed)
{
    private const int Week = 7, Most = 20;
    private const double Growth = 3, Smoothing = 0.5;

    // Shares of a term's documents that another one must carry, and that it must carry of the other's, to be one with it.
    private const double Carried = 0.7, Carrying = 0.5;

    /// <summary>Documents a week that a term must be in, of a source with so many: about as much as chance makes of a word
    /// in it, and for sources that were looked at closely what they were found to need.</summary>
    public static int LeastOf(string source, double documentsPerWeek) => source switch
    {
        "reddit" => 4,
        "hackernews" => 8,
        "hf-daily-papers" => 5,
        _ => Math.Max(3, (int)Math.Round(Math.Sqrt(documentsPerWeek) / 2.7)),
    };

    /// <summary>The terms of a week, those that came up most first.</summary>
    /// <param name="monday">First day of the week, by its number in the counts.</param>
    /// <param name="least">Documents a term must be in.</param>
    public IReadOnlyList<EmergingTerm> Of(int monday, int least)
    {
        var risen = Risen(monday, least);
        var carriers = Carriers(monday, [.. risen.Select(r => r.Term)]);
        var standing = new List<EmergingTerm>();
        foreach (var term in risen.Where(r => isNamed(r.Term)).OrderByDescending(WordsOf).ThenByDescending(t => t.Term.Kind)
            .ThenByDescending(t => t.Score).ThenBy(t => t.Term))
        {
            if (!standing.Exists(s => Both(carriers, term, s) >= Carried * carriers[term.Term].Count)) standing.Add(term);
        }

        var fallen = risen.Except(standing).ToList();
        return [.. standing.Select(s => s with { Aliases = [.. fallen.Where(f => IsOne(carriers, f, s)).Select(f => f.Term).Order()] })
            .OrderByDescending(t => t.Score).ThenBy(t => t.Text, StringComparer.Ordinal).ThenBy(t => t.Term).Take(Most)];
    }

    private static bool IsOne(Dictionary<Subject, HashSet<int>> carriers, EmergingTerm term, EmergingTerm standing)
    {
        var both = Both(carriers, term, standing);
        return both >= Carried * carriers[term.Term].Count && both >= Carrying * carriers[standing.Term].Count;
    }

    private static int Both(Dictionary<Subject, HashSet<int>> carriers, EmergingTerm one, EmergingTerm other) =>
        carriers[one.Term].Count(carriers[other.Term].Contains);

    private List<EmergingTerm> Risen(int monday, int least)
    {
        var risen = new List<EmergingTerm>();
        foreach (var term in hindsight.Counts.Subjects)
        {
            var (count, before) = hindsight.Of(term, monday);
            if (count < least || count < Growth * (before + Smoothing)) continue;
            risen.Add(new EmergingTerm(term, texts.GetValueOrDefault(term, ""), count, before, []));
        }

        return risen;
    }

    private Dictionary<Subject, HashSet<int>> Carriers(int monday, HashSet<Subject> terms)
    {
        var carriers = terms.ToDictionary(t => t, _ => new HashSet<int>());
        for (var i = 0; i < hindsight.Counts.Documents.Count; i++)
        {
            var (document, day, _) = hindsight.Counts.Documents[i];
            if (day < monday || day >= monday + Week) continue;
            foreach (var subject in SourceDocuments.SubjectsOf(document))
                if (carriers.TryGetValue(subject, out var own)) own.Add(i);
        }

        return carriers;
    }

    private static int WordsOf(EmergingTerm term) => NameWords.WordsOf(term.Text).Count();
}
