namespace Vane.Parse;

/// <summary>Numbers before Chinese headings: 一、 （一） 第一章.</summary>
internal static class HanNumber
{
    private const int MostDigits = 4;
    private const int Widest = 48;
    private const int FurthestNeighbour = 4;

    /// <summary>How headings so numbered are numbered.</summary>
    public enum Style
    {
        None,
        Comma,
        Brackets,
        Chapter,
    }

    /// <summary>Whether a line is a heading with such a number: short, and no item among others.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="at">The line.</param>
    /// <param name="to">The first line that does not belong with it.</param>
    public static bool Heads(IReadOnlyList<PlainLine> lines, int at, int to)
    {
        var line = lines[at];
        if (line.IsEmpty || StyleOf(line.Text) is not (not Style.None and var style) || line.Width > Widest || line.EndsClause) return false;
        return Neighbour(lines, at, 1, to) is { } next && next != style && Neighbour(lines, at, -1, to) != style;
    }

    /// <summary>The number that a line begins with.</summary>
    public static Style StyleOf(string text)
    {
        var isOpen = text is ['(' or '（', ..];
        var isChapter = text is ['第', ..];
        var start = isOpen || isChapter ? 1 : 0;
        var at = start;
        while (at < text.Length && at < start + MostDigits && (IsDigit(text[at]) || (isChapter && char.IsAsciiDigit(text[at])))) at++;
        // What it is the number of comes behind it.
        if (at == start || at + 1 >= text.Length) return Style.None;
        if (isOpen) return text[at] is ')' or '）' ? Style.Brackets : Style.None;
        if (!isChapter) return text[at] is '、' ? Style.Comma : Style.None;
        return text[at] is '章' or '节' or '節' or '篇' && text[at + 1] is ' ' or '\u3000' or ':' or '：' or '、' ? Style.Chapter : Style.None;
    }

    private static bool IsDigit(char c) => c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百';

    private static Style? Neighbour(IReadOnlyList<PlainLine> lines, int at, int step, int to)
    {
        for (var i = at + step; i >= 0 && i < to && Math.Abs(i - at) <= FurthestNeighbour; i += step)
            if (!lines[i].IsEmpty) return StyleOf(lines[i].Text);
        return null;
    }
}
