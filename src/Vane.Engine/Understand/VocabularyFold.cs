using Vane.Text;

namespace Vane.Understand;

/// <summary>
/// The form in which words of a lens and texts are compared: lower case, half width, simplified, and every blank, hyphen
/// and underscore one blank. A code unit stays a code unit, so places in the folded form are places in the text.
/// </summary>
internal static class VocabularyFold
{
    /// <summary>The folded form of a text, in a buffer of at least its length.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (var i = 0; i < text.Length; i++) folded[i] = Fold(text[i]);
    }

    /// <summary>The folded form of a word.</summary>
    public static string Fold(string word) => string.Create(word.Length, word, static (folded, word) => Fold(word, folded));

    private static char Fold(char c) => Folding.Fold(c) is var folded && (folded is '-' or '_' or < ' ') ? ' ' : folded;
}
