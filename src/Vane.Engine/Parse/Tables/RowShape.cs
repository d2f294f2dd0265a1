using Vane.Text;

namespace Vane.Parse;

/// <summary>What the cells of a row hold, in order: what all rows of a table have in common.</summary>
/// <param name="Kinds">What each cell holds.</param>
/// <param name="Turns">For a cell of words that follows another: how the one is told from the other; nothing elsewhere.</param>
internal sealed record RowShape(IReadOnlyList<CellKind> Kinds, IReadOnlyList<Turn> Turns)
{
    private const int Most = 64;
    private const int MostColumns = 12;

    /// <summary>How many cells hold values.</summary>
    public int Values { get; } = Kinds.Count(Cells.IsValue);

    /// <summary>The shapes a row can be of, those that cut most first.</summary>
    public static List<RowShape> Of(List<RowAtom> atoms)
    {
        var shapes = new List<RowShape>();
        Extend(atoms, 0, [], [], shapes);
        return shapes;
    }

    /// <summary>The cells of a row of this shape; null if it is of another. Words take as few atoms as they can.</summary>
    public List<TextSpan>? Cut(List<RowAtom> atoms)
    {
        var failed = new HashSet<(int, int)>();
        var ends = new int[Kinds.Count];
        return Place(atoms, 0, 0, ends, failed) ? [.. ends.Select((end, cell) => Span(atoms, cell == 0 ? 0 : ends[cell - 1], end))] : null;
    }

    /// <summary>The stretch of the line from one atom up to another.</summary>
    public static TextSpan Span(List<RowAtom> atoms, int from, int to) => new(atoms[from].Start, atoms[to - 1].End - atoms[from].Start);

    private static void Extend(List<RowAtom> atoms, int at, List<CellKind> kinds, List<Turn> turns, List<RowShape> shapes)
    {
        if (shapes.Count >= Most || kinds.Count > MostColumns) return;
        if (at == atoms.Count)
        {
            if (kinds.Count >= 2 && kinds.Exists(Cells.IsValue) && (kinds.Contains(CellKind.Text) || kinds[0] == CellKind.Date)) shapes.Add(new RowShape([.. kinds], [.. turns]));
            return;
        }

        var turn = TurnAt(atoms, at, kinds);
        if (turn is null) return;
        var isValue = atoms[at].Kind != CellKind.Text;
        kinds.Add(atoms[at].Kind);
        turns.Add(turn.Value);
        for (var end = at + 1; end <= (isValue ? at + 1 : atoms.Count); end++) Extend(atoms, end, kinds, turns, shapes);
        kinds.RemoveAt(kinds.Count - 1);
        turns.RemoveAt(turns.Count - 1);
    }

    private static Turn? TurnAt(List<RowAtom> atoms, int at, List<CellKind> kinds) =>
        kinds.Count == 0 || kinds[^1] != CellKind.Text || atoms[at].Kind != CellKind.Text ? Turn.None
        : atoms[at - 1].Kind != CellKind.Text ? Between(atoms[at - 1], atoms[at], true)
        : Between(atoms[at - 1], atoms[at], false);

    private static Turn? Between(RowAtom before, RowAtom after, bool isBehindValue) =>
        isBehindValue ? (after.IsHan ? Turn.ToHan : Turn.ToLatin)
        : before.IsHan == after.IsHan ? (after.IsHan || before.End != after.Start ? null : Turn.Capital)
        : after.IsHan ? Turn.ToHan : Turn.ToLatin;

    private bool Place(List<RowAtom> atoms, int cell, int at, int[] ends, HashSet<(int, int)> failed)
    {
        if (cell == Kinds.Count) return at == atoms.Count;
        if (at >= atoms.Count || atoms.Count - at < Kinds.Count - cell || failed.Contains((cell, at))) return false;
        if (IsOfKind(atoms, cell, at))
        {
            for (var end = at + 1; end <= (Kinds[cell] == CellKind.Text ? atoms.Count : at + 1); end++)
            {
                ends[cell] = end;
                if (Place(atoms, cell + 1, end, ends, failed)) return true;
            }
        }

        failed.Add((cell, at));
        return false;
    }

    private bool IsOfKind(List<RowAtom> atoms, int cell, int at)
    {
        if (atoms[at].Kind != Kinds[cell]) return false;
        if (cell == 0 || Kinds[cell] != CellKind.Text || Kinds[cell - 1] != CellKind.Text) return true;
        return Between(atoms[at - 1], atoms[at], atoms[at - 1].Kind != CellKind.Text) == Turns[cell];
    }
}

/// <summary>How words of one cell are told from those of the cell before.</summary>
internal enum Turn
{
    /// <summary>The cell before holds no words.</summary>
    None,

    /// <summary>Han characters follow Latin letters.</summary>
    ToHan,

    /// <summary>Latin letters follow Han characters.</summary>
    ToLatin,

    /// <summary>A capital follows a small letter without a blank.</summary>
    Capital,
}
