namespace Vane.Group;

/// <summary>The documents of the window, their stories, and the sums over both.</summary>
internal sealed class StoryWindow(int priorDocuments)
{
    private readonly Dictionary<long, Member> _members = [];
    private readonly Dictionary<long, Story> _stories = [];
    private readonly Stack<int> _free = new();

    public FeatureIndex Index { get; } = new();

    public IReadOnlyDictionary<long, Member> Members => _members;

    public IReadOnlyDictionary<long, Story> Stories => _stories;

    /// <summary>All slots given out so far are smaller.</summary>
    public int Slots { get; private set; }

    /// <summary>Level of the number of documents; a feature's level below it is its rarity.</summary>
    public int Level => Rarity.Level(_members.Count + priorDocuments);

    /// <summary>Takes in a document, which is in no story yet.</summary>
    public Member Enter(long key, long atMs, ReadOnlySpan<Feature> features)
    {
        if (_members.ContainsKey(key)) throw new ArgumentException($"Document {key} is there already.", nameof(key));
        var sorted = features.ToArray();
        Array.Sort(sorted, static (a, b) => a.Id != b.Id ? a.Id.CompareTo(b.Id) : b.Weight.CompareTo(a.Weight));
        var distinct = 0;
        foreach (var feature in sorted)
        {
            if (distinct == 0 || feature.Id != sorted[distinct - 1].Id) sorted[distinct++] = feature;
        }

        var slots = new int[distinct];
        var weights = new byte[distinct];
        for (var i = 0; i < distinct; i++)
        {
            slots[i] = Index.Count(sorted[i].Id);
            weights[i] = (byte)Math.Clamp(sorted[i].Weight, 1, Feature.MaxWeight);
        }

        var member = new Member(key, atMs, slots, weights);
        _members.Add(key, member);
        return member;
    }

    /// <summary>Forgets a document.</summary>
    public void Remove(Member member)
    {
        Take(member);
        foreach (var feature in member.Features) Index.Uncount(feature);
        _members.Remove(member.Key);
    }

    /// <summary>A new story without documents.</summary>
    public Story Found(long id)
    {
        var story = new Story(_free.TryPop(out var slot) ? slot : Slots++) { Id = id };
        _stories.Add(id, story);
        return story;
    }

    /// <summary>Puts a document that is in no story into one.</summary>
    public void Place(Member member, Story story)
    {
        story.Enter(member);
        for (var i = 0; i < member.Features.Length; i++)
        {
            var weight = member.Weights[i];
            Index.Shift(member.Features[i], story, weight, weight * weight);
        }
    }

    /// <summary>Takes a document out of its story; the story goes with its last.</summary>
    public void Take(Member member)
    {
        var story = member.Story;
        story.Leave(member);
        for (var i = 0; i < member.Features.Length; i++)
        {
            var weight = member.Weights[i];
            Index.Shift(member.Features[i], story, -weight, -weight * weight);
        }

        if (story.Count > 0) return;
        _stories.Remove(story.Id);
        _free.Push(story.Slot);
    }

    /// <summary>Makes two stories one, under the older name. The documents of the smaller are the ones that move.</summary>
    public StoryChange Merge(Story small, Story large)
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
}
