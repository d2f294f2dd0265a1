namespace Vane.Group;

/// <summary>One thing a document is about: a word, a name, a phrase.</summary>
/// <param name="Id">Stable 64-bit address of the term, the same in every process.</param>
/// <param name="Weight">How much it counts, 1 to <see cref="MaxWeight"/>: a name may count more than a word.</param>
public readonly record struct Feature(ulong Id, int Weight)
{
    /// <summary>The most a feature can count.</summary>
    public const int MaxWeight = 8;

    /// <summary>The feature of a term: FNV-1a over its UTF-16 code units with the finaliser of MurmurHash3, because
    /// FNV alone leaves the high bits of short words alike.</summary>
    public static Feature Of(ReadOnlySpan<char> term, int weight = 1)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in term) hash = (hash ^ c) * 0x100000001B3UL;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return new Feature(hash ^ (hash >> 33), weight);
    }
}
