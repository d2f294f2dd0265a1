namespace Vane.Group;

/// <summary>Which stories are alike, and which a document is like. Cosines of vectors whose features count by the square
/// root of their rarity, so that a product counts by the rarity itself; all products are integers.</summary>
internal sealed class Likeness(StoryWindow window, StoryOptions options)
{
    // However common a document's rarest features are, this many bring up candidates.
    private const int Always = 2;

    private readonly Candidates _candidates = new(window.Index, options.MaxPostings);

    /// <summary>The story most like a document, which is in none, of those that are like enough; null if none is.</summary>
    public Story? Nearest(Member member)
    {
        var level = window.Level;
        _candidates.Clear(window.Slots);
        for (var i = 0; i < member.Features.Length; i++) _candidates.Ask(member.Features[i], member.Weights[i]);
        _candidates.Find(level, Always);
        var norm = Norm(member, level);
        Story? nearest = null;
        var best = 0.0;
        foreach (var story in _candidates.Found)
        {
            var likeness = Of(member, story, _candidates.Product(story), norm, level);
            if (likeness < best || (likeness == best && nearest?.Id < story.Id)) continue;
            if (likeness >= Demand(story, level)) (nearest, best) = (story, likeness);
        }

        return nearest;
    }

    /// <summary>Whether a document, taken out of its story, is still near enough to what is left to go back.</summary>
    public bool Fits(Member member, Story story)
    {
        var level = window.Level;
        long product = 0;
        for (var i = 0; i < member.Features.Length; i++)
        {
            var feature = member.Features[i];
            product += member.Weights[i] * (level - window.Index.Level(feature)) * window.Index.Held(feature, story).Sum;
        }

        return Of(member, story, product, Norm(member, level), level) >= options.Stay * Demand(story, level);
    }

    /// <summary>The story, no smaller than this one, that is most like it measured by what two of their sizes must reach;
    /// null if none reaches it.</summary>
    public Story? Twin(Story story)
    {
        var level = window.Level;
        _candidates.Clear(window.Slots);
        foreach (var feature in story.Features) _candidates.Ask(feature, window.Index.Held(feature, story).Sum);
        _candidates.Find(level, Always);
        Story? twin = null;
        var best = 1.0;
        foreach (var other in _candidates.Found)
        {
            if (other == story || other.Count < story.Count) continue;
            var chance = (options.MergeSingles - options.Merge) / Math.Sqrt((double)story.Count * other.Count);
            var cosine = Cosine(_candidates.Product(other), story.Norm(level), other.Norm(level));
            var likeness = cosine * Nearness(story.MeanMs, other.MeanMs) / (options.Merge + chance);
            if (likeness < best || (likeness == best && twin?.Id < other.Id)) continue;
            (twin, best) = (other, likeness);
        }

        return twin;
    }

    private double Of(Member member, Story story, long product, long norm, int level) =>
        Cosine(product, norm, story.Norm(level)) * Nearness(member.AtMs, story.MeanMs);

    private double Demand(Story story, int level) => Math.Max(options.JoinFloor, options.Join * story.Cohesion(level));

    private long Norm(Member member, int level)
    {
        long norm = 0;
        for (var i = 0; i < member.Features.Length; i++)
            norm += member.Weights[i] * member.Weights[i] * (level - window.Index.Level(member.Features[i]));
        return norm;
    }

    private static double Cosine(long product, long norm, long other) =>
        norm <= 0 || other <= 0 ? 0 : product / Math.Sqrt((double)norm * other);

    // A hyperbola, not a power of two: division is the same on every machine.
    private double Nearness(long atMs, long otherMs) =>
        1 / (1 + (Math.Abs((double)atMs - otherMs) / (options.HalfLifeDays * 86_400_000)));
}
