using System.Buffers;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Finds tables of which each row is a line with something between its cells: tabs, bars, wide gaps, semicolons, commas,
/// single blanks.</summary>
internal static class DelimitedRows
{
    private const int MostColumns = 64;
    private const int WidestCell = 80;
    private const int WidestWord = 30;
    private const int FewestRows = 3;

    private static readonly SearchValues<char> Rulers = SearchValues.Create("-=+|: \t─━┼│");
    private static readonly char[] Separators = ['\t', '|', 'w', ';', ',', ' '];

    /// <summary>All such tables in a stretch of lines, in order.</summary>
    public static List<FlatTable> Find(IReadOnlyList<PlainLine> lines, int from, int to)
    {
        var tables = new List<FlatTable>();
        var taken = new bool[to - from];
        foreach (var separator in Separators)
        {
            for (var at = from; at < to;)
            {
                var end = RunEnd(lines, at, to, separator, out var rows);
                var run = taken.AsSpan(at - from, end - at);
                if (rows.Count >= 2 && !run.Contains(true) && HeaderRows(lines, rows, separator) is { } headers)
                {
                    tables.Add(new FlatTable(at, end, headers, rows));
                    run.Fill(true);
                }

                at = Math.Max(end, at + 1);
            }
        }

        tables.Sort((a, b) => a.From.CompareTo(b.From));
        return tables;
    }

    // Lines of the same number of cells; rulers among them are passed over.
    private static int RunEnd(IReadOnlyList<PlainLine> lines, int at, int to, char separator, out List<IReadOnlyList<FlatCell>> rows)
    {
        rows = [];
        for (; at < to && !lines[at].IsEmpty; at++)
        {
            if (rows.Count > 0 && IsRuler(lines[at].Text)) continue;
            var cells = Split(lines[at].Text, at, separator);
            if (cells.Count < 2 || cells.Count > MostColumns || (rows.Count > 0 && cells.Count != rows[0].Count)) break;
            rows.Add(cells);
        }

        return at;
    }

    private static bool IsRuler(string text) => text.Length >= 3 && text.AsSpan().IndexOfAnyExcept(Rulers) < 0;

    private static List<FlatCell> Split(string text, int line, char separator)
    {
        var cells = new List<FlatCell>();
        var (start, quoted) = (0, false);
        for (var at = 0; at <= text.Length && cells.Count <= MostColumns; at++)
        {
            if (at < text.Length && text[at] == '"' && separator is ',' or ';') quoted = !quoted;
            if (at < text.Length && (quoted || !IsSeparator(text, at, separator))) continue;
            var cell = Trimmed(text, start, at, separator is ',' or ';');
            // Bars stand around rows too.
            if (separator != '|' || cell.Length > 0 || (start > 0 && at < text.Length)) cells.Add(new FlatCell(line, cell));
            while (separator is 'w' or ' ' && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1])) at++;
            start = at + 1;
        }

        return cells;
    }

    private static bool IsSeparator(string text, int at, char separator) => separator switch
    {
        'w' => char.IsWhiteSpace(text[at]) && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]) || text[at] == '\u3000',
        ' ' => char.IsWhiteSpace(text[at]),
        '|' => text[at] is '|' or '｜' or '│',
        _ => text[at] == separator,
    };

    private static TextSpan Trimmed(string text, int start, int end, bool unquote)
    {
        start = Math.Min(start, text.Length);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return unquote && end - start >= 2 && text[start] == '"' && text[end - 1] == '"' ? new TextSpan(start + 1, end - start - 2) : new TextSpan(start, Math.Max(0, end - start));
    }

    // How many rows are headers; null if it is no table. The weaker a separator, the more must speak for a table.
    private static int? HeaderRows(IReadOnlyList<PlainLine> lines, List<IReadOnlyList<FlatCell>> rows, char separator)
    {
        var columns = rows[0].Count;
        if (rows.Any(row => row.Any(cell => cell.Span.Length > WidestCell))) return null;
        var values = 0;
        for (var column = 0; column < columns; column++)
            if (IsValueColumn(lines, rows, column)) values++;
        var (headed, known) = Header(lines, rows[0]);
        return separator switch
        {
            '\t' when rows.Count >= FewestRows || (values > 0 && columns > 2) || (headed && known * 2 >= columns) => headed && (values > 0 || known > 0) ? 1 : rows.Count >= FewestRows ? 0 : null,
            '|' when rows.Count >= FewestRows && headed && (values > 0 || known * 2 >= columns) => 1,
            'w' when rows.Count >= FewestRows && headed && (values > 0 || known * 2 > columns) => 1,
            ',' or ';' when rows.Count >= FewestRows && headed && values > 0 && (columns > 2 || known > 0) && !IsProse(lines, rows) => 1,
            ' ' when rows.Count >= FewestRows && headed && values > 0 && (columns > 2 || known == columns) && AreWords(lines, rows) => 1,
            _ => null,
        };
    }

    private static bool IsValueColumn(IReadOnlyList<PlainLine> lines, List<IReadOnlyList<FlatCell>> rows, int column)
    {
        var values = 0;
        for (var row = 1; row < rows.Count; row++)
        {
            var kind = Cells.Of(Text(lines, rows[row][column]));
            if (kind == CellKind.Text) return false;
            if (Cells.IsValue(kind)) values++;
        }

        return values > 0;
    }

    // A header has words in all of its cells, or all but the first; years head columns too.
    private static (bool IsHeader, int Known) Header(IReadOnlyList<PlainLine> lines, IReadOnlyList<FlatCell> row)
    {
        var known = 0;
        for (var column = 0; column < row.Count; column++)
        {
            var cell = Text(lines, row[column]);
            var kind = Cells.Of(cell);
            if (kind == CellKind.Text && HeaderNouns.Rank(cell) > 0) known++;
            else if (kind is CellKind.Percent or CellKind.Mark || (kind == CellKind.Empty && column > 0) || (kind == CellKind.Number && !IsYear(cell))) return (false, 0);
        }

        var line = lines[row[0].Line];
        return (!line.EndsSentence && !HeaderNouns.IsClause(line.Text), known);
    }

    private static bool IsYear(ReadOnlySpan<char> cell) => cell is ['1' or '2', _, _, _] && cell.IndexOfAnyExceptInRange('0', '9') < 0;

    // Commas of prose have a blank behind them, and lines of prose end as sentences do.
    private static bool IsProse(IReadOnlyList<PlainLine> lines, List<IReadOnlyList<FlatCell>> rows)
    {
        var blanks = 0;
        foreach (var row in rows)
        {
            if (lines[row[0].Line].EndsClause) return true;
            if (lines[row[0].Line].Text.Contains(", ", StringComparison.Ordinal)) blanks++;
        }

        return blanks > 0 && rows[0].Count < 3;
    }

    private static bool AreWords(IReadOnlyList<PlainLine> lines, List<IReadOnlyList<FlatCell>> rows)
    {
        foreach (var row in rows)
        {
            if (lines[row[0].Line].EndsClause) return false;
            foreach (var cell in row)
                if (cell.Span.Length > WidestWord) return false;
        }

        foreach (var cell in rows[0])
            if (char.IsAsciiLetterLower(Text(lines, cell)[0])) return false;
        return true;
    }

    private static ReadOnlySpan<char> Text(IReadOnlyList<PlainLine> lines, FlatCell cell) => cell.Span.In(lines[cell.Line].Text);
}
