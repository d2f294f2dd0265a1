using Vane.Group;
using Vane.Model;

namespace Vane.Compose;

/// <summary>A story as posts of a window tell it.</summary>
/// <param name="Id">The story.</param>
/// <param name="Posts">Its posts in order of coming into view, then of their keys, with what was understood of them.</param>
internal sealed record ToldStory(long Id, IReadOnlyList<(Seen Seen, Digest Digest)> Posts)
{
    private const int LeastOriginals = 2;

    /// <summary>Posts that are no copies.</summary>
    public IEnumerable<(Seen Seen, Digest Digest)> Originals => Posts.Where(p => p.Digest.Original is null);

    /// <summary>How many there are.</summary>
    public required int OriginalCount { get; init; }

    /// <summary>Posts, all copies of one counted once.</summary>
    public required int Documents { get; init; }

    /// <summary>Where it is told and by how many posts, most first.</summary>
    public required IReadOnlyList<(Place Place, long Posts)> Places { get; init; }

    /// <summary>The post whose title is shown.</summary>
    public required Seen Label { get; init; }

    /// <summary>Stories told by two originals of a window over the floors: most places first, then originals, then posts.</summary>
    /// <param name="snapshot">What was known.</param>
    /// <param name="common">What documents share.</param>
    /// <param name="window">The window.</param>
    public static List<ToldStory> In(Snapshot snapshot, CommonGround common, Window window) =>
        [.. snapshot.AllInView(window)
            .Select(s => (Seen: s, snapshot.Understanding.Of(s.Post.Key)?.Digest)).Where(p => p.Digest is not null)
            .GroupBy(p => p.Digest!.Story)
            .Where(g => g.Count(p => p.Digest!.Original is null) >= LeastOriginals)
            .Select(g => Of(snapshot.Understanding, g.Key,
                [.. g.Select(p => (p.Seen, p.Digest!)).OrderBy(p => p.Seen.Post.Entered).ThenBy(p => p.Seen.Post.Key)]))
            .Where(common.HoldsTogether)
            .OrderByDescending(s => s.Places.Count).ThenByDescending(s => s.OriginalCount)
            .ThenByDescending(s => s.Posts.Count).ThenBy(s => s.Label.Post.Key)];

    private static ToldStory Of(Understanding understanding, long id, IReadOnlyList<(Seen Seen, Digest Digest)> posts)
    {
        var label = understanding.LabelOf(id)?.Key;
        var chosen = posts.Where(p => p.Seen.Post.Key == label).Concat(posts.Where(p => p.Digest.Original is null)).First();
        return new ToldStory(id, posts)
        {
            OriginalCount = posts.Count(p => p.Digest.Original is null),
            Documents = posts.Select(p => understanding.OriginalOf(p.Seen.Post.Key)).Distinct().Count(),
            Places = [.. posts.GroupBy(p => p.Seen.Post.Place).Select(g => (Place: g.Key, Posts: g.LongCount()))
                .OrderByDescending(p => p.Posts).ThenBy(p => p.Place)],
            Label = chosen.Seen,
        };
    }
}
