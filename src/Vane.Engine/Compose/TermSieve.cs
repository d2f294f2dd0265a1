using Vane.Group;
using Vane.Model;

namespace Vane.Compose;

/// <summary>Takes out of ranked terms what says no more than a longer one.</summary>
internal static class TermSieve
{
    // A term gives way to a longer one that stands in so many hundredths of its documents.
    private const int FragmentPercent = 65;

    /// <summary>The terms that are left, with their texts, in their order.</summary>
    /// <param name="ranked">Terms with their documents, best first.</param>
    /// <param name="texts">How terms are shown; those without are left out.</param>
    /// <param name="understanding">Tells what is inside a term.</param>
    public static IEnumerable<(string Text, long Count)> Sift(
        IReadOnlyList<(TermId Id, long Count)> ranked, IReadOnlyDictionary<TermId, string> texts, Understanding understanding)
    {
        var counts = ranked.ToDictionary(t => t.Id, t => t.Count);
        var fragments = new HashSet<TermId>();
        foreach (var (term, count) in ranked.Where(t => texts.ContainsKey(t.Id)).OrderByDescending(t => texts[t.Id].Length).ThenBy(t => t.Id))
        {
            if (fragments.Contains(term)) continue;
            foreach (var part in understanding.PartsOf(term, texts[term]))
                if (part != term && counts.TryGetValue(part, out var holding) && 100 * count >= FragmentPercent * holding) fragments.Add(part);
        }

        // The same word may be known as a name too.
        return ranked.Where(t => texts.ContainsKey(t.Id) && !fragments.Contains(t.Id))
            .Select(t => (Text: texts[t.Id], t.Count)).DistinctBy(t => t.Text.ToLowerInvariant());
    }
}
