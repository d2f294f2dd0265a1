using NodaTime;

namespace Vane.Model;

/// <summary>What was seen of a document at an instant. Observations are only ever added, never changed.</summary>
/// <param name="At">When the figures were seen.</param>
/// <param name="Score">Points, votes, stars or heat as the source counts them; null where it shows none.</param>
/// <param name="Comments">Number of comments; null where the source shows none.</param>
/// <param name="Rank">Place in the source's own list, 1 is the top; null where there is no list.</param>
public sealed record Observation(Instant At, long? Score, long? Comments, long? Rank);
