using System.Buffers;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Finds tables of which each row is a line with its cells run together: a header, and rows that can all be cut into cells of
/// the same kinds, as many as the header can be.</summary>
/// <param name="lines">The lines.</param>
internal sealed class GluedRows(IReadOnlyList<PlainLine> lines)
{
    private const int Widest = 200;
    private const int FewestRows = 2;

    private const int LongestPeriod = 8;
    private const int YearDigits = 4;
    private const double MoreCells = 0.3;

    // Rows that are tried cost; a text made to cost much is given up.
    private const int MostTried = 200_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("✓✔√✗✘×❌✅");
    private readonly HeaderSplit _headers = new();
    private int _tried;

    /// <summary>The table whose header is a line; null if there is none.</summary>
    /// <param name="at">The line of the header.</param>
    /// <param name="to">The first line that cannot belong to it.</param>
    public FlatTable? At(int at, int to)
    {
        if (at + FewestRows >= to || !StandsApart(at) || !CanBeHeader(lines[at]) || !CanBeRow(lines[at + 1]) || !CanBeRow(lines[at + 2])) return null;
        _tried += 4;
        if (_tried > MostTried || RowAtoms.Of(lines[at + 1].Text) is not { } first || RowAtoms.Of(lines[at + 2].Text) is not { } second) return null;
        if (Best(at, first, second) is not var (shape, header)) return null;
        var rows = new List<IReadOnlyList<FlatCell>> { Row(at, header) };
        var end = at + 1;
        for (; end < to && CanBeRow(lines[end]); end++)
        {
            if (RowAtoms.Of(lines[end].Text) is not { } atoms || Cut(shape, atoms, end) is not { } cells) break;
            rows.Add(Row(end, cells));
        }

        return rows.Count > FewestRows && Ends(end, to) ? new FlatTable(at, end, 1, rows) { IsGuess = true } : null;
    }

    private (RowShape Shape, List<TextSpan> Header)? Best(int at, List<RowAtom> first, List<RowAtom> second)
    {
        var headers = new Dictionary<int, (List<TextSpan> Cells, double Score)?>();
        (RowShape, List<TextSpan>)? best = null;
        var most = double.MinValue;
        foreach (var shape in RowShape.Of(first))
        {
            _tried++;
            if (Cut(shape, first, at + 1) is null || Cut(shape, second, at + 2) is null) continue;
            if (!headers.TryGetValue(shape.Kinds.Count, out var header)) headers[shape.Kinds.Count] = header = HeaderOf(at, shape.Kinds.Count);
            if (header is not var (cells, score)) continue;
            var total = (score * 2) + (shape.Values * 0.5) - (Swallowed(first, second, shape) * 0.5);
            if (total <= most) continue;
            (best, most) = ((shape, cells), total);
        }

        // A header that reads better as more cells than the rows have says that these are not its rows as they were.
        return best is var (found, _) && HeaderOf(at, found.Kinds.Count + 1) is var (_, more) && more > headers[found.Kinds.Count]!.Value.Score + MoreCells ? null : best;
    }

    // The cells of a row that is of a shape, if none of them is a scrap of a clause.
    private List<TextSpan>? Cut(RowShape shape, List<RowAtom> atoms, int line)
    {
        if (shape.Cut(atoms) is not { } cells) return null;
        for (var cell = 0; cell < cells.Count; cell++)
            if (shape.Kinds[cell] == CellKind.Text && Cells.IsScrap(cells[cell].In(lines[line].Text))) return null;
        return cells;
    }

    // A table begins after an empty line, after a sentence, or under a heading; captions of a talk run on without either.
    private bool StandsApart(int at) => at == 0 || lines[at - 1].IsEmpty || lines[at - 1].EndsClause
        || at == 1 || lines[at - 2].IsEmpty || lines[at - 2].EndsClause;

    private bool Ends(int end, int to) => end >= to || lines[end].IsEmpty || lines[end].EndsSentence
        || end + 1 >= to || lines[end + 1].IsEmpty || lines[end + 1].EndsSentence;

    private (List<TextSpan> Cells, double Score)? HeaderOf(int at, int cells)
    {
        _tried += 20;
        return _headers.Cut(lines[at], cells);
    }

    // Values that would stand in the midst of words.
    private static int Swallowed(List<RowAtom> first, List<RowAtom> second, RowShape shape) =>
        first.Count(a => Cells.IsValue(a.Kind)) + second.Count(a => Cells.IsValue(a.Kind)) - (2 * shape.Values);

    private static bool CanBeHeader(PlainLine line) =>
        !line.IsEmpty && line.Width <= Widest && !line.EndsClause && ItemMark.Length(line.Text) == 0 && !HeaderNouns.IsClause(line.Text) && !HasValues(line.Text);

    // Years and quarters head columns; other values stand in rows.
    private static bool HasValues(string text)
    {
        foreach (var atom in RowAtoms.Of(text) ?? [])
            if (Cells.IsValue(atom.Kind) && atom.End - atom.Start > 1 && !(atom.Kind == CellKind.Date && atom.End - atom.Start <= LongestPeriod) && atom.End - atom.Start != YearDigits) return true;
        return false;
    }

    private static bool CanBeRow(PlainLine line)
    {
        if (line.IsEmpty || line.Width > Widest || line.EndsClause || ItemMark.Length(line.Text) > 0) return false;
        return line.Text.AsSpan().ContainsAnyInRange('0', '9') || line.Text.AsSpan().ContainsAny(Marks);
    }

    private static List<FlatCell> Row(int line, List<TextSpan> cells) => cells.ConvertAll(span => new FlatCell(line, span));
}
