namespace Vane.Group;

/// <summary>Stories that share features with a document or with another story, and how much: for each the product of
/// the two sums. One set of tables for all searches, cleared by walking what was touched.</summary>
internal sealed class Candidates(FeatureIndex index, int maxPostings)
{
    private readonly List<Story> _found = [];
    private readonly List<(int Feature, ulong Id, long Held, int Stories)> _query = [];
    private long[] _products = new long[256];
    private int[] _shared = new int[256];

    /// <summary>Those found, in no order.</summary>
    public List<Story> Found => _found;

    public long Product(Story story) => _products[story.Slot];

    /// <summary>How many of the features asked for a story holds.</summary>
    public int Shared(Story story) => _shared[story.Slot];

    /// <summary>Starts a search.</summary>
    public void Clear(int slots)
    {
        foreach (var story in _found) (_products[story.Slot], _shared[story.Slot]) = (0, 0);
        _found.Clear();
        _query.Clear();
        if (_products.Length >= slots) return;
        Array.Resize(ref _products, Math.Max(slots, 2 * _products.Length));
        Array.Resize(ref _shared, _products.Length);
    }

    /// <summary>Asks for a feature with what the document or story holds of it.</summary>
    public void Ask(int feature, long held) => _query.Add((feature, index.Id(feature), held, index.Postings(feature).Length));

    /// <summary>Finds them: rare features first, so that those found in too many stories only have to be looked up
    /// where rarer ones have led.</summary>
    /// <param name="windowLevel">Level of the window.</param>
    /// <param name="always">How many of the rarest bring up candidates however common they are.</param>
    public void Find(int windowLevel, int always)
    {
        _query.Sort(static (a, b) => a.Stories != b.Stories ? a.Stories.CompareTo(b.Stories) : a.Id.CompareTo(b.Id));
        var asked = 0;
        foreach (var (feature, _, held, stories) in _query)
        {
            var weight = held * (windowLevel - index.Level(feature));
            if (weight == 0) continue;
            if (stories <= maxPostings || asked < always) Spread(feature, weight);
            else LookUp(feature, weight);
            asked++;
        }
    }

    private void Spread(int feature, long weight)
    {
        foreach (ref readonly var posting in index.Postings(feature))
        {
            ref var product = ref _products[posting.Slot];
            if (product == 0) _found.Add(posting.Story);
            product += weight * posting.Sum;
            _shared[posting.Slot]++;
        }
    }

    private void LookUp(int feature, long weight)
    {
        foreach (var story in _found)
        {
            var held = index.Held(feature, story).Sum;
            _products[story.Slot] += weight * held;
            if (held > 0) _shared[story.Slot]++;
        }
    }
}
