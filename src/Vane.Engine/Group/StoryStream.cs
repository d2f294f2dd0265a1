namespace Vane.Group;

/// <summary>Groups a stream of short documents into stories as they come, and mends what it got wrong in between.
/// <para>What it knows is a function of the set of documents in its window with their features, times and stories:
/// <see cref="Restore"/> them in any order, and it goes on to the letter as if it had never stopped. To that end every
/// sum is an integer, and ties go to the smaller key.</para>
/// <para>Keys of documents grow in the order in which they became known. A story is named by the key of the document
/// that founded it, and when two merge, the older name stays. Not safe for use by several threads.</para></summary>
public sealed class StoryStream
{
    private const long DayMs = 86_400_000;

    // A single document may still find the story that it came too early for.
    private const int StrayDays = 3;

    // Merging makes stories broad enough to be recognised by others; a second pass gains, a third does not.
    private const int MergePasses = 2;

    private readonly StoryWindow _window;
    private readonly Likeness _likeness;

    /// <summary>An empty window.</summary>
    public StoryStream(StoryOptions? options = null)
    {
        options ??= StoryOptions.Default;
        _window = new StoryWindow(options.PriorDocuments);
        _likeness = new Likeness(_window, options);
    }

    /// <summary>Documents in the window.</summary>
    public int Count => _window.Members.Count;

    /// <summary>Every document in the window with its story, in the order of the keys.</summary>
    public IReadOnlyList<(long Document, long Story)> Assignments =>
        [.. _window.Members.Values.OrderBy(m => m.Key).Select(m => (m.Key, m.Story.Id))];

    /// <summary>The story of a document, or null where it is not in the window.</summary>
    public long? StoryOf(long key) => _window.Members.TryGetValue(key, out var member) ? member.Story.Id : null;

    /// <summary>Takes in a new document.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="atMs">When it appeared, in milliseconds from any fixed instant.</param>
    /// <param name="features">What it is about, in any order; of repeated ones the heaviest counts. A document without
    /// features stays alone.</param>
    /// <returns>The story it belongs to: one known, or its own key for a new one.</returns>
    /// <exception cref="ArgumentException">The key is in the window, or names a story there.</exception>
    public long Add(long key, long atMs, ReadOnlySpan<Feature> features)
    {
        if (_window.Stories.ContainsKey(key)) throw new ArgumentException($"Document {key} names a story already.", nameof(key));
        var member = _window.Enter(key, atMs, features);
        var story = _likeness.Nearest(member) ?? _window.Found(key);
        _window.Place(member, story);
        return story.Id;
    }

    /// <summary>Takes in a document whose story is known.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="atMs">When it appeared.</param>
    /// <param name="features">What it is about.</param>
    /// <param name="story">The story it was last said to belong to.</param>
    /// <exception cref="ArgumentException">The key is in the window.</exception>
    public void Restore(long key, long atMs, ReadOnlySpan<Feature> features, long story)
    {
        var member = _window.Enter(key, atMs, features);
        _window.Place(member, _window.Stories.GetValueOrDefault(story) ?? _window.Found(story));
    }

    /// <summary>Forgets the documents that appeared before an instant, and the stories that are left with none.</summary>
    public void Expire(long beforeMs)
    {
        foreach (var member in _window.Members.Values.Where(m => m.AtMs < beforeMs).ToList()) _window.Remove(member);
    }

    /// <summary>Looks again: merges stories that have turned out to be one, and finds a better place for single documents
    /// and for those that no longer fit their story, if need be one of their own.</summary>
    /// <param name="sinceMs">Only stories that took in a document from then on have changed; what stood apart before and
    /// has not changed is not compared again. By default all is.</param>
    /// <returns>What changed, in the order in which it did.</returns>
    public IReadOnlyList<StoryChange> Recluster(long sinceMs = long.MinValue)
    {
        var changes = new List<StoryChange>();
        var changed = _window.Members.Values.Where(m => m.AtMs >= sinceMs).Select(m => m.Story).ToHashSet();
        for (var pass = 0; pass < MergePasses; pass++)
        {
            foreach (var story in changed.OrderBy(s => s.Count).ThenBy(s => s.Id).ToList())
            {
                if (story.Count == 0 || _likeness.Twin(story, changed) is not { } twin) continue;
                var (small, large) = twin.Count < story.Count ? (twin, story) : (story, twin);
                changes.Add(_window.Merge(small, large));
                changed.Remove(small);
                changed.Add(large);
            }
        }

        var strays = sinceMs == long.MinValue ? sinceMs : sinceMs - (StrayDays * DayMs);
        var doubtful = _window.Members.Values.Where(m => m.Story.Count == 1 ? m.AtMs >= strays : changed.Contains(m.Story));
        foreach (var member in doubtful.OrderBy(m => m.Key).ToList())
        {
            if (LookAgain(member) is { } change) changes.Add(change);
        }

        return changes;
    }

    // A document may have come too early for its story to be told broadly enough; or a story has become something else.
    private StoryChange? LookAgain(Member member)
    {
        var home = member.Story;
        if (home.Count > 1 && _likeness.Fits(member)) return null;
        var better = _likeness.Nearest(member);
        // A founder whom others have left behind has to stay where nothing else fits: the name is taken.
        if (better is null && (home.Count == 1 || _window.Stories.ContainsKey(member.Key))) return null;
        var whole = home.Count == 1;
        _window.Take(member);
        var story = better ?? _window.Found(member.Key);
        _window.Place(member, story);
        return new StoryChange(home.Id, story.Id, whole ? null : member.Key);
    }
}
