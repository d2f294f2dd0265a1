using System.Globalization;
using AngleSharp.Dom;

namespace Vane.Parse;

/// <summary>A table of data as a grid of nodes; what is a table for its looks only is none.</summary>
internal sealed class TableReader
{
    private const int MostColumns = 200;
    private const int MostCells = 100_000;

    // A cell of data says little; a cell of a page says much.
    private const int LongCell = 400;

    private readonly List<int> _cells = [];

    private TableReader()
    {
    }

    /// <summary>Node of the cell at each place, row by row; -1 where there is none.</summary>
    public IReadOnlyList<int> Cells => _cells;

    public int Columns { get; private set; }

    public int Rows => _cells.Count / Columns;

    public int HeaderRows { get; private set; }

    /// <summary>Node of its caption; -1 where it has none.</summary>
    public int Caption { get; private set; } = -1;

    /// <summary>Reads a table; null where it is layout.</summary>
    public static TableReader? Read(PageTree tree, int table)
    {
        if (((IElement)tree.Nodes[table].Dom).GetAttribute("role") is "presentation" or "none") return null;
        var reader = new TableReader();
        return reader.Gather(tree.Nodes, table) is { } rows && reader.Expand(tree.Nodes, rows) ? reader : null;
    }

    // Rows of cells as they stand in the page; null where the table holds tables, articles or long texts without any header.
    private List<List<int>>? Gather(Span<PageNode> nodes, int table)
    {
        var rows = new List<List<int>>();
        var (headers, longest, widest, cells) = (false, 0, 0, 0);
        for (var i = table + 1; i < nodes[table].End;)
        {
            ref readonly var node = ref nodes[i];
            if (node.Dropped || node.Tag == Tag.Silent)
            {
                i = node.End;
                continue;
            }

            if (node.Tag == Tag.Table) return null;
            if (node.Tag == Tag.Caption && rows.Count == 0) Caption = i;
            if (node.Tag == Tag.Row) rows.Add([]);
            if (node.Tag is Tag.Cell or Tag.HeaderCell && rows.Count > 0)
            {
                rows[^1].Add(i);
                headers |= node.Tag == Tag.HeaderCell;
                cells++;
                longest = Math.Max(longest, node.Letters);
                widest = Math.Max(widest, rows[^1].Count);
            }

            i++;
        }

        rows.RemoveAll(row => row.Count == 0);
        var layout = widest < 2 || rows.Count < 2 || (longest > LongCell && !headers && nodes[table].Letters > LongCell / 4 * cells) || longest > 5 * LongCell;
        return layout ? null : rows;
    }

    private bool Expand(Span<PageNode> nodes, List<List<int>> rows)
    {
        var grid = new List<int[]>();
        var left = new int[MostColumns];
        var holder = new int[MostColumns];
        var header = true;
        foreach (var row in rows)
        {
            var line = new int[MostColumns];
            Array.Fill(line, -1);
            var column = 0;
            var allHeaders = true;
            foreach (var cell in row)
            {
                Carry(line, left, holder, ref column);
                var element = (IElement)nodes[cell].Dom;
                var (wide, high) = (Spanned(element, "colspan", MostColumns), Spanned(element, "rowspan", rows.Count));
                allHeaders &= nodes[cell].Tag == Tag.HeaderCell;
                for (; wide > 0 && column < MostColumns; wide--, column++)
                    (line[column], left[column], holder[column]) = (cell, high - 1, cell);
            }

            for (; column < MostColumns; column++)
                if (left[column] > 0) (line[column], left[column]) = (holder[column], left[column] - 1);
            if (IsEmpty(nodes, line)) continue;
            grid.Add(line);
            header &= allHeaders || nodes[nodes[nodes[row[0]].Parent].Parent].Dom is IElement { LocalName: "thead" };
            if (header) HeaderRows++;
        }

        var columns = Used(nodes, grid);
        Columns = columns.Count;
        if (Columns < 2 || grid.Count < 2 || Columns * grid.Count > MostCells) return false;
        if (HeaderRows >= grid.Count) HeaderRows = 0;
        foreach (var line in grid)
            foreach (var column in columns) _cells.Add(line[column]);
        return true;
    }

    private static bool IsEmpty(Span<PageNode> nodes, int[] line)
    {
        foreach (var cell in line)
            if (cell >= 0 && nodes[cell].Letters > 0) return false;
        return true;
    }

    private static void Carry(int[] line, int[] left, int[] holder, ref int column)
    {
        for (; column < MostColumns && left[column] > 0; column++) (line[column], left[column]) = (holder[column], left[column] - 1);
    }

    private static int Spanned(IElement cell, string name, int most) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, Math.Max(1, most)) : 1;

    // Columns with words of their own: spacers have none, and spans wider than any row only repeat the one before.
    private static List<int> Used(Span<PageNode> nodes, List<int[]> grid)
    {
        var used = new List<int>();
        for (var column = 0; column < MostColumns; column++)
        {
            foreach (var line in grid)
            {
                if (line[column] < 0 || (column > 0 && line[column - 1] == line[column]) || nodes[line[column]].Letters == 0) continue;
                used.Add(column);
                break;
            }
        }

        return used;
    }
}
