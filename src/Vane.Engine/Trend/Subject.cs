using Vane.Model;

namespace Vane.Trend;

/// <summary>What can be a trend.</summary>
public enum SubjectKind
{
    /// <summary>One word.</summary>
    Word = 0,

    /// <summary>Several words that stand side by side.</summary>
    Phrase = 1,

    /// <summary>A name.</summary>
    Name = 2,

    /// <summary>A topic of the lens.</summary>
    Topic = 3,
}

/// <summary>What is counted over days.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Id of the term; of a topic its place in the lens.</param>
public readonly record struct Subject(SubjectKind Kind, long Id) : IComparable<Subject>
{
    /// <summary>A term as a subject.</summary>
    public static Subject Of(TermId term) => new((SubjectKind)term.Kind, term.Value);

    /// <summary>The term it is; only of words, phrases and names.</summary>
    public TermId Term => new(Id);

    /// <inheritdoc />
    public int CompareTo(Subject other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Id.CompareTo(other.Id);
}
