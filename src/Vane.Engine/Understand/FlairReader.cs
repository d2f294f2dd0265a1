using Vane.Text;

namespace Vane.Understand;

/// <summary>Reads what labels of communities say: flairs, sections, subject classes, and communities' own names.</summary>
internal sealed class FlairReader
{
    private const int MostTag = 24;

    private readonly IReadOnlyList<Flair> flairs;
    private readonly Lexicon words;
    private readonly (int Owner, Tier Tier)[][] says;
    private readonly int firstEntry;

    /// <param name="taxonomy">What the flairs name.</param>
    /// <param name="flairs">The flairs.</param>
    /// <param name="firstEntry">A number from which on entries are free.</param>
    public FlairReader(Taxonomy taxonomy, IReadOnlyList<Flair> flairs, int firstEntry)
    {
        this.flairs = flairs;
        this.firstEntry = firstEntry;
        words = new Lexicon(flairs.SelectMany((flair, i) => flair.Words.Select(word => (WordPattern.Parse(word), i))));
        says = [.. flairs.Select(flair => SaidBy(flair, taxonomy).ToArray())];
    }

    /// <summary>Adds what a label says.</summary>
    /// <param name="label">The label.</param>
    /// <param name="part">The part of the document in which it stands.</param>
    /// <param name="start">Where it begins there.</param>
    /// <param name="scratch">Where to put it.</param>
    public void Find(ReadOnlySpan<char> label, Part part, int start, TopicScratch scratch)
    {
        if (label.IsEmpty || flairs.Count == 0) return;
        scratch.Found.Clear();
        words.Find(label, scratch.Found);
        foreach (var found in scratch.Found)
        {
            var isWithinLonger = IsWithinLonger(found.Span, scratch.Found);
            foreach (var (owner, tier) in says[found.Entry])
                if (owner == Owners.Field || !isWithinLonger) scratch.Hits.Add(new TopicHit(owner, tier, firstEntry + found.Entry, part, found.Span with { Start = start + found.Span.Start }));
        }
    }

    /// <summary>The tag at the beginning of a title, brackets and all: <c>[R]</c>, <c>【教程】</c>; empty where there is none.</summary>
    public static TextSpan TagOf(ReadOnlySpan<char> title)
    {
        var start = title.IndexOfAnyExcept(' ', '\u3000');
        if (start < 0) return default;
        var close = title[start] switch { '[' => ']', '【' => '】', '［' => '］', _ => '\0' };
        if (close == '\0') return default;
        var length = title[start..].IndexOf(close) + 1;
        return length is > 2 and <= MostTag ? new TextSpan(start, length) : default;
    }

    // "Resource Request" asks, although "Resource" gives. Labels are short, so every pair can be looked at.
    private static bool IsWithinLonger(TextSpan span, List<Occurrence> found)
    {
        foreach (var other in found)
            if (other.Span.Length > span.Length && other.Span.Start <= span.Start && other.Span.End >= span.End) return true;
        return false;
    }

    private static IEnumerable<(int Owner, Tier Tier)> SaidBy(Flair flair, Taxonomy taxonomy)
    {
        if (flair.InField) yield return (Owners.Field, Tier.Says);
        foreach (var topic in flair.Topics) yield return (Owners.OfTopic(IndexOf(topic, [.. taxonomy.Topics.Select(t => t.Id)])), Tier.Says);
        foreach (var topic in flair.Supports) yield return (Owners.OfTopic(IndexOf(topic, [.. taxonomy.Topics.Select(t => t.Id)])), Tier.Supports);
        if (flair.Dimension is { } id) yield return (Owners.OfDimension(IndexOf(id, [.. taxonomy.Dimensions.Select(d => d.Id)])), Tier.Says);
    }

    private static int IndexOf(string id, string[] ids)
    {
        var index = Array.IndexOf(ids, id);
        return index >= 0 ? index : throw new FormatException($"A flair names '{id}', which the taxonomy lacks.");
    }
}
