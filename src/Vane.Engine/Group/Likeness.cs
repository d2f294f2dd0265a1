namespace Vane.Group;

/// <summary>Which stories are alike, and which a document is like. Cosines of vectors whose features count by the square
/// root of their rarity, so that a product counts by the rarity itself; all products are integers.</summary>
internal sealed class Likeness(StoryWindow window, StoryOptions options)
{
    // However common a document's rarest features are, this many bring up candidates.
    private const int Always = 2;

    private readonly Candidates _candidates = new(window.Index, options.MaxPostings);

    /// <summary>The story most like a document, other than its own, of those that are like enough; null if none is.</summary>
    public Story? Nearest(Member member)
    {
        var level = window.Level;
        _candidates.Clear(window.Slots);
        for (var i = 0; i < member.Features.Length; i++) _candidates.Ask(member.Features[i], member.Weights[i]);
        _candidates.Find(level, Always);
        var length = Norm(member, level);
        Story? nearest = null;
        var best = 0.0;
        foreach (var story in _candidates.Found)
        {
            if (story == member.Story) continue;
            var norm = story.Norm(level);
            var likeness = Cosine(_candidates.Product(story), length, norm) * Nearness(member.AtMs, story.MeanMs);
            if (likeness < best || (likeness == best && nearest?.Id < story.Id) || IsOnlySubject(story, likeness)) continue;
            if (likeness >= Demand(story.Count, norm, story.Own(level))) (nearest, best) = (story, likeness);
        }

        return nearest;
    }

    /// <summary>Whether a document is near enough to the others of its story, of which there are some, to stay. All that
    /// would be without it follows from what is with it: Σ(s−w)² = Σs² − 2Σsw + Σw².</summary>
    public bool Fits(Member member)
    {
        var level = window.Level;
        var story = member.Story;
        var length = Norm(member, level);
        long product = 0;
        for (var i = 0; i < member.Features.Length; i++)
        {
            var feature = member.Features[i];
            product += (long)member.Weights[i] * (level - window.Index.Level(feature)) * window.Index.Held(feature, story).Sum;
        }

        var norm = story.Norm(level) - (2 * product) + length;
        var likeness = Cosine(product - length, length, norm) * Nearness(member.AtMs, story.MeanWithoutMs(member));
        return likeness >= options.Stay * Demand(story.Count - 1, norm, story.Own(level) - length);
    }

    /// <summary>The story that is most like this one, measured by what two of their sizes must reach; null if none reaches
    /// it. Of two that changed the smaller one looks for the larger.</summary>
    public Story? Twin(Story story, IReadOnlySet<Story> changed)
    {
        var level = window.Level;
        _candidates.Clear(window.Slots);
        foreach (var feature in story.Features) _candidates.Ask(feature, window.Index.Held(feature, story).Sum);
        _candidates.Find(level, Always);
        Story? twin = null;
        var best = 1.0;
        foreach (var other in _candidates.Found)
        {
            if (other == story || (other.Count < story.Count && changed.Contains(other))) continue;
            var chance = (options.MergeSingles - options.Merge) / Math.Sqrt((double)story.Count * other.Count);
            var cosine = Cosine(_candidates.Product(other), story.Norm(level), other.Norm(level));
            var near = cosine * Nearness(story.MeanMs, other.MeanMs);
            var likeness = near / (options.Merge + chance);
            if (likeness < best || (likeness == best && twin?.Id < other.Id) || IsOnlySubject(other, near)) continue;
            (twin, best) = (other, likeness);
        }

        return twin;
    }

    // One common term is what both are about, not what happened.
    private bool IsOnlySubject(Story story, double likeness) => likeness < options.OneTerm && _candidates.Shared(story) < 2;

    private double Demand(int count, long norm, long own) =>
        Math.Max(options.JoinFloor, options.Join * Story.Cohesion(count, norm, own));

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
