using System.Globalization;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Says what a repair took out of a text.</summary>
internal static class Mended
{
    private const int LongestSyllable = 6;

    /// <summary>A remark for each kind of damage that was repaired.</summary>
    public static IEnumerable<string> Remarks(string original, RepairedText repaired)
    {
        if (Remains(repaired.Text) is > 0 and var remains) yield return Say($"{remains} {(remains == 1 ? "place" : "places")} could not be mended");
        if (!repaired.IsChanged) yield break;
        var (before, after) = (Count(original), Count(repaired.Text));
        var glosses = Math.Min(before.Open - after.Open, before.Close - after.Close);
        if (glosses > 0 && before.Toned > after.Toned) yield return Say($"pinyin was left in the text behind {glosses} characters, and taken out");
        if (before.Mojibake > after.Mojibake) yield return Say($"UTF-8 had been read in another encoding, and was read again");
        if (before.Ampersands > after.Ampersands) yield return Say($"HTML entities were decoded, {before.Ampersands - after.Ampersands} in number");
        if (before.Invisible > after.Invisible) yield return Say($"{before.Invisible - after.Invisible} invisible characters were taken out");
        if (before.Lost > 0) yield return Say($"{before.Lost} characters were lost before this text was written");
    }

    // What is left of pinyin behind a lost character: 發?jié)摿.
    private static int Remains(ReadOnlySpan<char> text)
    {
        var remains = 0;
        for (var at = text.IndexOf('?'); at >= 0;)
        {
            var (end, isToned) = (at + 1, false);
            while (end < text.Length && end - at <= LongestSyllable && (char.IsAsciiLetterLower(text[end]) || text[end] is >= '\u00E0' and <= '\u01DC'))
                isToned |= text[end++] > '\u007F';
            if (isToned && at > 0 && HanScript.IsHan(text[at - 1]) && end < text.Length && text[end] == ')') remains++;
            var next = text[end..].IndexOf('?');
            at = next < 0 ? -1 : end + next;
        }

        return remains;
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
