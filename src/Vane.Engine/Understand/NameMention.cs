using Vane.Text.Names;

namespace Vane.Understand;

/// <summary>A kind of name a lens knows, as <c>model</c> or <c>chip</c>.</summary>
/// <param name="Key">What the lens calls it.</param>
/// <param name="Growth">What may follow a name of this kind.</param>
public sealed record NameKind(string Key, NameGrowth Growth)
{
    /// <summary>Whether it names a notion of the field rather than a thing: what a text is about, not what happened.</summary>
    public bool IsConcept { get; init; }

    /// <inheritdoc />
    public override string ToString() => Key;
}

/// <summary>A name in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Kind">What is named.</param>
/// <param name="Chain">Keys from the family to the name itself, each the beginning of the next:
/// <c>qwen</c>, <c>qwen2.5</c>, <c>qwen2.5-vl</c>. The same for every way to write it.</param>
/// <param name="Shown">How each of them is shown: what the lens lists as it writes it, the rest as the text does.</param>
public readonly record struct NameMention(int Start, int Length, NameKind Kind, IReadOnlyList<string> Chain, IReadOnlyList<string> Shown)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>The name as it is to be shown.</summary>
    public string Name => Shown[^1];

    /// <summary>The key of the name itself.</summary>
    public string Key => Chain[^1];
}
