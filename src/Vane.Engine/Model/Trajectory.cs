using NodaTime;

namespace Vane.Model;

/// <summary>The scores a post was seen to have, and when.</summary>
/// <param name="Key">The post.</param>
/// <param name="Place">Its community, or the source where the source has none.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Scores">What was seen, oldest first; of several scores at one instant the last counts.</param>
public sealed record Trajectory(DocumentKey Key, Place Place, Instant Published, IReadOnlyList<ScoreAt> Scores)
{
    /// <summary>How many of the scores had been seen by an instant.</summary>
    public int SeenBy(Instant at)
    {
        var (low, high) = (0, Scores.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Scores[middle].At <= at) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The score last seen by an instant; null where none was.</summary>
    public ScoreAt? Last(Instant at) => SeenBy(at) is > 0 and var seen ? Scores[seen - 1] : null;
}

/// <summary>A score seen.</summary>
/// <param name="At">When.</param>
/// <param name="Score">The score.</param>
public readonly record struct ScoreAt(Instant At, long Score);
