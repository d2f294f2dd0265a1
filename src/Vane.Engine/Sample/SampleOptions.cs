using NodaTime;

namespace Vane.Sample;

/// <summary>What sample world to make. The same options make the same world, to the byte.</summary>
public sealed record SampleOptions
{
    /// <summary>Seed of all chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many days the world covers, <see cref="LastDay"/> included.</summary>
    public int Days { get; init; } = 60;

    /// <summary>Last day of the world, in UTC; nothing is published or observed after it.</summary>
    public LocalDate LastDay { get; init; } = new(2026, 6, 30);

    /// <summary>About how many posts a day brings over all communities. Millions are fine: memory does not grow with
    /// the number of days, and only a few lines wait at a time.</summary>
    public int PostsPerDay { get; init; } = 130;
}
