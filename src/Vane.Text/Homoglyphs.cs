using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Vane.Text;

/// <summary>Letters that look like Latin ones and are not, in the midst of Latin words: "pаypal" with a Cyrillic а.</summary>
public static class Homoglyphs
{
    // True look-alikes only, theirs above and ours below: Cyrillic, then Greek, then two Latin letters of phonetics.
    private const string Theirs = "аеорсухіїјѕһԁԛԝӏѵүёАВЕКМНОРСТУХІЇЈЅҮӀԚԜԌѴЁ" + "ονρϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "ɡɑ";
    private const string Latin = "aeopcyxiïjshdqwlvyëABEKMHOPCTYXIÏJSYIQWGVË" + "ovpcjABEZHIKMNOPTYX" + "ga";

    // Greek letters are signs of formulas: hν, ρgh, νMSM.
    private const int ShortestWithGreek = 4;

    private static readonly SearchValues<char> Suspects = SearchValues.Create(Theirs);

    private static readonly FrozenDictionary<char, char> Twins = Theirs.Zip(Latin).ToFrozenDictionary(p => p.First, p => p.Second);

    /// <summary>The words of a line that mix Latin letters with letters that only look so. A word that has other foreign letters too
    /// ("USBшный", "Δx") is a mix that can be seen, and a word all of one script is no mix.</summary>
    public static IReadOnlyList<TextSpan> Find(ReadOnlySpan<char> line)
    {
        if (!line.ContainsAny(Suspects)) return [];
        var found = new List<TextSpan>();
        for (var at = 0; at < line.Length;)
        {
            var word = WordAt(line, at, out var end);
            if (word.IsMixed) found.Add(new TextSpan(at, end - at));
            at = end;
        }

        return found;
    }

    /// <summary>The line with such letters replaced by the Latin ones that they look like, so that what is read is what is there.</summary>
    /// <returns>The line, the same one where nothing is replaced; and a remark on what was, null for nothing.</returns>
    public static (string Line, string? Remark) Show(string line)
    {
        var words = Find(line);
        if (words.Count == 0) return (line, null);
        var shown = new StringBuilder(line);
        foreach (var word in words)
            for (var i = word.Start; i < word.End; i++)
                if (Twins.TryGetValue(line[i], out var twin)) shown[i] = twin;
        var first = shown.ToString(words[0].Start, words[0].Length);
        return (shown.ToString(), words.Count == 1
            ? $"letters of another script stood for Latin ones in \"{first}\""
            : $"letters of another script stood for Latin ones in {words.Count} words, first in \"{first}\"");
    }

    private static Word WordAt(ReadOnlySpan<char> line, int start, out int end)
    {
        var word = default(Word);
        for (end = start; end < line.Length;)
        {
            Rune.DecodeFromUtf16(line[end..], out var rune, out var length);
            if (!word.Add(rune)) break;
            end += length;
        }

        if (end == start) end++;
        return word;
    }

    /// <summary>What a word is written with.</summary>
    private struct Word
    {
        private int _latin, _lower, _twins, _lowerTwins, _greek;
        private bool _hasOthers;

        public readonly bool IsMixed => _latin > 0 && _twins > 0 && !_hasOthers
            && (_greek == 0 || _latin + _twins >= ShortestWithGreek) && (_lower > 0 || _lowerTwins == 0);

        // False where the word has ended. Digits, marks and joiners part nothing.
        public bool Add(Rune rune)
        {
            if (rune.IsBmp && Twins.ContainsKey((char)rune.Value))
            {
                _twins++;
                if (Rune.IsLower(rune)) _lowerTwins++;
                if (rune.Value is >= 0x370 and < 0x400) _greek++;
            }
            else if (IsLatin(rune.Value))
            {
                _latin++;
                if (!Rune.IsUpper(rune)) _lower++;
            }
            else if (Rune.IsLetter(rune)) _hasOthers = true;
            else return Rune.IsDigit(rune) || rune.Value is 0x200C or 0x200D || IsMark(rune);

            return true;
        }

        // With the full-width and mathematical forms, which are Latin letters in another dress.
        private static bool IsLatin(int c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 0xC0 and < 0x250 and not (0xD7 or 0xF7))
            or (>= 0x1E00 and < 0x1F00) or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) or (>= 0x1D400 and < 0x1D6A4);

        private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark;
    }
}
