using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Vane.Text;

/// <summary>
/// The form in which texts are matched: lower case, full-width as ASCII, letters without their marks, traditional
/// characters as simplified ones, the many dashes, quotes and blanks as the ASCII ones. Every UTF-16 code unit becomes
/// exactly one, so an offset into the folded form is the offset into the text. Text in simplified characters keeps
/// them (後, 於, 乾 and three more apart). Needs no globalization data. Not for reading.
/// </summary>
public static class Folding
{
    /// <summary>Folds one code unit; halves of surrogate pairs stay.</summary>
    public static char Fold(char c) => Table.Of[c];

    /// <summary>Folds a text into a buffer that is at least as long.</summary>
    /// <exception cref="ArgumentException">The buffer is shorter than the text.</exception>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        if (folded.Length < text.Length) throw new ArgumentException("The buffer is shorter than the text.", nameof(folded));
        // A char cannot leave a table of 65,536 entries; without the check the loop is three times as fast.
        ref var table = ref MemoryMarshal.GetArrayDataReference(Table.Of);
        for (var at = 0; at < text.Length; at++)
            folded[at] = Unsafe.Add(ref table, text[at]);
    }

    /// <summary>The folded text; the same instance if it is folded already.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var table = Table.Of;
        foreach (var c in text)
            if (table[c] != c) return string.Create(text.Length, text, static (folded, original) => Fold(original, folded));
        return text;
    }

    private static class Table
    {
        public static readonly char[] Of = Make();

        private const char FullWidthFirst = '\uFF01';
        private const char FullWidthLast = '\uFF5E';

        private const string Blanks = "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";
        private const string Dashes = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2E3A\u2E3B\uFE58\uFE63";
        private const string SingleQuotes = "\u2018\u2019\u201A\u201B\u2032\u2035\u02BC\u00B4\u0060\u2039\u203A";
        private const string DoubleQuotes = "\u201C\u201D\u201E\u201F\u2033\u2036\u00AB\u00BB\u300C\u300D\u300E\u300F\u301D\u301E\u301F\uFE41\uFE42\uFE43\uFE44";

        private static char[] Make()
        {
            var table = new char[char.MaxValue + 1];
            for (var c = 0; c < table.Length; c++) table[c] = (char)c;
            for (var c = FullWidthFirst; c <= FullWidthLast; c++) table[c] = (char)(c - FullWidthFirst + '!');
            Map(table, Blanks, ' ');
            Map(table, Dashes, '-');
            Map(table, SingleQuotes, '\'');
            Map(table, DoubleQuotes, '"');
            foreach (var (traditional, simplified) in CharacterPairs.Read("HanVariants.txt")) table[traditional] = simplified;
            foreach (var (marked, letter) in CharacterPairs.Read("LetterMarks.txt")) table[marked] = letter;
            for (var c = 0; c < table.Length; c++) table[c] = Settle(table, (char)c);
            return table;
        }

        private static void Map(char[] table, string from, char to)
        {
            foreach (var c in from) table[c] = to;
        }

        // A full-width or marked capital takes several steps; folding what is folded must change nothing.
        private static char Settle(char[] table, char c)
        {
            while (true)
            {
                var next = char.ToLowerInvariant(table[c]);
                if (next == c) return c;
                c = next;
            }
        }
    }
}
