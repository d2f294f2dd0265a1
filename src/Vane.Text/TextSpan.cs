namespace Vane.Text;

/// <summary>A stretch of a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Where it ends: the first code unit behind it.</summary>
    public int End => Start + Length;

    /// <summary>The characters it stands for.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
