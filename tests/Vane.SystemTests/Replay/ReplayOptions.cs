using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>What the invented world is to be like.</summary>
internal sealed record ReplayOptions
{
    /// <summary>What it is grown from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>When the collecting begins.</summary>
    public required Instant Epoch { get; init; }

    /// <summary>Days invented after the epoch.</summary>
    public int Days { get; init; } = 1;

    /// <summary>Days invented before it; a frozen feed needs more than seven.</summary>
    public int Before { get; init; }

    /// <summary>Number of feeds.</summary>
    public int Feeds { get; init; } = 200;

    /// <summary>Whether there are sources that can never be had: a port nobody listens on, and a robots.txt that fails.</summary>
    public bool HasHopeless { get; init; }
}
