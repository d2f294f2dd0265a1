using System.Globalization;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Says what a repair took out of a text.</summary>
internal static class Mended
{
    /// <summary>A remark for each kind of damage that was repaired.</summary>
    public static IEnumerable<string> Remarks(string original, RepairedText repaired)
    {
        if (!repaired.IsChanged) yield break;
        var (before, after) = (Count(original), Count(repaired.Text));
        var glosses = Math.Min(before.Open - after.Open, before.Close - after.Close);
        if (glosses > 0 && before.Toned > after.Toned) yield return Say($"pinyin was left in the text behind {glosses} characters, and taken out");
        if (before.Mojibake > after.Mojibake) yield return Say($"UTF-8 had been read in another encoding, and was read again");
        if (before.Ampersands > after.Ampersands) yield return Say($"HTML entities were decoded, {before.Ampersands - after.Ampersands} in number");
        if (before.Invisible > after.Invisible) yield return Say($"{before.Invisible - after.Invisible} invisible characters were taken out");
        if (before.Lost > 0) yield return Say($"{before.Lost} characters were lost before this text was written");
    }

    private static string Say(FormattableString remark) => remark.ToString(CultureInfo.InvariantCulture);

    private static Signs Count(ReadOnlySpan<char> text)
    {
        var signs = default(Signs);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            switch (c)
            {
                case '(': signs.Open++; break;
                case ')': signs.Close++; break;
                case '&': signs.Ampersands += at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '#') ? 1 : 0; break;
                case '\uFFFD': signs.Lost++; break;
                case 'Ã' or 'Â' or 'â' or 'ã' or 'å' or 'æ' or 'ä' or 'ç' or 'ð' or 'ï': signs.Mojibake++; break;
                case < '\u0080': break;
                case var _ when char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control: signs.Invisible++; break;
                case <= '\u01DC' when char.IsLetter(c): signs.Toned++; break;
            }
        }

        return signs;
    }

    private struct Signs
    {
        public int Open, Close, Ampersands, Mojibake, Invisible, Toned, Lost;
    }
}
