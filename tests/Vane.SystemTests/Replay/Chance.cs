namespace Vane.SystemTests.Replay;

/// <summary>Chance without memory: a number that follows from its keys alone, so that the invented world is the same whoever
/// asks, in whatever order.</summary>
internal static class Chance
{
    /// <summary>A number from 0 up to below the limit.</summary>
    public static int Below(int limit, long seed, long first, long second = 0, long third = 0) =>
        (int)(Bits(seed, first, second + third * 1_000_003) % (ulong)limit);

    // The finalizer of SplitMix64, once a key.
    private static ulong Bits(long seed, long first, long second) => Mix(Mix(Mix((ulong)seed) ^ (ulong)first) ^ (ulong)second);

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
