using Vane.Model;
using Vane.Understand;

namespace Vane.Trend;

/// <summary>How documents write a name.</summary>
internal static class Spellings
{
    private const int LeastUses = 2, MostShown = 4;

    /// <summary>What a name is called, and its other spellings in the documents, the commonest first: as the lens has it where any
    /// document writes it so, else as most of them do. A name that came later is not put into their mouths.</summary>
    public static (string Text, IReadOnlyList<string> Others) Of(Candidate candidate, Corpus corpus)
    {
        var term = candidate.Trend.Subject;
        if (term.Kind != SubjectKind.Name) return (candidate.Text, []);
        var uses = candidate.Documents.Select(d => d.Document.Title)
            .SelectMany(title => corpus.Understanding.NamesIn(title).Where(n => Means(n, term)).Select(n => title.Substring(n.Start, n.Length)).Distinct(StringComparer.OrdinalIgnoreCase))
            .GroupBy(Plain, StringComparer.Ordinal)
            .Select(g => (Text: g.GroupBy(t => t, StringComparer.Ordinal).OrderByDescending(t => t.Count()).ThenBy(t => t.Key, StringComparer.Ordinal).First().Key, Plain: g.Key, Count: g.Count()))
            .OrderByDescending(u => u.Count).ThenBy(u => u.Text, StringComparer.Ordinal).ToList();
        var own = Plain(candidate.Text);
        if (uses.Count == 0 || uses[0].Count < LeastUses) return (candidate.Text, []);
        var text = uses.Any(u => u.Plain.Contains(own, StringComparison.Ordinal) || own.Contains(u.Plain, StringComparison.Ordinal)) ? candidate.Text : uses[0].Text;
        return (text, [.. uses.Where(u => u.Count >= LeastUses && u.Plain != Plain(text)).Select(u => u.Text)
            .Append(candidate.Text).Where(t => t != text).Distinct(StringComparer.Ordinal).Take(MostShown)]);
    }

    private static bool Means(NameMention name, Subject term) => TermId.Of(TermKind.Name, name.Key) == term.Term;

    // Without case, blanks and hyphens.
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
