namespace Vane.Group;

/// <summary>Groups a stream of short documents into stories as they come, and mends what it got wrong in between.
/// <para>What it knows is a function of the set of documents in its window with their features, times and stories:
/// <see cref="Restore"/> them in any order, and it goes on to the letter as if it had never stopped. To that end every
/// sum is an integer, and ties go to the smaller key.</para>
/// <para>A document is a vector of features weighted by the square root of their logarithmic inverse document frequency,
/// a story the sum of its documents; likeness is their cosine.</para>
/// <para>Keys of documents must grow in the order in which they became known. A story is named by the key of the document
/// that founded it, and when two merge, the older name stays. Not safe for use by several threads.</para></summary>
public sealed class StoryStream
{
    private readonly StoryOptions _options;
    private readonly FeatureIndex _index = new();
    private readonly Dictionary<long, Member> _members = [];
    private readonly Dictionary<long, Story> _stories = [];
    private readonly Stack<int> _free = new();
    private readonly Candidates _candidates;
    private int _slots;

    /// <summary>An empty window.</summary>
    public StoryStream(StoryOptions? options = null)
    {
        _options = options ?? StoryOptions.Default;
        _candidates = new Candidates(_index, _options.MaxPostings);
    }

    /// <summary>Documents in the window.</summary>
    public int Count => _members.Count;

    /// <summary>Every document in the window with its story, in the order of the keys.</summary>
    public IReadOnlyList<(long Document, long Story)> Assignments =>
        [.. _members.Values.OrderBy(m => m.Key).Select(m => (m.Key, m.Story.Id))];

    private int WindowLevel => Rarity.Level(_members.Count + _options.PriorDocuments);

    /// <summary>Takes in a new document.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="atMs">When it appeared, in milliseconds from any fixed instant.</param>
    /// <param name="features">What it is about, in any order; of repeated ones the heaviest counts.</param>
    /// <returns>The story it belongs to: one known, or its own key for a new one.</returns>
    /// <exception cref="ArgumentException">The key is in the window, or names a story there.</exception>
    public long Add(long key, long atMs, ReadOnlySpan<Feature> features)
    {
        if (_stories.ContainsKey(key)) throw new ArgumentException($"Document {key} names a story already.", nameof(key));
        var member = Enter(key, atMs, features);
        Place(member, Nearest(member) ?? Found(key));
        return member.Story.Id;
    }

    /// <summary>Takes in a document whose story is known.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="atMs">When it appeared.</param>
    /// <param name="features">What it is about.</param>
    /// <param name="story">The story it was last said to belong to.</param>
    /// <exception cref="ArgumentException">The key is in the window.</exception>
    public void Restore(long key, long atMs, ReadOnlySpan<Feature> features, long story) =>
        Place(Enter(key, atMs, features), _stories.GetValueOrDefault(story) ?? Found(story));

    /// <summary>The story of a document in the window, or null where it is not there.</summary>
    public long? StoryOf(long key) => _members.TryGetValue(key, out var member) ? member.Story.Id : null;

    /// <summary>Forgets the documents that appeared before an instant, and stories that are left with none.</summary>
    public void Expire(long beforeMs)
    {
        var old = _members.Values.Where(m => m.AtMs < beforeMs).ToList();
        foreach (var member in old)
        {
            Take(member);
            foreach (var feature in member.Features) _index.Uncount(feature);
            _members.Remove(member.Key);
        }
    }

