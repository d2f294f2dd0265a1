using System.Globalization;
using System.Text;

namespace Vane.Cli;

/// <summary>Text in the columns of a terminal, where Chinese letters take two.</summary>
internal static class Cells
{
    /// <summary>The text cut and filled up to a width.</summary>
    public static string Fit(string text, int width)
    {
        if (WidthOf(text) <= width) return text + new string(' ', width - WidthOf(text));
        var kept = new StringBuilder();
        var used = 0;
        var graphemes = StringInfo.GetTextElementEnumerator(text);
        while (graphemes.MoveNext())
        {
            var next = graphemes.GetTextElement();
            if (used + WidthOf(next) > width - 1) break;
            kept.Append(next);
            used += WidthOf(next);
        }

        return kept.Append('…').Append(' ', width - 1 - used).ToString();
    }

    // East Asian Wide and Fullwidth, roughly (Unicode Annex 11).
    private static int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
                or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD ? 2 : 1;
        return width;
    }
}
