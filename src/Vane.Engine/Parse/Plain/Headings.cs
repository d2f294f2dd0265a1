using System.Text.RegularExpressions;

namespace Vane.Parse;

/// <summary>Tells headings and captions of plain text by what stands around them.</summary>
internal static partial class Headings
{
    private const int Widest = 64;
    private const int WidestTitle = 120;
    private const int WidestCaption = 120;
    private const int MostInARow = 3;

    /// <summary>The level of each group that is a heading, 0 for the others.</summary>
    public static int[] In(IReadOnlyList<PlainLine> lines, IReadOnlyList<LineGroup> groups, bool hasTitle)
    {
        var levels = new int[groups.Count];
        var row = 0;
        for (var i = groups.Count - 2; i >= 0; i--)
        {
            if (groups[i] is { Table: null, Count: 1 } group && HanNumber.Heads(lines, group.From, groups[i + 1].To))
            {
                (levels[i], row) = (Level(lines[group.From].Text), 1);
                continue;
            }

            row = CanBe(lines, groups, i, hasTitle) && (levels[i + 1] > 0 ? row < MostInARow : Carries(lines, groups, i)) ? row + 1 : 0;
            if (row > 0) levels[i] = i == 0 && !hasTitle ? 1 : Level(lines[groups[i].From].Text);
        }

        return levels;
    }

    /// <summary>Whether a line names a picture, a table, or where one is from.</summary>
    public static bool IsCaption(PlainLine line, bool isUnderTable) => line.Width <= WidestCaption && !line.EndsSentence
        && (Caption().IsMatch(line.Text) || (isUnderTable && PictureName().IsMatch(line.Text)));

    private static bool CanBe(IReadOnlyList<PlainLine> lines, IReadOnlyList<LineGroup> groups, int at, bool hasTitle)
    {
        if (groups[at] is not { Table: null, Count: 1 } group || lines[group.From] is var line && IsCaption(line, at > 0 && groups[at - 1].Table is not null)) return false;
        var isQuestion = line.Text[^1] is '?' or '？' or '!' or '！';
        return line.Width <= (at == 0 && !hasTitle ? WidestTitle : Widest) && (isQuestion || !line.EndsClause)
            && (ItemMark.Length(line.Text) is 0 || !IsItem(lines, groups, at)) && line.Text[0] is not ('>' or '"' or '“' or '「' or '[' or '-')
            && !line.Text.Contains("://", StringComparison.Ordinal) && HasLetters(line.Text);
    }

    // What stands under a heading: running text, a list, a table.
    private static bool Carries(IReadOnlyList<PlainLine> lines, IReadOnlyList<LineGroup> groups, int at)
    {
        var (line, next) = (lines[groups[at].From], groups[at + 1]);
        if (next.Table is not null) return true;
        var first = lines[next.From];
        if (ItemMark.Length(first.Text) > 0) return next.Count > 1 || first.IsProse;
        return first.IsProse || (first.EndsClause && first.Width > line.Width) || (next.Count > 1 && first.Width > line.Width * 2);
    }

    private static bool IsItem(IReadOnlyList<PlainLine> lines, IReadOnlyList<LineGroup> groups, int at) =>
        at + 1 < groups.Count && ItemMark.Length(lines[groups[at + 1].From].Text) > 0 && groups[at + 1].Count == 1;

    private static bool HasLetters(string text)
    {
        foreach (var c in text)
            if (char.IsLetter(c)) return true;
        return false;
    }

    private static int Level(string text)
    {
        if (Numbering().Match(text) is not { Success: true } number) return 2;
        var dots = 0;
        foreach (var c in number.Value.TrimEnd('.', ' ', '\t'))
            if (c == '.') dots++;
        return number.Value[0] is '(' or '（' ? 3 : Math.Min(2 + dots, 6);
    }

    [GeneratedRegex(@"^(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}\.?\s|[(（][一二三四五六七八九十0-9]{1,3}[)）])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(?:图片?来源|圖片?來源|图源|圖源|图|圖|表|資料來源|资料来源|数据来源|數據來源|photo|image|picture|figure|fig\.|table|chart)\s?(?:(?:credits?|source|by|courtesy of)?\s?[:：]|[0-9]{1,3}\s?[:：.、 ])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Caption();

    [GeneratedRegex(@"(?:图|圖|chart|graph|diagram)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PictureName();
}
