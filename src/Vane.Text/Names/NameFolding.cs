using System.Globalization;

namespace Vane.Text.Names;

/// <summary>What a character is to a name.</summary>
public enum CharClass : byte
{
    /// <summary>Neither letter nor digit.</summary>
    Other,

    /// <summary>A letter of a script that parts words by blanks.</summary>
    Letter,

    /// <summary>A digit 0–9.</summary>
    Digit,

    /// <summary>A character of a script that does not part words: Han, kana.</summary>
    Ideograph,
}

/// <summary>What folded characters are to names. Names are matched in the form of <see cref="Folding"/>.</summary>
public static class NameFolding
{
    private static readonly CharClass[] Classes = BuildClasses();

    /// <summary>What a folded character is.</summary>
    public static CharClass ClassOf(char folded) => Classes[folded];

    /// <summary>Whether a folded character is a letter or a digit that words are made of.</summary>
    public static bool IsWord(char folded) => Classes[folded] is CharClass.Letter or CharClass.Digit;

    private static CharClass[] BuildClasses()
    {
        var table = new CharClass[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++) table[c] = Classify((char)c);
        return table;
    }

    private static CharClass Classify(char c)
    {
        if (char.IsAsciiDigit(c)) return CharClass.Digit;
        if (c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF'))
            return CharClass.Ideograph;
        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
            ? CharClass.Letter
            : CharClass.Other;
    }
}
