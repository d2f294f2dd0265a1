using Vane.Text;

namespace Vane.Parse;

/// <summary>Finds tables of which each cell is a line of its own: the cells of the header, then those of each row.</summary>
/// <param name="lines">The lines.</param>
internal sealed class CellLines(IReadOnlyList<PlainLine> lines)
{
    private const int Widest = 40;
    private const int WidestHeader = 24;
    private const int MostColumns = 8;
    private const int FewestRows = 2;
    private const int FewestRowsOfTwo = 3;

    private readonly CellKind?[] _kinds = new CellKind?[lines.Count];
    private readonly bool?[] _headers = new bool?[lines.Count];

    /// <summary>The table whose first cell is a line; null if there is none.</summary>
    /// <param name="at">The line of the cell.</param>
    /// <param name="to">The first line that cannot belong to it.</param>
    public FlatTable? At(int at, int to)
    {
        if (!IsCell(lines[at]) || !(at == 0 || lines[at - 1].IsEmpty || lines[at - 1].EndsClause)) return null;
        FlatTable? best = null;
        for (var columns = 2; columns <= MostColumns; columns++)
        {
            if (Read(at, to, columns) is not { } table) continue;
            // Twice the columns reads the same cells; the fewest that fit all of them are meant.
            if (best is null || table.To > best.To) best = table;
        }

        return best;
    }

    private FlatTable? Read(int at, int to, int columns)
    {
        var line = at;
        if (Next(ref line, to, columns) is not { } header || !header.TrueForAll(cell => CanHead(cell.Line))) return null;
        var rows = new List<IReadOnlyList<FlatCell>> { header };
        var end = line;
        CellKind[]? kinds = null;
        while (Next(ref line, to, columns) is { } row && Fits(row, ref kinds))
        {
            rows.Add(row);
            end = line;
        }

        return rows.Count > (columns == 2 ? FewestRowsOfTwo : FewestRows) && IsHeader(header) ? new FlatTable(at, end, 1, rows) : null;
    }

    private List<FlatCell>? Next(ref int line, int to, int columns)
    {
        var cells = new List<FlatCell>(columns);
        for (; line < to && cells.Count < columns; line++)
        {
            if (lines[line].IsEmpty)
            {
                // One empty line may part cells, two part a table from what follows.
                if (line + 1 < to && lines[line + 1].IsEmpty) return null;
                continue;
            }

            if (!IsCell(lines[line])) return null;
            cells.Add(new FlatCell(line, new TextSpan(0, lines[line].Text.Length)));
        }

        return cells.Count == columns ? cells : null;
    }

    private static bool IsCell(PlainLine line) => !line.IsEmpty && line.Width <= Widest && !line.EndsClause && ItemMark.Length(line.Text) == 0;

    private CellKind KindOf(FlatCell cell) => _kinds[cell.Line] ??= Cells.Of(lines[cell.Line].Text);

    private bool CanHead(int line) => _headers[line] ??= lines[line].Width <= WidestHeader && Cells.Of(lines[line].Text) == CellKind.Text
        && !HeaderNouns.IsClause(lines[line].Text);

    // Most of the cells of a header are known; of two columns, both.
    private bool IsHeader(List<FlatCell> header)
    {
        var known = 0;
        foreach (var cell in header)
        {
            if (HeaderNouns.Rank(lines[cell.Line].Text) > 0) known++;
        }

        return header.Count == 2 ? known == 2 : known * 2 > header.Count;
    }

    // Rows begin with words, or a rank, and hold values where the first one does.
    private bool Fits(List<FlatCell> row, ref CellKind[]? kinds)
    {
        var found = row.ConvertAll(KindOf);
        if (kinds is null)
        {
            if (found[0] is not (CellKind.Text or CellKind.Number or CellKind.Date) || !found.Exists(Cells.IsValue) || !found.Contains(CellKind.Text)) return false;
            kinds = [.. found];
            return true;
        }

        for (var column = 0; column < kinds.Length; column++)
        {
            if (found[column] == CellKind.Empty && column > 0) continue;
            if (kinds[column] == CellKind.Empty) kinds[column] = found[column];
            else if (Cells.IsValue(kinds[column]) != Cells.IsValue(found[column])) return false;
        }

        return true;
    }
}
