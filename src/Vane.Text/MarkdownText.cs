using System.Buffers;
using System.Globalization;
using System.Text;

namespace Vane.Text;

/// <summary>Escapes plain text so that Markdown shows it as it is: in paragraphs, headings, list items, table cells and
/// link texts, for CommonMark, GitHub, Goldmark (Hugo), kramdown and Liquid (Jekyll).</summary>
public static class MarkdownText
{
    // Punctuation that can open or close something, in CommonMark or a common extension.
    private static readonly SearchValues<char> Backslashed = SearchValues.Create("\\`*_[]<>|~!$^=#");

    // Liquid and shortcodes run before Markdown and know no backslash; GitHub finds mentions and mail addresses in text.
    private static readonly SearchValues<char> Encoded = SearchValues.Create("{}@");

    private static readonly SearchValues<char> RomanNumerals = SearchValues.Create("ivxlcdmIVXLCDM");

    /// <summary>Escapes one line of text.</summary>
    public static string Escape(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Encoded.Contains(c) || IsEntity(text, i)) builder.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else if (Backslashed.Contains(c)) builder.Append('\\').Append(c);
            else if (c == ':' && i + 1 < text.Length && text[i + 1] != ' ') builder.Append("\\:");
            else if (IsListMark(text, i) || IsDoubled(text, i) || IsWebPrefix(text, i)) builder.Append('\\').Append(c);
            else builder.Append(c);
        }

        return builder.ToString();
    }

    // A lone ampersand is one; before a letter or a number sign it could begin an entity.
    private static bool IsEntity(string text, int i) =>
        text[i] == '&' && i + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] == '#');

    // "-" and "+" at the start of a block would begin a list, and so would "1.", "1)", and with Markdig "a." and "iv.".
    private static bool IsListMark(string text, int i) => text[i] switch
    {
        '-' or '+' => i == 0,
        '.' or ')' => i > 0 && (i + 1 == text.Length || text[i + 1] == ' ') && IsListNumber(text.AsSpan(0, i)),
        _ => false,
    };

    private static bool IsListNumber(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') < 0
        || (text.Length == 1 && char.IsAsciiLetter(text[0]))
        || text.IndexOfAnyExcept(RomanNumerals) < 0;

    // ""quoted"" and ++inserted++ are spans in Markdig.
    private static bool IsDoubled(string text, int i) =>
        text[i] is '"' or '+' && ((i > 0 && text[i - 1] == text[i]) || (i + 1 < text.Length && text[i + 1] == text[i]));

    // "www." links itself in GitHub's flavour.
    private static bool IsWebPrefix(string text, int i) =>
        text[i] == '.' && i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
}
