namespace Vane.Parse;

/// <summary>What a line of Markdown begins.</summary>
internal static class MarkdownLine
{
    private const int DeepestHeading = 6;

    /// <summary>Level and words of a heading; null if it is none. Two signs or more may be followed by a Han character at once, as many
    /// write it.</summary>
    public static (int Level, string Words)? Heading(PlainLine line)
    {
        var text = line.Text;
        var level = 0;
        while (level < text.Length && text[level] == '#') level++;
        if (level is 0 or > DeepestHeading || line.Indent > 3) return null;
        if (level < text.Length && text[level] is not (' ' or '\t') && !(level > 1 && PlainLine.IsHanOrItsSign(text[level]))) return null;
        var words = text.AsSpan(level).Trim();
        // A closing run of signs, and an anchor in braces, belong to the mark.
        if (words.EndsWith("}", StringComparison.Ordinal) && words.LastIndexOf("{#", StringComparison.Ordinal) is >= 0 and var anchor) words = words[..anchor].TrimEnd();
        var bare = words.TrimEnd('#');
        if (bare.Length < words.Length && (bare.IsEmpty || char.IsWhiteSpace(bare[^1]))) words = bare.TrimEnd();
        return (level, words.ToString());
    }

    /// <summary>Whether a line underlines the heading over it, and of what level.</summary>
    public static int Underline(PlainLine line) => line.Indent > 3 || line.Text.Length < 2 ? 0
        : line.Text.AsSpan().IndexOfAnyExcept('=') < 0 ? 1
        : line.Text.AsSpan().IndexOfAnyExcept('-') < 0 ? 2 : 0;

    /// <summary>Whether a line is a rule across the page.</summary>
    public static bool IsRule(PlainLine line)
    {
        var marks = 0;
        foreach (var c in line.Text)
        {
            if (c == line.Text[0] && c is '-' or '*' or '_') marks++;
            else if (c is not (' ' or '\t')) return false;
        }

        return marks >= 3;
    }

    /// <summary>The fence that a line opens or closes a block of code with; null if it is none.</summary>
    public static string? Fence(PlainLine line)
    {
        if (line.Text is not ['`' or '~', ..]) return null;
        var length = 1;
        while (length < line.Text.Length && line.Text[length] == line.Text[0]) length++;
        return length < 3 || (line.Text[0] == '`' && line.Text.IndexOf('`', length) >= 0) ? null : line.Text[..length];
    }

    /// <summary>How long the mark of a list item is, with the blanks behind it; 0 if it is none.</summary>
    public static int Item(ReadOnlySpan<char> text)
    {
        var mark = 0;
        if (text is ['-' or '*' or '+' or '•', ..]) mark = 1;
        else
        {
            while (mark < text.Length && mark < 9 && char.IsAsciiDigit(text[mark])) mark++;
            if (mark == 0 || mark >= text.Length || text[mark] is not ('.' or ')')) return 0;
            mark++;
        }

        if (mark == text.Length) return mark;
        if (text[mark] is not (' ' or '\t')) return 0;
        while (mark < text.Length && text[mark] is ' ' or '\t') mark++;
        var rest = text[mark..];
        if (rest.Length > 3 && rest is ['[', ' ' or 'x' or 'X', ']', ' ', ..]) mark += 4;
        return mark;
    }

    /// <summary>The cells of a row of a table: parted by bars that are not escaped, trimmed.</summary>
    public static List<string> Cells(string text)
    {
        var cells = new List<string>();
        var inside = text.AsSpan().Trim();
        if (inside is ['|', ..]) inside = inside[1..];
        if (inside is [.., '|'] and not [.., '\\', '|']) inside = inside[..^1];
        var start = 0;
        for (var i = 0; i <= inside.Length; i++)
        {
            if (i < inside.Length && inside[i] == '\\') i++;
            else if (i >= inside.Length || inside[i] == '|')
            {
                cells.Add(inside[start..Math.Min(i, inside.Length)].Trim().ToString().Replace("\\|", "|", StringComparison.Ordinal));
                start = i + 1;
            }
        }

        return cells;
    }

    /// <summary>Whether a line is the row of dashes under the header of a table.</summary>
    public static bool IsDelimiterRow(string text)
    {
        var dashes = 0;
        foreach (var c in text)
        {
            if (c is '-') dashes++;
            else if (c is not ('|' or ':' or ' ' or '\t')) return false;
        }

        return dashes > 0 && text.Contains('|', StringComparison.Ordinal);
    }

    /// <summary>The name and the address of a reference for links; null if the line defines none.</summary>
    public static (string Name, string Url)? Reference(PlainLine line)
    {
        if (line.Text is not ['[', not '^', ..] || line.Indent > 3) return null;
        var close = line.Text.IndexOf("]:", StringComparison.Ordinal);
        if (close < 2) return null;
        var url = MarkdownAddress.Destination(line.Text.AsSpan(close + 2));
        return url.Length == 0 ? null : (MarkdownAddress.Name(line.Text.AsSpan(1, close - 1)), url);
    }
}
