using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Reads the tables alone of a file: separated values, a page, Markdown, or tables in text that lost their form.</summary>
public static class TableFileReader
{
    // A table of so many characters is for a database.
    private const int MostCharacters = 4_000_000;

    /// <summary>Reads the tables of a file; everything else is left out.</summary>
    /// <exception cref="ParseException">It is too large, empty, or holds no table.</exception>
    public static Content Read(RawInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (decoded, remark) = Charset.Decode(Inflate.Open(input.Bytes).Span, input.MediaType);
        if (UsualSeparator(input.Name) is not { } separator) return Parser.KindOf(input) == InputKind.Article ? Tables(PageReader.Read(input)) : OfText(input, decoded);
        var content = Separated(input, SeparatedRecords.Any(Repaired(decoded), separator));
        return remark is null ? content : content with { Remarks = [remark, .. content.Remarks] };
    }

    private static char? UsualSeparator(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ',' : name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : null;

    private static string Repaired(string text) => text.Length > MostCharacters
        ? throw new ParseException($"the tables have more than {MostCharacters:N0} characters") : TextRepair.Repair(text).Text;

    // A file that is a table from end to end needs nothing in it to speak for one, and its cells say nothing of the file.
    private static Content OfText(RawInput input, string text)
    {
        var whole = PlainReader.Read(input);
        var records = SeparatedRecords.Even(Repaired(text));
        if (!whole.Outline.Blocks.Any(block => block.Grid is not null)) return records is null ? throw new ParseException("no table in it") : Separated(input, records);
        var tables = Tables(whole);
        return records is null ? tables : tables with { Title = null, Author = null, Published = null, Updated = null, Site = null };
    }

    private static Content Separated(RawInput input, SeparatedRecords records)
    {
        var draft = new PlainDraft();
        if (records.Rows.Count == 0) throw new ParseException("no table in it");
        if (!draft.AddTable(records.Rows, HeaderRows(records.Rows))) throw new ParseException($"more than {ParseLimits.Elements:N0} cells");
        var (text, outline) = draft.Finish();
        List<string> remarks = [.. Gaps.Remarks(text, outline.Blocks)];
        if (records.Uneven > 0) remarks.Insert(0, records.Uneven == 1 ? "1 row has another number of cells" : FormattableString.Invariant($"{records.Uneven} rows have another number of cells"));
        return new Content { Kind = InputKind.Table, Text = text, Outline = outline, Url = input.Address, Remarks = remarks };
    }

    private static Content Tables(Content whole)
    {
        var draft = new PlainDraft();
        foreach (var block in whole.Outline.Blocks)
            if (block.Grid is { } grid) Copy(whole.Text, grid, draft);
        if (draft.Blocks.Count == 0) throw new ParseException("no table in it");
        var (text, outline) = draft.Finish();
        return whole with { Kind = InputKind.Table, Text = text, Outline = outline, Remarks = [.. whole.Remarks, .. Gaps.Remarks(text, outline.Blocks).Except(whole.Remarks)] };
    }

    private static void Copy(string text, Grid grid, PlainDraft draft)
    {
        var rows = new List<IReadOnlyList<string>>(grid.Rows);
        for (var row = 0; row < grid.Rows; row++)
            rows.Add([.. Enumerable.Range(0, grid.Columns).Select(column => grid[row, column].In(text).ToString())]);
        draft.AddTable(rows, grid.HeaderRows, grid.Caption);
    }

    private static int HeaderRows(List<IReadOnlyList<string>> rows) => rows[0].Any(cell => Cells.IsValue(Cells.Of(cell))) ? 0 : 1;
}
