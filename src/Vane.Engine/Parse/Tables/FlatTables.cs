namespace Vane.Parse;

/// <summary>Finds tables in lines of text that have lost their form: cells run together, parted by tabs, bars, gaps or commas, or each
/// on a line of its own. What is no table beyond doubt is none: prose, lists, menus and code stay what they are.</summary>
public static class FlatTables
{
    /// <summary>The tables in lines of text, in order, without overlap.</summary>
    public static IReadOnlyList<FlatTable> Find(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var plain = new List<PlainLine>(lines.Count);
        foreach (var line in lines) plain.Add(PlainLine.Of(line.AsSpan()));
        return [.. Find(plain, 0, plain.Count).Select(table => table with { Rows = [.. table.Rows.Select(row => Shifted(row, lines))] })];
    }

    internal static List<FlatTable> Find(IReadOnlyList<PlainLine> lines, int from, int to)
    {
        var tables = DelimitedRows.Find(lines, from, to);
        var delimited = tables.Count;
        var (glued, single) = (new GluedRows(lines), new CellLines(lines));
        var next = 0;
        for (var at = from; at < to;)
        {
            while (next < delimited && tables[next].From < at) next++;
            var end = next < delimited ? tables[next].From : to;
            if (at == end)
            {
                at = tables[next].To;
                continue;
            }

            var table = lines[at].IsEmpty ? null : glued.At(at, end) ?? single.At(at, end);
            if (table is not null) tables.Add(table);
            at = table?.To ?? at + 1;
        }

        tables.Sort((a, b) => a.From.CompareTo(b.From));
        return tables;
    }

    // Cells are found in trimmed lines.
    private static List<FlatCell> Shifted(IReadOnlyList<FlatCell> row, IReadOnlyList<string> lines) =>
        [.. row.Select(cell => cell with { Span = cell.Span with { Start = cell.Span.Start + lines[cell.Line].Length - lines[cell.Line].AsSpan().TrimStart().Length } })];
}
