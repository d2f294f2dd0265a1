using System.Runtime.InteropServices;

namespace Vane.Text;

/// <summary>A 64-bit hash that is the same in every process and on every machine, for keys that are kept.</summary>
public static class StableHash
{
    /// <summary>Hashes characters as they stand.</summary>
    /// <remarks>FNV-1a over 16-bit units (Fowler, Noll, Vo), finished by the mixer of SplitMix64 (Steele, Lea, Flood:
    /// Fast splittable pseudorandom number generators, 2014), so that every bit depends on every character.</remarks>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(text)) hash = (hash ^ unit) * 1099511628211UL;
        return Mix(hash);
    }

    /// <summary>Hashes two values into one.</summary>
    public static ulong Of(ulong first, ulong second) => Mix((first * 31) ^ Mix(second));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
