namespace Vane.Verify;

/// <summary>
/// The first places of a list, found without sorting the list: each source keeps its best posts, and the best of the
/// sources take turns.
/// </summary>
internal static class Podium
{
    /// <summary>The order of posts of one source.</summary>
    public static readonly Comparison<Entry> WithinSource = Compare;

    /// <summary>The first <paramref name="places"/> posts of a list.</summary>
    public static List<Entry> Of(IEnumerable<Entry> posts, int places)
    {
        var steps = new SortedDictionary<string, Step>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            if (!steps.TryGetValue(post.Source, out var step)) steps[post.Source] = step = new Step(places);
            step.Offer(post);
        }

        var placed = InTurns(steps.Values.Select(s => (s.Placed, 0L)));
        var others = InTurns(steps.Values.Select(s => (s.Others, s.PlacedInAll)));
        return [.. placed.Concat(others).Take(places)];
    }

    // A post's turn is its place within its source, so those without figures begin where the source's others end.
    // Sources come in order, and sorting is stable.
    private static IEnumerable<Entry> InTurns(IEnumerable<(List<Entry> Posts, long First)> sources) =>
        sources.SelectMany(s => s.Posts.Select((post, i) => (Post: post, Turn: s.First + i)))
            .OrderBy(p => p.Turn).Select(p => p.Post);

    private static int Compare(Entry a, Entry b)
    {
        var byScore = Later(a.Score).CompareTo(Later(b.Score));
        if (byScore != 0) return byScore;
        var byRank = (a.Rank ?? long.MaxValue).CompareTo(b.Rank ?? long.MaxValue);
        if (byRank != 0) return byRank;
        var byDate = a.IsPlaced ? 0 : Later(a.Content.Published).CompareTo(Later(b.Content.Published));
        return byDate != 0 ? byDate : string.CompareOrdinal(a.Document.Id, b.Document.Id);
    }

    // Highest first, absent last.
    private static long Later(long? value) => value is { } known ? -known : long.MaxValue;

    private sealed class Step(int places)
    {
        public List<Entry> Placed { get; } = [];

        public List<Entry> Others { get; } = [];

        public long PlacedInAll { get; private set; }

        public void Offer(Entry post)
        {
            if (post.IsPlaced) PlacedInAll++;
            var best = post.IsPlaced ? Placed : Others;
            if (best.Count == places && WithinSource(post, best[^1]) > 0) return;
            var at = best.BinarySearch(post, Comparer<Entry>.Create(WithinSource));
            best.Insert(at < 0 ? ~at : at, post);
            if (best.Count > places) best.RemoveAt(places);
        }
    }
}
