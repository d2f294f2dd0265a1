using System.Runtime.InteropServices;

namespace Vane.Group;

/// <summary>A story in a feature's list: the sum of the weights of its documents, and of their squares.</summary>
internal struct Posting
{
    public Story Story;

    // The story's, at hand where lists are walked.
    public int Slot;
    public int Sum;
    public long Squares;
}

/// <summary>Which stories hold a feature, and in how many documents of the window it is found.</summary>
internal sealed class FeatureIndex
{
    private readonly Dictionary<ulong, int> _slots = [];
    private readonly List<Entry> _entries = [];
    private readonly Stack<int> _free = new();

    private sealed class Entry
    {
        public ulong Id;
        public int Documents;
        public int Level;

        // In the order of the stories' slots, which makes it searchable; nothing that comes out depends on it.
        public readonly List<Posting> Postings = [];
    }

    public ulong Id(int feature) => _entries[feature].Id;

    public int Level(int feature) => _entries[feature].Level;

    public ReadOnlySpan<Posting> Postings(int feature) => CollectionsMarshal.AsSpan(_entries[feature].Postings);

    /// <summary>Counts a document that has the feature.</summary>
    public int Count(ulong id)
    {
        if (!_slots.TryGetValue(id, out var feature))
        {
            if (!_free.TryPop(out feature))
            {
                feature = _entries.Count;
                _entries.Add(new Entry());
            }

            _entries[feature].Id = id;
            _slots.Add(id, feature);
        }

        Recount(_entries[feature], 1);
        return feature;
    }

    /// <summary>Forgets a document that had the feature.</summary>
    public void Uncount(int feature)
    {
        var entry = _entries[feature];
        Recount(entry, -1);
        if (entry.Documents > 0) return;
        _slots.Remove(entry.Id);
        _free.Push(feature);
    }

    private static void Recount(Entry entry, int by)
    {
        entry.Documents += by;
        var change = Rarity.Level(entry.Documents) - entry.Level;
        if (change == 0) return;
        entry.Level += change;
        foreach (ref var posting in CollectionsMarshal.AsSpan(entry.Postings))
            posting.Story.Relevel(posting.Sum, posting.Squares, change);
    }

    /// <summary>Adds to what a story holds of a feature, or takes away.</summary>
    public void Shift(int feature, Story story, int sum, int squares)
    {
        var entry = _entries[feature];
        var at = Find(entry.Postings, story);
        if (at < 0)
        {
            at = ~at;
            entry.Postings.Insert(at, new Posting { Story = story, Slot = story.Slot });
            story.Features.Add(feature);
        }

        ref var posting = ref CollectionsMarshal.AsSpan(entry.Postings)[at];
        story.Shift(posting.Sum, posting.Sum + sum, squares, entry.Level);
        posting.Sum += sum;
        posting.Squares += squares;
        if (posting.Sum != 0) return;
        entry.Postings.RemoveAt(at);
        story.Features.Remove(feature);
    }

    /// <summary>What a story holds of a feature.</summary>
    public Posting Held(int feature, Story story)
    {
        var postings = _entries[feature].Postings;
        var at = Find(postings, story);
        return at < 0 ? default : postings[at];
    }

    private static int Find(List<Posting> postings, Story story)
    {
        var span = CollectionsMarshal.AsSpan(postings);
        int low = 0, high = span.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var slot = span[middle].Slot;
            if (slot == story.Slot) return middle;
            if (slot < story.Slot) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
