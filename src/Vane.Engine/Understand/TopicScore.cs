using Vane.Text;

namespace Vane.Understand;

/// <summary>What a word in a document proves.</summary>
internal enum Tier
{
    // In this order: of two that stand at the same place the first counts.
    Not,
    Says,
    Strong,
    InField,
    Supports,
    Weak,
}

/// <summary>Whose a word is, as one number: the field's, a topic's, or a dimension's.</summary>
internal static class Owners
{
    public const int Field = 0;
    private const int FirstTopic = 1;
    private const int FirstDimension = 1 << 20;

    public static int OfTopic(int index) => FirstTopic + index;

    public static int TopicOf(int owner) => owner - FirstTopic;

    public static int OfDimension(int index) => FirstDimension + index;

    public static bool IsDimension(int owner) => owner >= FirstDimension;

    public static int DimensionOf(int owner) => owner - FirstDimension;
}

/// <summary>A word that was found.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Tier">What it proves.</param>
/// <param name="Entry">Which word it is, whatever its form.</param>
/// <param name="Part">Where it was found.</param>
/// <param name="Span">And at which place.</param>
internal readonly record struct TopicHit(int Owner, Tier Tier, int Entry, Part Part, TextSpan Span)
{
    /// <summary>By owner, part and place, the longer first.</summary>
    public static readonly Comparison<TopicHit> Order = (a, b) =>
        a.Owner != b.Owner ? a.Owner.CompareTo(b.Owner)
        : a.Part != b.Part ? ((int)a.Part).CompareTo((int)b.Part)
        : a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start)
        : a.Span.Length != b.Span.Length ? b.Span.Length.CompareTo(a.Span.Length)
        : a.Tier != b.Tier ? ((int)a.Tier).CompareTo((int)b.Tier)
        : a.Entry.CompareTo(b.Entry);
}

/// <summary>Lists that are used again from document to document.</summary>
internal sealed class TopicScratch
{
    public List<Occurrence> Found { get; } = [];

    public List<TopicHit> Hits { get; } = [];

    public List<TopicHit> Counted { get; } = [];

    public void Clear()
    {
        Hits.Clear();
        Counted.Clear();
    }

    /// <summary>Where the hits of another owner begin.</summary>
    public int EndOfOwner(int from)
    {
        var to = from + 1;
        while (to < Hits.Count && Hits[to].Owner == Hits[from].Owner) to++;
        return to;
    }

    /// <summary>Keeps of overlapping words of an owner the first and longest; of excluded phrases, nothing.</summary>
    public void DropOverlapping()
    {
        var kept = 0;
        var last = default(TopicHit);
        var end = -1;
        for (var i = 0; i < Hits.Count; i++)
        {
            var hit = Hits[i];
            if (end >= 0 && hit.Owner == last.Owner && hit.Part == last.Part && hit.Span.Start < end)
                continue;
            last = hit;
            end = hit.Span.End;
            if (hit.Tier != Tier.Not) Hits[kept++] = hit;
        }

        Hits.RemoveRange(kept, Hits.Count - kept);
    }
}

/// <summary>The rule by which words make a topic; see <see cref="TopicReader"/>.</summary>
internal static class TopicScore
{
    private const int Needed = 6;
    private const int MostInText = 2;

    public static bool IsInField(List<TopicHit> hits)
    {
        var points = 0;
        foreach (var hit in hits)
        {
            if (hit.Owner == Owners.Field && hit.Tier == Tier.Says) return true;
            if (hit.Tier == Tier.Strong) points += Points(hit);
        }

        return points >= Needed;
    }

    /// <summary>Whether the hits from one place to another make their topic; those that count are left in the scratch.</summary>
    public static bool Suffices(TopicScratch scratch, int from, int to, bool isInField)
    {
        scratch.Counted.Clear();
        var points = 0;
        var hasWord = false;
        var needsSecond = true;
        var different = 0;
        for (var i = from; i < to; i++)
        {
            var hit = scratch.Hits[i];
            if (hit.Tier != Tier.Strong && !isInField) continue;
            if (hit.Tier == Tier.Weak && hit.Part == Part.Text) continue;
            var (here, anywhere) = Seen(scratch.Counted, hit);
            if (here == (hit.Part == Part.Text ? MostInText : 1)) continue;
            if (anywhere == 0) different++;
            scratch.Counted.Add(hit);
            points += Points(hit);
            hasWord |= hit.Tier != Tier.Supports;
            needsSecond &= hit.Tier is Tier.Weak or Tier.Supports;
        }

        return points >= Needed && hasWord && (!needsSecond || different > 1);
    }

    private static (int Here, int Anywhere) Seen(List<TopicHit> counted, TopicHit hit)
    {
        var here = 0;
        var anywhere = 0;
        foreach (var other in counted)
        {
            if (other.Entry != hit.Entry) continue;
            anywhere++;
            if (other.Part == hit.Part) here++;
        }

        return (here, anywhere);
    }

    private static int Points(TopicHit hit) => hit.Tier switch
    {
        Tier.Says => 6,
        Tier.Supports => 3,
        Tier.Weak => 3,
        Tier.InField => hit.Part == Part.Title ? 6 : 2,
        _ => hit.Part == Part.Title ? 6 : 3,
    };
}
