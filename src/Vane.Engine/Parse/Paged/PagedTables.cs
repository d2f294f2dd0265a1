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

    // A page has no room for more.
    private const int MostColumns = 64;

    /// <summary>The tables among the lines of one page, from top to bottom.</summary>
    public static IReadOnlyList<PagedTable> Find(IReadOnlyList<PagedLine> page)
    {
        var tables = new List<PagedTable>();
        var run = new List<Row>();
        List<PagedPiece> widest = [];
        foreach (var row in RowsOf(page))
        {
            if (run.Count == 0 || !Continues(run[^1], widest, row))
            {
                Finish();
                widest = [];
                if (row.Cells.Count is < 2 or > MostColumns) continue;
            }

            run.Add(row);
            if (row.Cells.Count > widest.Count) widest = row.Cells;
        }

        Finish();
        return tables;

        void Finish()
        {
            if (TableOf(run, widest) is { } table) tables.Add(table);
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

    private static bool Continues(Row above, List<PagedPiece> widest, Row row)
    {
        if (row.Top - above.Top > 4 * above.Height || row.Cells.Count > MostColumns) return false;
        var (more, fewer) = row.Cells.Count > widest.Count ? (row.Cells, widest) : (widest, row.Cells);
        return fewer.Count > 1 && fewer.TrueForAll(cell => ColumnOf(more, cell) >= 0);
    }

    private static int ColumnOf(List<PagedPiece> columns, PagedPiece cell) => columns.FindIndex(column =>
        Math.Abs(column.Left - cell.Left) < Apart || Math.Abs(column.Right - cell.Right) < Apart
        || Math.Abs(column.Left + column.Right - cell.Left - cell.Right) < 2 * Apart);

    private static PagedTable? TableOf(List<Row> run, List<PagedPiece> columns)
    {
        if (run.Count < 2) return null;
        if (run.Count * columns.Count < 6 || run.SelectMany(r => r.Cells).Average(c => c.Text.Length) > LongestCell) return null;
        return new PagedTable([.. run.SelectMany(r => r.Lines)], [.. run.Select(row => Cells(columns, row.Cells))]);
    }

    private static string[] Cells(List<PagedPiece> columns, List<PagedPiece> row)
    {
        var cells = new string[columns.Count];
        Array.Fill(cells, "");
        foreach (var piece in row)
        {
            ref var cell = ref cells[Math.Max(0, ColumnOf(columns, piece))];
            cell = cell.Length == 0 ? piece.Text : $"{cell} {piece.Text}";
        }

        return cells;
    }
}
