using System.Globalization;
using NodaTime;
using Vane.Model;

namespace Vane.Group;

/// <summary>A story in a period: documents, originals and copies, that tell of one thing.</summary>
/// <param name="Id">Identity, kept for the story's life.</param>
/// <param name="Label">The document whose title says best what it is about.</param>
/// <param name="Documents">Its documents of the period, in order of coming into view.</param>
/// <param name="FirstSeen">When its first document came into view, in the period or before it.</param>
/// <param name="Terms">The terms that most of its originals share, the most specific first.</param>
public sealed record Storyline(
    StoryId Id, Understood Label, IReadOnlyList<Understood> Documents, Instant FirstSeen, IReadOnlyList<TermId> Terms)
{
    /// <summary>When its last document of the period came into view.</summary>
    public Instant LastSeen => Documents[^1].Digest.Entered;

    /// <summary>Originals among its documents.</summary>
    public int Originals => Documents.Count(d => d.Digest.Original is null);

    /// <summary>Where it is told, in order.</summary>
    public IReadOnlyList<Place> Places => [.. Documents.Select(d => d.Place).Distinct().Order()];

    /// <summary>Languages in which it is told, in order.</summary>
    public IReadOnlyList<string> Languages =>
        [.. Documents.Select(d => d.Digest.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>Identity of a story, written <c>s-</c> and sixteen hexadecimal digits.</summary>
/// <param name="Value">The number, as it is stored.</param>
public readonly record struct StoryId(long Value)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"s-{Value:x16}");

    /// <summary>Reads the written form; null where the text is none.</summary>
    public static StoryId? Parse(string text) =>
        text.StartsWith("s-", StringComparison.Ordinal) && text.Length == 18
        && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new StoryId(value) : null;
}

/// <summary>The stories of a period, the most told first.</summary>
public static class StoryList
{
    private const double SharedBy = 0.5;
    private const int MostTerms = 6;

    /// <summary>Stories with documents in a window.</summary>
    /// <param name="understanding">Of a span that holds the window.</param>
    /// <param name="window">The window.</param>
    /// <param name="least">Only those with so many originals in it.</param>
    /// <returns>Most places first, then originals, then documents, then by the key of the label.</returns>
    public static IReadOnlyList<Storyline> Of(Understanding understanding, Window window, int least)
    {
        var frequency = Frequencies(understanding.Documents);
        var earliest = new Dictionary<long, Instant>();
        foreach (var document in understanding.Documents) earliest.TryAdd(document.Digest.Story, document.Digest.Entered);
        return [.. understanding.Documents.Where(d => window.Contains(d.Digest.Entered)).GroupBy(d => d.Digest.Story)
            .Where(g => g.Count(d => d.Digest.Original is null) >= least)
            .Select(g => new Storyline(
                new StoryId(g.Key), LabelAmong(understanding, g.Key, [.. g]), [.. g], earliest[g.Key],
                TermsOf([.. g], frequency, understanding.Documents.Count)))
            .OrderByDescending(s => s.Places.Count).ThenByDescending(s => s.Originals)
            .ThenByDescending(s => s.Documents.Count).ThenBy(s => s.Label.Key)];
    }

    private static Understood LabelAmong(Understanding understanding, long story, List<Understood> documents) =>
        understanding.LabelOf(story) ?? documents.Find(d => d.Digest.Original is null) ?? documents[0];

    private static Dictionary<TermId, int> Frequencies(IReadOnlyList<Understood> documents)
    {
        var counts = new Dictionary<TermId, int>();
        foreach (var document in documents)
            foreach (var term in document.Digest.Terms)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        return counts;
    }

    private static List<TermId> TermsOf(List<Understood> documents, Dictionary<TermId, int> frequency, int all) =>
        [.. Frequencies(documents).Where(t => t.Value > 1 || documents.Count == 1).Where(t => t.Value >= SharedBy * documents.Count)
            .OrderByDescending(t => t.Value * Math.Log((all + 1.0) / frequency[t.Key])).ThenBy(t => t.Key)
            .Take(MostTerms).Select(t => t.Key)];
}
