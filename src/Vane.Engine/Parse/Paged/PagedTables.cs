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

    // A header may be aligned otherwise than what is under it: so many of the first full rows say where columns are.
    private const int Models = 4;

    // Rows above and below one that say where it has columns.
    private const int Near = 4;

    // Columns of a table, and rows in which each has something; lines that are indented or end in a remark have less.
    private const int LeastColumns = 2;
    private const int LeastRows = 3;

    /// <summary>The tables among the lines of one page, from top to bottom.</summary>
    public static IReadOnlyList<PagedTable> Find(IReadOnlyList<PagedLine> page)
    {
        var tables = new List<PagedTable>();
        var run = new List<Row>();
        List<List<PagedPiece>> models = [];
        foreach (var row in RowsOf(page))
        {
            if (run.Count == 0 || !Continues(run[^1], models, row))
            {
                Finish();
                models.Clear();
                if (row.Cells.Count is < 2 or > MostColumns) continue;
            }

            run.Add(row);
            if (models.Count > 0 && row.Cells.Count > models[0].Count) models.Clear();
            if (models.Count == 0 || (models.Count < Models && row.Cells.Count == models[0].Count)) models.Add(row.Cells);
        }

        Finish();
        return tables;

        void Finish()
        {
            if (TableOf(run, models) is { } table) tables.Add(table);
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
        var starts = rows.ConvertAll(r => r.Cells.Skip(1).Take(MostColumns).Select(c => c.Left).ToList());
        for (var i = 0; i < rows.Count; i++) SplitAtColumns(rows[i], ColumnsNear(starts, i));
        return rows;
    }

    // Where pieces begin in several of the rows around one.
    private static List<double> ColumnsNear(List<List<double>> starts, int at)
    {
        var near = new List<double>();
        for (var i = Math.Max(0, at - Near); i < Math.Min(starts.Count, at + Near + 1); i++)
            if (i != at) near.AddRange(starts[i]);
        near.Sort();
        var columns = new List<double>();
        for (var i = 0; i + 1 < near.Count; i++)
            if (near[i + 1] - near[i] < 1 && (columns.Count == 0 || near[i] - columns[^1] >= 1)) columns.Add(near[i]);
        return columns;
    }

    private static void SplitAtColumns(Row row, List<double> columns)
    {
        if (columns.Count == 0) return;
        var pieces = row.Lines.SelectMany(l => PagedLines.PiecesAt(l, columns)).ToList();
        // A line of prose has a word that begins there by chance.
        if (pieces.Count > MostColumns || pieces.Sum(p => p.Text.Length) > LongestCell * pieces.Count) return;
        row.Cells.Clear();
        row.Cells.AddRange(pieces);
        row.Cells.Sort(static (a, b) => a.Left.CompareTo(b.Left));
    }

    private static bool Continues(Row above, List<List<PagedPiece>> models, Row row)
    {
        if (row.Top - above.Top > 4 * above.Height || row.Cells.Count > MostColumns) return false;
        var isWider = row.Cells.Count > models[0].Count;
        var (columns, cells) = isWider ? ([row.Cells], models[0]) : (models, row.Cells);
        return cells.Count > 1 && cells.TrueForAll(cell => ColumnOf(columns, cell) >= 0);
    }

    private static int ColumnOf(List<List<PagedPiece>> models, PagedPiece cell)
    {
        foreach (var model in models)
            if (model.FindIndex(other => AreAligned(other, cell)) is >= 0 and var column) return column;
        return -1;
    }

    private static bool AreAligned(PagedPiece a, PagedPiece b) =>
        Math.Abs(a.Left - b.Left) < Apart || Math.Abs(a.Right - b.Right) < Apart || Math.Abs(a.Left + a.Right - b.Left - b.Right) < 2 * Apart;

    private static PagedTable? TableOf(List<Row> run, List<List<PagedPiece>> models)
    {
        if (run.Count < 2 || run.Count * models[0].Count < 6) return null;
        if (run.SelectMany(r => r.Cells).Average(c => c.Text.Length) > LongestCell) return null;
        var rows = run.ConvertAll(row => Cells(models, row.Cells));
        var columns = Enumerable.Range(0, models[0].Count).Count(c => rows.Count(r => r[c].Length > 0) >= LeastRows);
        return columns < LeastColumns ? null : new PagedTable([.. run.SelectMany(r => r.Lines)], rows);
    }

    private static string[] Cells(List<List<PagedPiece>> models, List<PagedPiece> row)
    {
        var cells = new string[models[0].Count];
        Array.Fill(cells, "");
        foreach (var piece in row)
        {
            ref var cell = ref cells[Math.Max(0, ColumnOf(models, piece))];
            cell = cell.Length == 0 ? piece.Text : $"{cell} {piece.Text}";
        }

        return cells;
    }
}
