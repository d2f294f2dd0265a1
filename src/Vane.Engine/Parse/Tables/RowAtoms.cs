namespace Vane.Parse;

/// <summary>The smallest pieces that a row without separators can be cut into.</summary>
/// <param name="Start">Where a piece begins in the line.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsHan">Whether its words begin with a Han character.</param>
internal readonly record struct RowAtom(int Start, int End, CellKind Kind, bool IsHan);

/// <summary>Cuts rows into atoms.</summary>
internal static class RowAtoms
{
    /// <summary>More pieces than any row of a table that can be put together again.</summary>
    public const int Most = 16;

    private const int LongestParenthesis = 40;

    /// <summary>The atoms of a line; null if there are too many.</summary>
    public static List<RowAtom>? Of(string line)
    {
        var atoms = new List<RowAtom>();
        for (var at = 0; at < line.Length && atoms.Count <= Most;)
        {
            if (char.IsWhiteSpace(line[at])) at++;
            else at = Next(line, at, atoms);
        }

        return atoms.Count > Most ? null : atoms;
    }

    private static int Next(string line, int at, List<RowAtom> atoms)
    {
        if (CellValue.Length(line, at, out var kind) is > 0 and var length)
        {
            atoms.Add(new RowAtom(at, at + length, kind, false));
            return at + length;
        }

        var isHan = PlainLine.IsHanOrItsSign(line[at]);
        var end = isHan ? HanEnd(line, at) : LatinEnd(line, at);
        atoms.Add(new RowAtom(at, end, CellKind.Text, isHan));
        return end;
    }

    private static int HanEnd(string line, int at)
    {
        var end = at;
        while (end < line.Length)
        {
            if (Parenthesis(line, end) is > 0 and var close) end = close;
            else if (end > at && (char.IsAsciiLetter(line[end]) || char.IsWhiteSpace(line[end]) || CellValue.Length(line, end, out _) > 0)) break;
            else end++;
        }

        return end;
    }

    // Words with blanks between them, up to a Han character, a value, or a small letter before a capital.
    private static int LatinEnd(string line, int at)
    {
        var end = at + 1;
        while (end < line.Length)
        {
            var c = line[end];
            if (Parenthesis(line, end) is > 0 and var close)
            {
                end = close;
                continue;
            }

            if (PlainLine.IsHanOrItsSign(c)) break;
            if (char.IsWhiteSpace(c))
            {
                var next = end;
                while (next < line.Length && char.IsWhiteSpace(line[next])) next++;
                if (next == line.Length || next - end > 1 || !char.IsAsciiLetter(line[next]) || IsValues(line, next)) break;
                end = next;
                continue;
            }

            if (IsCut(line, end)) break;
            end++;
        }

        return end;
    }

    // A digit or a sign of currency behind a letter begins a value if nothing but values follows up to the end of the word; a capital
    // behind a small letter may begin another word.
    private static bool IsCut(string line, int at)
    {
        var (before, c) = (line[at - 1], line[at]);
        if (c is '$' or '¥' or '￥' or '€' or '£' or '✓' or '✔' or '✗' or '✘') return true;
        if (char.IsAsciiDigit(c) && (char.IsAsciiLetter(before) || before is ')' or '+' or '*')) return IsValues(line, at);
        return char.IsAsciiLetterLower(before) && char.IsAsciiLetterUpper(c) && at + 1 < line.Length && char.IsAsciiLetterLower(line[at + 1]);
    }

    private static bool IsValues(string line, int at)
    {
        for (var values = 0; values < Most; values++)
        {
            var length = CellValue.Length(line, at, out _);
            if (length == 0) return false;
            at += length;
            if (at == line.Length || char.IsWhiteSpace(line[at]) || PlainLine.IsHanOrItsSign(line[at])) return true;
            // The next column may be words again.
            if (char.IsAsciiLetterUpper(line[at]) && at + 1 < line.Length && char.IsAsciiLetterLower(line[at + 1])) return true;
        }

        return false;
    }

    private static int Parenthesis(string line, int at)
    {
        if (line[at] is not ('(' or '（')) return 0;
        var close = line.AsSpan(at, Math.Min(LongestParenthesis, line.Length - at)).IndexOfAny(')', '）');
        return close < 0 ? 0 : at + close + 1;
    }
}
