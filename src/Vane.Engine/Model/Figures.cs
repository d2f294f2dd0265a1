using NodaTime;

namespace Vane.Model;

/// <summary>A post's figures as last observed up to an instant; each is the last one its source showed.</summary>
/// <param name="Observed">Instant of the last observation; null where there is none.</param>
/// <param name="Score">Last score shown.</param>
/// <param name="Comments">Last number of comments shown.</param>
/// <param name="Rank">Last rank shown.</param>
public readonly record struct Figures(Instant? Observed, long? Score, long? Comments, long? Rank)
{
    /// <summary>Whether something orders the post among others of its source.</summary>
    public bool CanRank => Score is not null || Rank is not null;

    /// <summary>The figures of a post at an instant.</summary>
    public static Figures Of(Post post, Instant at)
    {
        var figures = new Figures();
        foreach (var seen in post.Observations)
        {
            if (seen.At > at) break;
            figures = new Figures(
                seen.At, seen.Score ?? figures.Score, seen.Comments ?? figures.Comments, seen.Rank ?? figures.Rank);
        }

        return figures;
    }
}
