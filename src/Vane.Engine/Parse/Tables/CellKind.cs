using System.Buffers;

namespace Vane.Parse;

/// <summary>What a cell of a table holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing, or a dash that says so.</summary>
    Empty,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A number, with a sign, a currency or a unit.</summary>
    Number,

    /// <summary>A share or a change in percent.</summary>
    Percent,

    /// <summary>A date, a part of a year or a time of day.</summary>
    Date,

    /// <summary>A tick or a cross.</summary>
    Mark,
}

/// <summary>Tells what cells hold.</summary>
internal static class Cells
{
    private static readonly SearchValues<char> Openers = SearchValues.Create("的了与與及也/,，、。；;:：)）%");
    private static readonly SearchValues<char> Closers = SearchValues.Create("的了是在与與及从從於于约約被让讓将將把，,、(（:：");

    /// <summary>Whether a kind is of values, not of words.</summary>
    public static bool IsValue(CellKind kind) => kind is CellKind.Number or CellKind.Percent or CellKind.Date or CellKind.Mark;

    /// <summary>Whether words begin or end in the midst of a clause, as no cell does.</summary>
    public static bool IsScrap(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty || Openers.Contains(words[0]) || Closers.Contains(words[^1])) return true;
        var blank = words.LastIndexOf(' ');
        return words[(blank + 1)..] is "the" or "of" or "to" or "in" or "for" or "and" or "or" or "with" or "is" or "are" or "was" or "were" or "a" or "an" or "by" or "from" or "at" or "on" or "than" or "about" or "has" or "have";
    }

    /// <summary>What a whole cell holds.</summary>
    public static CellKind Of(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.IsEmpty || cell is "-" or "--" or "—" or "–" or "——" or "/" or "N/A" or "n/a" or "NA" or "null" or "暂无" or "暫無") return CellKind.Empty;
        if (cell is "是" or "否" or "有" or "无" or "無" or "Yes" or "No" or "yes" or "no" or "Y" or "N" or "支持" or "不支持" or "支援" or "不支援") return CellKind.Mark;
        var length = CellValue.Length(cell, 0, out var kind);
        if (length == cell.Length) return kind;
        // A value with a remark in parentheses, or two of them.
        return length > 0 && cell[length..].TrimStart() is ['(' or '（', .., ')' or '）'] ? kind : CellKind.Text;
    }
}
