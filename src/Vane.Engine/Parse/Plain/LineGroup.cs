namespace Vane.Parse;

/// <summary>Lines that stand together: up to an empty one, a numbered heading, or a table.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The first behind them.</param>
/// <param name="Table">The table they are.</param>
internal sealed record LineGroup(int From, int To, FlatTable? Table = null)
{
    /// <summary>How many there are.</summary>
    public int Count => To - From;

    /// <summary>The groups of a stretch of lines, without the empty lines between them.</summary>
    public static List<LineGroup> Of(IReadOnlyList<PlainLine> lines, int from, int to)
    {
        var groups = new List<LineGroup>();
        var at = from;
        foreach (var table in FlatTables.Find(lines, from, to))
        {
            Part(lines, at, table.From, groups);
            groups.Add(new LineGroup(table.From, table.To, table));
            at = table.To;
        }

        Part(lines, at, to, groups);
        return groups;
    }

    private static void Part(IReadOnlyList<PlainLine> lines, int from, int to, List<LineGroup> groups)
    {
        for (var at = from; at < to;)
        {
            if (lines[at].IsEmpty)
            {
                at++;
                continue;
            }

            var end = at + 1;
            if (!HanNumber.Heads(lines, at, to))
                while (end < to && !lines[end].IsEmpty && !HanNumber.Heads(lines, end, to)) end++;
            groups.Add(new LineGroup(at, end));
            at = end;
        }
    }
}

/// <summary>The marks that items of a list begin with.</summary>
internal static class ItemMark
{
    private const int MostDigits = 3;

    /// <summary>How long the mark is, with the blanks behind it; 0 if a line begins with none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (text is ['-' or '*' or '+' or '•' or '●' or '▪' or '○' or '◦' or '·' or '■' or '–' or '➤' or '►' or '✓' or '✔', ..])
        {
            // A minus belongs to its number, and two dashes are a dash.
            if (text.Length < 2 || (text[0] is '-' or '+' or '*' or '–' && text[1] is not (' ' or '\t' or '\u3000'))) return 0;
            at = 1;
        }
        else if (text is [>= '①' and <= '⑳', ..]) at = 1;
        else
        {
            var open = text is ['(' or '（', ..] ? 1 : 0;
            at = open;
            while (at < text.Length && at < open + MostDigits && char.IsAsciiDigit(text[at])) at++;
            if (at == open || at >= text.Length) return 0;
            var isClosed = open == 1 ? text[at] is ')' or '）' : text[at] is '.' or '、' or ')' or '）' or '．';
            if (!isClosed || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))) return 0;
            at++;
        }

        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
