using Vane.Model;
using Vane.Publish;
using Vane.Text;
using Vane.Words;

namespace Vane.SystemTests.Hostile;

/// <summary>What a page must show and may hold, from the report's JSON alone.</summary>
internal sealed class ExpectedContent(Report report, string language)
{
    // Markdown has no drawings: a column that only draws is left out there.
    private const string Drawn = "trajectory";

    private readonly IReadOnlyList<Table> _tables = [.. report.Sections.SelectMany(s => s.Tables)];

    public string Title => new Summary(report, Wording.For(report, Language.Of(language))).Title;

    /// <summary>Titles of all posts the report speaks of.</summary>
    public IEnumerable<string> PostTitles => report.Evidence.Values.OfType<Evidence.Post>().Select(p => p.Title)
        .Concat(Titles.Select(t => t.Value));

    /// <summary>Addresses of posts, which alone may lead outside.</summary>
    public IEnumerable<string> PostAddresses => report.Evidence.Values.OfType<Evidence.Post>().Select(p => p.Url)
        .Concat(Titles.Select(t => t.Url)).OfType<string>();

    public int Statements => report.Sections.Sum(s => s.Statements.Count);

    /// <summary>Evidence that statements and rows lead to.</summary>
    public int Cited => report.Sections.SelectMany(s => s.Statements).SelectMany(s => s.Evidence)
        .Concat(_tables.SelectMany(t => t.Rows).SelectMany(r => r.Evidence ?? []))
        .Distinct(StringComparer.Ordinal).Count();

    /// <summary>Headings of sections, of the two that every report ends with, and of tables.</summary>
    public int Headings => report.Sections.Count + 2 + _tables.Count(t => t.Subject is not null);

    private IEnumerable<Slot.Title> Titles => report.Sections.SelectMany(s => s.Statements).SelectMany(s => s.Slots.Values)
        .Concat(_tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells.OfType<Slot>())).OfType<Slot.Title>();

    public void ShouldBeShownIn(string[][][] shown, bool drawings)
    {
        shown.Length.ShouldBe(_tables.Count);
        foreach (var (table, rows) in _tables.Zip(shown))
        {
            var columns = Columns.Shown(table)
                .Where(c => drawings ? Columns.HostOf(table.Columns[c]) is null : table.Columns[c] != Drawn).ToList();
            rows.Length.ShouldBe(table.Rows.Count, table.Kind);
            foreach (var (row, cells) in table.Rows.Zip(rows)) ShouldShow(table, row, columns, cells, drawings);
        }
    }

    private static void ShouldShow(Table table, Row row, List<int> columns, string[] cells, bool drawings)
    {
        cells.Length.ShouldBe(columns.Count, $"cells of {table.Kind}: {string.Join(" ¦ ", cells)}");
        foreach (var (column, cell) in columns.Zip(cells))
        {
            // What a cell has as a guest stands on a line of its own.
            var lines = cell.Split('\n');
            var guests = drawings ? GuestsOf(table, row, column) : 0;
            lines.Length.ShouldBe(1 + guests, cell);
            var isReferring = Columns.References(table, row, column).Count > 0;
            if (row.Cells[column] is Slot.Title title && isReferring) ShouldBegin(title.Value, lines[0].Trim());
            else if (row.Cells[column] is Slot.Title whole) ShouldShow(whole.Value, lines[0].Trim());
            else if (row.Cells[column] is Slot.Name name) ShouldShow(name.Value, lines[0].Trim());
        }
    }

    private static int GuestsOf(Table table, Row row, int host) => Enumerable.Range(0, table.Columns.Count)
        .Count(c => row.Cells[c] is not null && Columns.HostOf(table.Columns[c]) == table.Columns[host]);

    // References follow the title.
    private static void ShouldBegin(string stored, string shown)
    {
        var plain = PlainText.OneLine(stored);
        shown.ShouldStartWith(plain[..Math.Min(plain.Length, 40)]);
    }

    // Long texts are cut, and end in an ellipsis then.
    private static void ShouldShow(string stored, string shown)
    {
        var plain = PlainText.OneLine(stored);
        if (shown == plain) return;
        shown.ShouldEndWith("…");
        plain.ShouldStartWith(shown[..^1]);
        shown.Length.ShouldBeGreaterThan(40);
    }
}
