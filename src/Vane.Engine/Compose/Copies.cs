namespace Vane.Compose;

/// <summary>Posts that say the same count once.</summary>
internal static class Copies
{
    /// <summary>Of each group the post that would be listed first, in the order given.</summary>
    public static List<Seen> Once(List<Seen> posts)
    {
        if (Count(posts) == posts.Count) return posts;
        var first = Listing.Top(posts, posts.Count).DistinctBy(s => s.Group).Select(s => s.Post.Key).ToHashSet();
        return posts.FindAll(s => first.Contains(s.Post.Key));
    }

    /// <summary>How many groups posts are of.</summary>
    public static long Count(IEnumerable<Seen> posts) => posts.Select(s => s.Group).Distinct().LongCount();
}
