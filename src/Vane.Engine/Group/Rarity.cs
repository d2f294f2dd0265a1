using System.Numerics;

namespace Vane.Group;

/// <summary>Logarithms in whole steps, in integers alone, so that every machine gets the same.</summary>
internal static class Rarity
{
    /// <summary>Steps in a doubling. Coarse on purpose: one more document rarely moves a step.</summary>
    public const int StepsPerOctave = 4;

    // 2^31 times 2^(1/4), 2^(1/2), 2^(3/4).
    private const uint Quarter = 2553802834, Half = 3037000500, ThreeQuarters = 3611622603;

    /// <summary>⌊4·log₂(2·count + 1)⌋: the rarity of a feature is the level of the window less that of its documents,
    /// which is the logarithm of the inverse document frequency with half a document added.</summary>
    public static int Level(int count)
    {
        var value = (2UL * (uint)count) + 1;
        var octave = BitOperations.Log2(value);
        var mantissa = (uint)((value << (63 - octave)) >> 32);
        var part = mantissa >= ThreeQuarters ? 3 : mantissa >= Half ? 2 : mantissa >= Quarter ? 1 : 0;
        return (octave * StepsPerOctave) + part;
    }
}
