using System.Text;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Reads the tables alone of a file: comma, semicolon, tab or bar between cells, Markdown, or tables in text that lost their
/// form.</summary>
public static class TableFileReader
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Reads the tables of a file; everything else is left out.</summary>
    /// <exception cref="ParseException">It is too large, empty, or holds no table.</exception>
    public static Content Read(RawInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var whole = PlainReader.Read(input);
        var (text, _) = Charset.Decode(Inflate.Open(input.Bytes).Span, input.MediaType);
        var draft = new PlainDraft();
        if (IsSeparated(input.Name) && Records(TextRepair.Repair(text).Text) is { } records) draft.AddTable(records, HeaderRows(records));
        foreach (var block in draft.Blocks.Count == 0 ? whole.Outline.Blocks : [])
            if (block.Grid is { } grid) Copy(whole.Text, grid, draft);
        // A file that is a table from end to end needs nothing in it to speak for one.
        if (draft.Blocks.Count == 0 && Records(TextRepair.Repair(text).Text) is { } rows) draft.AddTable(rows, HeaderRows(rows));
        if (draft.Blocks.Count == 0) throw new ParseException("no table in it");
        var (tables, outline) = draft.Finish();
        return whole with { Kind = InputKind.Table, Text = tables, Outline = outline, Remarks = [.. whole.Remarks, .. Gaps.Remarks(tables, outline.Blocks).Except(whole.Remarks)] };
    }

    private static bool IsSeparated(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);

    private static void Copy(string text, Grid grid, PlainDraft draft)
    {
        var rows = new List<IReadOnlyList<string>>(grid.Rows);
        for (var row = 0; row < grid.Rows; row++)
            rows.Add([.. Enumerable.Range(0, grid.Columns).Select(column => grid[row, column].In(text).ToString())]);
        draft.AddTable(rows, grid.HeaderRows, grid.Caption);
    }

    // The separator that parts all records into the same number of fields, the most of them; RFC 4180's quotes.
    private static List<IReadOnlyList<string>>? Records(string text)
    {
        List<IReadOnlyList<string>>? best = null;
        foreach (var separator in Separators)
        {
            var records = Parsed(text, separator);
            if (records.Count < 2 || records[0].Count < 2 || (best is not null && records[0].Count <= best[0].Count)) continue;
            var even = records.Count(record => record.Count == records[0].Count);
            if (even == records.Count) best = records;
        }

        return best;
    }

    private static List<IReadOnlyList<string>> Parsed(string text, char separator)
    {
        var records = new List<IReadOnlyList<string>>();
        var record = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : '\n';
            if (quoted && at < text.Length)
            {
                if (c != '"') field.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0) quoted = true;
            else if (c == separator || c == '\n')
            {
                record.Add(field.ToString().Trim());
                field.Clear();
                if (c != '\n') continue;
                if (record.Count > 1 || record[0].Length > 0) records.Add(record);
                record = [];
            }
            else field.Append(c);
        }

        return records;
    }

    private static int HeaderRows(List<IReadOnlyList<string>> rows) => rows[0].Any(cell => Cells.IsValue(Cells.Of(cell))) ? 0 : 1;
}
