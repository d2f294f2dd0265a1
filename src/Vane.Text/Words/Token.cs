namespace Vane.Text;

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters of any script but Han, with digits and joints inside: <c>don't</c>, <c>node.js</c>, <c>72B</c>.</summary>
    Word,

    /// <summary>A word in Han characters, or with Han characters in it: <c>模型</c>, <c>1995年</c>.</summary>
    Han,

    /// <summary>Digits, with separators and a percent sign: <c>1,024</c>, <c>4.5</c>, <c>17%</c>.</summary>
    Number,

    /// <summary>Anything else that is not white space: punctuation, one emoji, a control character.</summary>
    Symbol,
}

/// <summary>A word, number or sign in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Kind">What it is made of.</param>
public readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    /// <summary>Where it ends: the first code unit behind it.</summary>
    public int End => Start + Length;

    /// <summary>The characters it stands for.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
