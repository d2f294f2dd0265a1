using FsCheck;
using FsCheck.Fluent;
using Vane.Group;

namespace Vane.Tests.Group;

/// <summary>A document to group.</summary>
internal sealed record Post(long Key, long AtMs, Feature[] Features);

/// <summary>Invented streams of posts.</summary>
internal static class Posts
{
    public const long Hour = 3_600_000, Day = 24 * Hour;

    public static Feature[] Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Feature.Of(w))];

    // Words of a subject, words that all subjects share, and now and then one of its own; time goes mostly onward.
    private static readonly Gen<(Feature[] Features, long StepMs)> Piece =
        from subject in Gen.Choose(0, 5)
        from own in Gen.Choose(0, 5).ListOf(4)
        from common in Gen.Choose(0, 8).ListOf(2)
        from odd in Gen.Choose(0, 40)
        from weight in Gen.Choose(1, 3)
        from step in Gen.Choose(-2, 12)
        select ((Feature[])[
            .. own.Select(w => Feature.Of($"subject{subject}-{w}", weight)),
            .. common.Select(w => Feature.Of($"common{w}")),
            Feature.Of($"odd{odd}")], step * Hour);

    /// <summary>Streams of up to some hundred posts.</summary>
    public static readonly Gen<Post[]> Stream =
        from count in Gen.Choose(2, 120)
        from pieces in Piece.ListOf(count)
        select Dated(pieces);

    /// <summary>Streams with a place to stop and a seed to shuffle by.</summary>
    public static readonly Gen<(Post[] Posts, int Cut, int Seed)> Interrupted =
        from posts in Stream
        from cut in Gen.Choose(1, posts.Length - 1)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (posts, cut, seed);

    private static Post[] Dated(IEnumerable<(Feature[] Features, long StepMs)> pieces)
    {
        var (at, key) = (1000 * Day, 0L);
        return [.. pieces.Select(p => new Post(key += 3, at += p.StepMs, p.Features))];
    }
}
