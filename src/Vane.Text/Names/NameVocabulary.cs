using System.Collections.Frozen;

namespace Vane.Text.Names;

/// <summary>The words of a field that the lexer needs: variants that may follow a family.</summary>
public sealed class NameVocabulary
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _variants;

    /// <summary>A vocabulary of variants, each written as it is to be shown.</summary>
    public NameVocabulary(IEnumerable<string> variants)
    {
        var byFold = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variant in variants) byFold.TryAdd(NameFolding.Fold(variant), variant);
        _variants = byFold.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>No variants at all.</summary>
    public static NameVocabulary Empty { get; } = new([]);

    /// <summary>Whether a folded word is a variant.</summary>
    public bool IsVariant(ReadOnlySpan<char> folded) => _variants.ContainsKey(folded);

    /// <summary>How a variant is written, or null.</summary>
    public string? Variant(ReadOnlySpan<char> folded) => _variants.TryGetValue(folded, out var variant) ? variant : null;
}
