namespace Vane.Text;

/// <summary>Where words of scripts that put blanks between words begin and end.</summary>
public static class WordEdges
{
    /// <summary>Whether a word may begin at a place: what stands before it, or what stands there, is no letter or digit,
    /// or one of the two belongs to a script that is written without blanks. False outside the text.</summary>
    public static bool CanBegin(ReadOnlySpan<char> text, int at) =>
        (uint)at < (uint)text.Length && (at == 0 || !Joins(text[at - 1], text[at]));

    /// <summary>Whether a word may end before a place, which may be the end of the text.</summary>
    public static bool CanEnd(ReadOnlySpan<char> text, int at) =>
        at > 0 && at <= text.Length && (at == text.Length || !Joins(text[at - 1], text[at]));

    private static bool Joins(char left, char right) => IsSpaced(left) && IsSpaced(right);

    // Han, kana and Hangul words stand beside Latin ones without a blank: "用GPT写代码".
    private static bool IsSpaced(char c) =>
        c < 0x80 ? char.IsAsciiLetterOrDigit(c) : c is < '\u2E80' or (> '\uD7FF' and < '\uF900') && char.IsLetterOrDigit(c);
}
