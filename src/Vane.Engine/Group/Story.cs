namespace Vane.Group;

/// <summary>A story's documents and their sum. All sums are integers over the set of documents, so that the order in
/// which they came, and whether they were added or restored, cannot be told from them.</summary>
internal sealed class Story(int slot)
{
    /// <summary>Its place in the tables; says nothing, and is given out again.</summary>
    public int Slot { get; } = slot;

    /// <summary>Its name: the key of the document that founded it.</summary>
    public long Id { get; set; }

    public List<Member> Members { get; } = [];

    /// <summary>Slots of the features that any of its documents has.</summary>
    public HashSet<int> Features { get; } = [];

    private Int128 _times;

    // Squares of the sums and of the documents' own weights, plain and times the level of the feature: the window's
    // level may then change without a walk over all stories.
    private long _sums, _sumsByLevel, _own, _ownByLevel;

    public int Count => Members.Count;

    /// <summary>Takes in a change of one feature's sum.</summary>
    public void Shift(long sumsBefore, long sumsAfter, long own, int level)
    {
        var sums = (sumsAfter * sumsAfter) - (sumsBefore * sumsBefore);
        _sums += sums;
        _sumsByLevel += sums * level;
        _own += own;
        _ownByLevel += own * level;
    }

    /// <summary>Takes in that a feature's level has changed.</summary>
    public void Relevel(long sum, long own, int change)
    {
        _sumsByLevel += sum * sum * change;
        _ownByLevel += own * change;
    }

    /// <summary>Squared length of the sum of its documents.</summary>
    public long Norm(int windowLevel) => (windowLevel * _sums) - _sumsByLevel;

    /// <summary>Sum of the squared lengths of its documents.</summary>
    public long Own(int windowLevel) => (windowLevel * _own) - _ownByLevel;

    /// <summary>What documents of a story reach on the average: their cosine with its sum, from the mean similarity of
    /// its pairs. 1 for a single document, less the broader the story. Small stories lean towards a middling breadth.</summary>
    public static double Cohesion(int count, long norm, long own)
    {
        const double priorPairs = 2, priorSimilarity = .15;
        if (count < 2 || own <= 0) return 1;
        var others = count - 1.0;
        var similarity = (norm - own) / (others * own);
        var smoothed = ((similarity * others) + (priorSimilarity * priorPairs)) / (others + priorPairs);
        return Math.Sqrt((1 + (others * smoothed)) / count);
    }

    /// <summary>Mean instant of its documents. A story that goes on and on thus falls behind, and takes in only what is
    /// much like it: else standing phrases would gather posts for ever.</summary>
    public long MeanMs => (long)(_times / Count);

    /// <summary>The same without one of several documents.</summary>
    public long MeanWithoutMs(Member member) => (long)((_times - member.AtMs) / (Count - 1));

    public void Enter(Member member)
    {
        member.Story = this;
        member.Place = Members.Count;
        Members.Add(member);
        _times += member.AtMs;
    }

    public void Leave(Member member)
    {
        var last = Members[^1];
        Members[member.Place] = last;
        last.Place = member.Place;
        Members.RemoveAt(Members.Count - 1);
        _times -= member.AtMs;
    }
}

/// <summary>A document in the window.</summary>
internal sealed class Member(long key, long atMs, int[] features, byte[] weights)
{
    public long Key { get; } = key;

    public long AtMs { get; } = atMs;

    /// <summary>Slots of its features.</summary>
    public int[] Features { get; } = features;

    public byte[] Weights { get; } = weights;

    public Story Story { get; set; } = null!;

    /// <summary>Where it stands among its story's members.</summary>
    public int Place { get; set; }
}