    /// <summary>Looks at all stories of the window again and merges those that have turned out to be one.</summary>
    /// <returns>What changed, in order.</returns>
    public IReadOnlyList<StoryChange> Recluster()
    {
        var changes = new List<StoryChange>();
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var story in _stories.Values.OrderBy(s => s.Count).ThenBy(s => s.Id).ToList())
            {
                if (story.Count > 0 && Twin(story) is { } twin) changes.Add(Merge(story, twin));
            }
        }

        return changes;
    }

    private Member Enter(long key, long atMs, ReadOnlySpan<Feature> features)
    {
        if (_members.ContainsKey(key)) throw new ArgumentException($"Document {key} is there already.", nameof(key));
        var sorted = features.ToArray();
        Array.Sort(sorted, static (a, b) => a.Id != b.Id ? a.Id.CompareTo(b.Id) : b.Weight.CompareTo(a.Weight));
        var distinct = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (distinct == 0 || sorted[i].Id != sorted[distinct - 1].Id) sorted[distinct++] = sorted[i];
        }

        var slots = new int[distinct];
        var weights = new byte[distinct];
        for (var i = 0; i < distinct; i++)
        {
            slots[i] = _index.Count(sorted[i].Id);
            weights[i] = (byte)Math.Clamp(sorted[i].Weight, 1, Feature.MaxWeight);
        }

        var member = new Member(key, atMs, slots, weights);
        _members.Add(key, member);
        return member;
    }

    private Story Found(long id)
    {
        var story = new Story(_free.TryPop(out var slot) ? slot : _slots++) { Id = id };
        _stories.Add(id, story);
        return story;
    }

    private void Place(Member member, Story story)
    {
        story.Enter(member);
        for (var i = 0; i < member.Features.Length; i++)
        {
            long weight = member.Weights[i];
            _index.Shift(member.Features[i], story, weight, weight * weight);
        }
    }

    private void Take(Member member)
    {
        var story = member.Story;
        story.Leave(member);
        for (var i = 0; i < member.Features.Length; i++)
        {
            long weight = member.Weights[i];
            _index.Shift(member.Features[i], story, -weight, -weight * weight);
        }

        if (story.Count == 0) Drop(story);
    }

    private void Drop(Story story)
    {
        _stories.Remove(story.Id);
        _free.Push(story.Slot);
    }

    // The story most like a document of those that are like it enough.
    private Story? Nearest(Member member)
    {
        var level = WindowLevel;
        long norm = 0;
        _candidates.Clear(_slots);
        for (var i = 0; i < member.Features.Length; i++)
        {
            long weight = member.Weights[i];
            norm += weight * weight * (level - _index.Level(member.Features[i]));
            _candidates.Ask(member.Features[i], weight);
        }

        _candidates.Find(level, always: 2);
        Story? nearest = null;
        var best = 0.0;
        foreach (var story in _candidates.Found)
        {
            var likeness = Cosine(_candidates.Product(story), norm, story.Norm(level)) * Nearness(story.GapMs(member.AtMs, member.AtMs));
            if (likeness < best || (likeness == best && nearest is not null && story.Id > nearest.Id)) continue;
            if (likeness < Math.Max(_options.JoinFloor, _options.Join * story.Cohesion(level))) continue;
            (nearest, best) = (story, likeness);
        }

        return nearest;
    }

    // The story, no smaller than this one, that is most like it measured by what two of their sizes must reach.
    private Story? Twin(Story story)
    {
        var level = WindowLevel;
        _candidates.Clear(_slots);
        foreach (var feature in story.Features) _candidates.Ask(feature, _index.Held(feature, story).Sum);
        _candidates.Find(level, always: 2);
        Story? twin = null;
        var best = 1.0;
        foreach (var other in _candidates.Found)
        {
            if (other == story || other.Count < story.Count) continue;
            var needed = _options.Merge + ((_options.MergeSingles - _options.Merge) / Math.Sqrt((double)story.Count * other.Count));
            var likeness = Cosine(_candidates.Product(other), story.Norm(level), other.Norm(level)) * Nearness(story.GapMs(other)) / needed;
            if (likeness < best || (likeness == best && twin is not null && other.Id > twin.Id)) continue;
            (twin, best) = (other, likeness);
        }

        return twin;
    }

    private StoryChange Merge(Story small, Story large)
    {
        var (from, into) = small.Id < large.Id ? (large.Id, small.Id) : (small.Id, large.Id);
        foreach (var member in small.Members.ToArray())
        {
            Take(member);
            Place(member, large);
        }

        _stories.Remove(large.Id);
        large.Id = into;
        _stories.Add(into, large);
        return new StoryChange(from, into, null);
    }

    private static double Cosine(long product, long norm, long other) =>
        norm <= 0 || other <= 0 ? 0 : product / Math.Sqrt((double)norm * other);

    private double Nearness(long gapMs) => 1 / (1 + (gapMs / (_options.HalfLifeDays * 86_400_000)));
}
