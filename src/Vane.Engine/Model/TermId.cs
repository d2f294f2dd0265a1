using Vane.Text;

namespace Vane.Model;

/// <summary>What kind of term it is.</summary>
public enum TermKind
{
    /// <summary>One word.</summary>
    Word = 0,

    /// <summary>Several words that stand side by side.</summary>
    Phrase = 1,

    /// <summary>A name of the lens, or one that its form gives away; also the broader names that it implies
    /// (<c>qwen</c>, of <c>Qwen2.5-VL</c>).</summary>
    Name = 2,
}

/// <summary>Identity of a term: a stable hash of its folded form, with its kind in the lowest two bits.</summary>
/// <param name="Value">The number, as it is stored.</param>
public readonly record struct TermId(long Value) : IComparable<TermId>
{
    /// <summary>Kind of the term.</summary>
    public TermKind Kind => (TermKind)(Value & 3);

    /// <summary>The id of a folded form.</summary>
    public static TermId Of(TermKind kind, ReadOnlySpan<char> folded) => Of(kind, StableHash.Of(folded));

    /// <summary>The id of a hash.</summary>
    public static TermId Of(TermKind kind, ulong hash) => new(((long)hash & ~3L) | (long)kind);

    /// <inheritdoc />
    public int CompareTo(TermId other) => Value.CompareTo(other.Value);
}
