namespace Vane.Parse;

/// <summary>A table on a page: the lines it is made of, and their places in it.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Rows">Its cells, row by row; empty where a row has nothing in a column.</param>
internal sealed record PagedTable(IReadOnlyList<PagedLine> Lines, IReadOnlyList<string[]> Rows);

/// <summary>Finds tables by what is aligned: rows of short pieces of text at one height, whose pieces begin, end or are centred at
/// the same places.</summary>
internal static class PagedTables
{
    // Points by which what is aligned may be apart, and characters a cell has at most on average: lines of a text set in columns
    // have more.
    private const double Apart = 6;
    private const double LongestCell = 28;

    /// <summary>The tables among the lines of one page, from top to bottom.</summary>
    public static IReadOnlyList<PagedTable> Find(IReadOnlyList<PagedLine> page)
    {
        var tables = new List<PagedTable>();
        var run = new List<Row>();
        foreach (var row in RowsOf(page))
        {
            if (run.Count > 0 && Continues(run, row))
            {
                run.Add(row);
                continue;
            }

            Finish();
            if (row.Cells.Count > 1) run.Add(row);
        }

        Finish();
        return tables;

        void Finish()
        {
            if (TableOf(run) is { } table) tables.Add(table);
            run.Clear();
        }
    }

    private sealed record Row(double Top, double Height, List<PagedLine> Lines, List<PagedPiece> Cells);

    private static List<Row> RowsOf(IReadOnlyList<PagedLine> page)
    {
        var rows = new List<Row>();
        foreach (var line in page.OrderBy(l => l.Middle).ThenBy(l => l.Left))
        {
            if (rows.Count == 0 || Math.Abs(line.Middle - rows[^1].Top - (rows[^1].Height / 2)) > rows[^1].Height * 0.4)
                rows.Add(new Row(line.Top, line.Height, [], []));
            rows[^1].Lines.Add(line);
            rows[^1].Cells.AddRange(line.Pieces);
        }

        foreach (var row in rows) row.Cells.Sort(static (a, b) => a.Left.CompareTo(b.Left));
        return rows;
    }

    private static bool Continues(List<Row> run, Row row)
    {
        if (row.Top - run[^1].Top > 4 * run[^1].Height) return false;
        List<Row> wider = row.Cells.Count > run.Max(r => r.Cells.Count) ? [row] : run;
        var fewer = wider == run ? row.Cells : run.MaxBy(r => r.Cells.Count)!.Cells;
        return fewer.Count > 1 && fewer.TrueForAll(cell => ColumnOf(wider, cell) >= 0);
    }

    // Cells of one column may begin, end or be centred alike, and headers otherwise than what is under them: any full row will do.
    private static int ColumnOf(List<Row> rows, PagedPiece cell)
    {
        var full = rows.Max(r => r.Cells.Count);
        foreach (var row in rows)
            if (row.Cells.Count == full && row.Cells.FindIndex(other => AreAligned(other, cell)) is >= 0 and var column) return column;
        return -1;
    }

    private static bool AreAligned(PagedPiece a, PagedPiece b) =>
        Math.Abs(a.Left - b.Left) < Apart || Math.Abs(a.Right - b.Right) < Apart || Math.Abs(a.Left + a.Right - b.Left - b.Right) < 2 * Apart;

    private static PagedTable? TableOf(List<Row> run)
    {
        if (run.Count < 2) return null;
        var columns = run.Max(r => r.Cells.Count);
        if (run.Count * columns < 6 || run.SelectMany(r => r.Cells).Average(c => c.Text.Length) > LongestCell) return null;
        return new PagedTable([.. run.SelectMany(r => r.Lines)], [.. run.Select(row => Cells(run, columns, row.Cells))]);
    }

    private static string[] Cells(List<Row> run, int columns, List<PagedPiece> row)
    {
        var cells = new string[columns];
        Array.Fill(cells, "");
        foreach (var piece in row)
        {
            ref var cell = ref cells[Math.Max(0, ColumnOf(run, piece))];
            cell = cell.Length == 0 ? piece.Text : $"{cell} {piece.Text}";
        }

        return cells;
    }
}
