namespace Vane.Compose;

/// <summary>Orders posts. Figures of different sources cannot be compared, so sources take turns: the first of each,
/// then the second of each, and so on; posts without figures come last, newest first. Ties are broken by key.</summary>
internal static class Listing
{
    /// <summary>The first posts of the order.</summary>
    public static List<Seen> Top(List<Seen> posts, int count)
    {
        var turns = new List<(Seen Seen, int Turn)>(posts.Count);
        foreach (var source in posts.GroupBy(s => s.Post.Key.Source, StringComparer.Ordinal))
        {
            var ordered = source.ToList();
            ordered.Sort(CompareWithinSource);
            for (var i = 0; i < Math.Min(ordered.Count, count); i++) turns.Add((ordered[i], i));
        }

        return [.. turns
            .OrderByDescending(t => t.Seen.Figures.CanRank)
            .ThenBy(t => t.Turn)
            .ThenBy(t => t.Seen.Post.Key)
            .Take(count)
            .Select(t => t.Seen)];
    }

    private static int CompareWithinSource(Seen a, Seen b)
    {
        var byScore = Nullable.Compare(b.Figures.Score, a.Figures.Score);
        if (byScore != 0) return byScore;
        var byRank = (a.Figures.Rank ?? long.MaxValue).CompareTo(b.Figures.Rank ?? long.MaxValue);
        if (byRank != 0) return byRank;
        var byAge = a.Figures.CanRank ? 0 : Nullable.Compare(b.Post.Published, a.Post.Published);
        return byAge != 0 ? byAge : a.Post.Key.CompareTo(b.Post.Key);
    }
}
