namespace Vane.Text.Names;

/// <summary>What stands behind the family in a name.</summary>
public enum PartKind
{
    /// <summary>A version: <c>2.5</c>, <c>4o</c>, <c>V3</c>, <c>R1</c>.</summary>
    Version,

    /// <summary>A size: <c>72B</c>, <c>8x7B</c>, <c>A35B</c>.</summary>
    Size,

    /// <summary>A date used as a version: <c>0528</c>, <c>2507</c>, <c>20250514</c>.</summary>
    Tag,

    /// <summary>A known variant: <c>VL</c>, <c>mini</c>, <c>Instruct</c>.</summary>
    Variant,

    /// <summary>Another word joined by a hyphen.</summary>
    Word,
}

/// <summary>A part of a name behind its family.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct NamePart(int Start, int Length, PartKind Kind)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}

/// <summary>What may follow a family in a name.</summary>
[Flags]
public enum NameGrowth
{
    /// <summary>Nothing: the name is whole.</summary>
    None = 0,

    /// <summary>Versions.</summary>
    Versions = 1,

    /// <summary>Variants and hyphenated words.</summary>
    Variants = 2,

    /// <summary>Sizes.</summary>
    Sizes = 4,

    /// <summary>Numbers of four digits and more behind a blank, as in the names of parts and yearly events.</summary>
    LongNumbers = 8,

    /// <summary>Not behind a blank, unless the part can be nothing else. For families nobody has listed.</summary>
    Joined = 16,
}
