using Vane.Model;

namespace Vane.Verify;

/// <summary>Checks the tables of a section against what the store supports.</summary>
internal sealed class TableAudit(Protocol protocol, EvidenceAudit evidence, string section)
{
    private readonly List<Evidence> _missing = [];

    /// <summary>What rows cite that the report does not have.</summary>
    public IReadOnlyList<Evidence> MissingGrounds => _missing;

    /// <summary>Checks a table; no <paramref name="sheet"/> says that none belongs here.</summary>
    public void Check(Table? table, Sheet? sheet, string path)
    {
        var where = $"({section}, {table?.Kind ?? Said.Nothing})";
        var rows = protocol.Present<Row?>(table?.Rows, $"{path}.rows {where}");
        if (table is null || sheet is null)
        {
            protocol.Add($"{path} {where}", table?.Kind ?? Said.Nothing, sheet is null ? "no such table belongs here" : "is missing");
            for (var i = 0; i < rows.Count; i++) CheckRow(rows[i], null, table?.Columns, $"{path}.rows[{Said.Of(i)}]", where);
            return;
        }

        CheckHead(table, sheet, path, where);
        foreach (var (at, due) in Alignment.Of(rows, sheet.Lines, Alike))
        {
            if (at is { } i)
                CheckRow(rows[i], due is { } d ? sheet.Lines[d] : null, sheet.Columns, $"{path}.rows[{Said.Of(i)}]", where);
            else Missing(sheet.Lines[due!.Value], $"{path}.rows {where}");
        }
    }

    /// <summary>Notes a table that is not there: with all its rows it may have been withheld.</summary>
    public void Missing(Sheet sheet, string where)
    {
        foreach (var line in sheet.Lines) Missing(line, $"{where} ({section}, {sheet.Kind})");
    }

    private void Missing(Line line, string where)
    {
        _missing.AddRange(line.Grounds ?? []);
        protocol.Missing(where, Words(line));
    }

    private void CheckHead(Table table, Sheet sheet, string path, string where)
    {
        if (table.Kind != sheet.Kind) protocol.Differs($"{path}.kind {where}", table.Kind, $"table {sheet.Kind}");
        // An absent subject and one without a name are not the same.
        var subject = sheet.Subject is { } name ? new Slot.Name(name) : null;
        if (table.Subject != subject) protocol.Differs($"{path}.subject {where}", Said.Of(table.Subject), Said.Of(subject));
        var columns = protocol.Present(table.Columns, $"{path}.columns {where}");
        if (!SlotMatch.Same(columns, sheet.Columns))
            protocol.Differs($"{path}.columns {where}", Said.Of(columns), Said.Of(sheet.Columns));
    }

    private void CheckRow(Row? row, Line? line, IReadOnlyList<string>? columns, string path, string where) => protocol.Count(() =>
    {
        if (row?.Cells is null || line is null)
        {
            evidence.Note(row?.Evidence);
            protocol.Differs($"{path} {where}", Said.Of(row?.Post), line is null ? "no such row" : Words(line));
            return;
        }

        if (row.Cells.Count != line.Cells.Count)
            protocol.Differs($"{path}.cells {where}", $"{Said.Of(row.Cells.Count)} cells", $"{Said.Of(line.Cells.Count)} cells");
        for (var i = 0; i < Math.Min(row.Cells.Count, line.Cells.Count); i++)
        {
            if (SlotMatch.Agree(row.Cells[i], line.Cells[i])) continue;
            protocol.Differs(
                $"{path}.cells[{Said.Of(i)}] ({section}, {columns?[i]})", Said.Of(row.Cells[i]), Said.Of(line.Cells[i]));
        }

        if (line.Grounds is not null) evidence.Check($"{path}.evidence {where}", row.Evidence, line.Grounds);
        else if (row.Evidence is not null) protocol.Add($"{path}.evidence {where}", Said.Of(row.Evidence), "such a row cites nothing");
        if (row.Post != line.Post) protocol.Differs($"{path}.post {where}", Said.Of(row.Post), Said.Of(line.Post));
        if (!SlotMatch.Same<Evidence.Post?>(row.Also, line.Also))
            protocol.Differs($"{path}.also {where}", Said.Of(row.Also?.Select(Said.Of)), Said.Of(line.Also?.Select(Said.Of)));
    });

    private static bool Alike(Row? row, Line line) =>
        row?.Cells is { } cells && row.Post == line.Post && SlotMatch.Same<Evidence.Post?>(row.Also, line.Also) && cells.Count == line.Cells.Count
        && cells.Zip(line.Cells).All(c => SlotMatch.Agree(c.First, c.Second));

    private static string Words(Line line) => string.Join(", ", line.Cells.Select(Said.Of));
}
