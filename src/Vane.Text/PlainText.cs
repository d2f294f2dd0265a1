using System.Globalization;
using System.Text;

namespace Vane.Text;

/// <summary>Makes foreign text safe to set in a line of one's own.</summary>
public static class PlainText
{
    /// <summary>One line of visible text: line ends and other controls become spaces, runs of blanks one; marks that
    /// turn the direction of what follows, and other invisible format characters that could reach beyond the text,
    /// are left out. Joiners inside emoji and scripts stay.</summary>
    public static string OneLine(string text)
    {
        if (IsPlain(text)) return text;
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBlank(rune))
            {
                if (builder.Length > 0 && builder[^1] != ' ') builder.Append(' ');
            }
            else if (!IsStray(rune))
            {
                builder.Append(rune);
            }
        }

        return builder.ToString().TrimEnd(' ');
    }

    private static bool IsPlain(string text)
    {
        var wasBlank = true;
        foreach (var rune in text.EnumerateRunes())
        {
            // A half of a character reads as the replacement character, but has yet to be replaced.
            if (rune == Rune.ReplacementChar || IsStray(rune) || (IsBlank(rune) && (wasBlank || rune.Value != ' '))) return false;
            wasBlank = IsBlank(rune);
        }

        return !wasBlank;
    }

    private static bool IsBlank(Rune rune) => Rune.IsControl(rune) || Rune.IsWhiteSpace(rune);

    // Zero-width joiner and non-joiner make emoji and letters what they are; other format characters only hide.
    private static bool IsStray(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => true,
        _ => rune.Value is 0xFFFE or 0xFFFF,
    };
}
