namespace Vane.Text;

/// <summary>What a stretch of text must show to count as a word.</summary>
public sealed record WordDiscoveryOptions
{
    /// <summary>How often it must be seen.</summary>
    public int LeastCount { get; init; } = 4;

    /// <summary>How much more often than by chance its parts must stand together: the least pointwise mutual information of
    /// any cut through it, in nats.</summary>
    public double LeastInformation { get; init; } = 4;

    /// <summary>The same where all its parts are words of two or more characters, which more often make phrases.</summary>
    public double LeastInformationOfWords { get; init; } = 10;

    /// <summary>Enough instead: the share of the most information that stretches of this frequency can show, 0 to 1.</summary>
    public double LeastShare { get; init; } = 0.8;

    /// <summary>How freely its surroundings must change: the lesser of the entropies of what stands before and behind, in
    /// nats. The edge of a run counts as something new each time.</summary>
    public double LeastBranching { get; init; } = 1.3;

    /// <summary>How many stretches are kept while counting; 32 bytes each.</summary>
    public int MostFragments { get; init; } = 1 << 20;
}
