namespace Vane.Model;

/// <summary>Identity of a document: the platform it came from and its id there. Ordered ordinally.</summary>
/// <param name="Source">Platform, for example <c>reddit</c> or <c>arxiv</c>.</param>
/// <param name="Id">Identity within the source.</param>
public sealed record DocumentKey(string Source, string Id) : IComparable<DocumentKey>
{
    /// <inheritdoc />
    public int CompareTo(DocumentKey? other)
    {
        if (other is null) return 1;
        var bySource = string.CompareOrdinal(Source, other.Source);
        return bySource != 0 ? bySource : string.CompareOrdinal(Id, other.Id);
    }

    /// <inheritdoc />
    public override string ToString() => $"{Source}/{Id}";
}
