using System.Collections.Frozen;

namespace Vane.Text.Names;

/// <summary>The words of a field that the lexer needs: variants that may follow a family.</summary>
public sealed class NameVocabulary
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _variants;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _joined;

    /// <summary>A vocabulary of variants, each written as it is to be shown.</summary>
    /// <param name="variants">Variants wherever they stand behind a family.</param>
    /// <param name="joined">Variants only where they are joined to it, since they also are common words.</param>
    public NameVocabulary(IEnumerable<string> variants, IEnumerable<string>? joined = null)
    {
        var byFold = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variant in variants) byFold.TryAdd(Folding.Fold(variant), variant);
        var only = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variant in joined ?? [])
            if (byFold.TryAdd(Folding.Fold(variant), variant)) only.Add(Folding.Fold(variant));
        _joined = only.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _variants = byFold.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>No variants at all.</summary>
    public static NameVocabulary Empty { get; } = new([]);

    /// <summary>Whether a folded word is a variant.</summary>
    public bool IsVariant(ReadOnlySpan<char> folded) => _variants.ContainsKey(folded);

    /// <summary>Whether a folded word is a variant only where it is joined to a family.</summary>
    public bool IsOnlyJoined(ReadOnlySpan<char> folded) => _joined.Contains(folded);

    /// <summary>How a variant is written, or null.</summary>
    public string? Variant(ReadOnlySpan<char> folded) => _variants.TryGetValue(folded, out var variant) ? variant : null;
}
