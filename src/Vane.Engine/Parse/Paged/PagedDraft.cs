using System.Text;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Puts the lines of pages together to blocks of a text.</summary>
internal sealed class PagedDraft
{
    private const int LongestHeading = 160;

    // Lines begin in one column if they begin within so many points.
    private const double ColumnWidth = 24;
    private const int MostColumns = 10_000;
    private const int HeadingLevels = 4;

    // Letters so much higher than the text's are a heading's.
    private const double Higher = 1.13;

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly double _latinHeight, _hanHeight;
    private readonly List<double> _headingSizes;

    public PagedDraft(IReadOnlyList<PagedLine> lines)
    {
        // Fonts of Chinese have other heights than those of the letters beside them.
        _latinHeight = CommonHeight(lines.Where(l => !HanScript.IsIn(l.Text)));
        _hanHeight = CommonHeight(lines.Where(l => HanScript.IsIn(l.Text)));
        _headingSizes = [.. lines.Select(Size).Where(s => s > Higher).Distinct().OrderDescending().Take(HeadingLevels)];
        foreach (var page in lines.GroupBy(l => l.Page)) AddPage([.. page]);
    }

    /// <summary>The text.</summary>
    public string Text => _text.ToString();

    /// <summary>What stands where in it.</summary>
    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>The highest heading of the first pages, if there is one.</summary>
    public string? Title => _blocks.Where(b => b is { Kind: BlockKind.Heading, Page: <= 2 }).MinBy(b => b.Level) is { } block
        ? _text.ToString(block.Span.Start, block.Span.Length)
        : null;

    private static double CommonHeight(IEnumerable<PagedLine> lines) => lines.GroupBy(l => Math.Round(l.Height * 2) / 2)
        .OrderByDescending(g => g.Sum(l => l.Text.Length)).ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefault(1);

    // Height in parts of the height of the text.
    private double Size(PagedLine line) => Math.Round(20 * line.Height / (HanScript.IsIn(line.Text) ? _hanHeight : _latinHeight)) / 20;

    private void AddPage(IReadOnlyList<PagedLine> lines)
    {
        var tables = PagedTables.Find(lines);
        var owners = new Dictionary<PagedLine, PagedTable>(ReferenceEqualityComparer.Instance);
        foreach (var table in tables)
            foreach (var line in table.Lines) owners.TryAdd(line, table);
        var written = new HashSet<PagedTable>(ReferenceEqualityComparer.Instance);
        var edges = RightEdges(lines);
        for (var i = 0; i < lines.Count;)
        {
            if (owners.TryGetValue(lines[i], out var table))
            {
                if (written.Add(table)) AddTable(table);
                i++;
                continue;
            }

            var end = i + 1;
            while (end < lines.Count && !owners.ContainsKey(lines[end]) && AreOne(lines[i], lines[end - 1], lines[end], edges[i])) end++;
            AddBlock(lines, i, end);
            i = end;
        }
    }

    // How far right lines reach that begin about where a line does: those of its column, not of the one beside it.
    private static double[] RightEdges(IReadOnlyList<PagedLine> lines)
    {
        var rights = new Dictionary<int, double>();
        foreach (var line in lines)
            for (var column = Column(line) - 1; column <= Column(line) + 1; column++)
                rights[column] = Math.Max(rights.GetValueOrDefault(column), line.Right);
        return [.. lines.Select(l => rights[Column(l)])];

        static int Column(PagedLine line) => (int)Math.Clamp(line.Left / ColumnWidth, -MostColumns, MostColumns);
    }

    private static bool AreOne(PagedLine first, PagedLine above, PagedLine below, double right)
    {
        // A mark or a number stands apart from what it belongs to.
        if (Math.Abs(below.Middle - above.Middle) < above.Height * 0.4 && below.Left > above.Right && below.Left - above.Right < 2 * above.Height) return true;
        if (above.Block != below.Block || Math.Abs(above.Height - below.Height) > above.Height * 0.12 || IsItem(below.Text, out _)) return false;
        if (IsItem(first.Text, out _) && below.Left > first.Left + (0.3 * first.Height)) return true;
        // A line that ends well before the others do ends a paragraph, unless the next goes on in small letters.
        return right - above.Right < 0.2 * (right - above.Left) || char.IsLower(below.Text[0]);
    }

    private void AddBlock(IReadOnlyList<PagedLine> lines, int from, int end)
    {
        var joined = new StringBuilder();
        for (var i = from; i < end; i++) Join(joined, lines[i].Text);
        var text = joined.ToString();
        var level = 1 + _headingSizes.IndexOf(Size(lines[from]));
        if (level > 0 && text.Length <= LongestHeading)
        {
            Add(BlockKind.Heading, text, lines[from].Page, level);
        }
        else if (IsItem(text, out var mark))
        {
            Add(BlockKind.Item, text[mark..], lines[from].Page, 1);
        }
        else if (GoesOn(text))
        {
            Join(_text, text);
            _blocks[^1] = _blocks[^1] with { Span = new TextSpan(_blocks[^1].Span.Start, _text.Length - _blocks[^1].Span.Start) };
        }
        else
        {
            Add(BlockKind.Paragraph, text, lines[from].Page, 0);
        }
    }

    // A paragraph that ends in the midst of a sentence goes on in the next block, be it on the next page.
    private bool GoesOn(string text) =>
        _blocks.Count > 0 && _blocks[^1].Kind is BlockKind.Paragraph or BlockKind.Item
        && !".!?。！？：:；;”\"".Contains(_text[^1], StringComparison.Ordinal)
        && (char.IsLower(text[0]) || (HanScript.IsHan(_text[^1]) && HanScript.IsHan(text[0]) && _blocks[^1].Span.Length > 24));

    private static void Join(StringBuilder text, string line)
    {
        if (text.Length == 0) text.Append(line);
        else if (text[^1] == '-' && text.Length > 1 && char.IsLetter(text[^2]) && char.IsLower(line[0])) text.Remove(text.Length - 1, 1).Append(line);
        else if (text[^1] > '\u2E80' && line[0] > '\u2E80') text.Append(line);
        else text.Append(' ').Append(line);
    }

    private static bool IsItem(string line, out int mark)
    {
        mark = line is ['•' or '▪' or '●' or '◦' or '‣' or '–' or '·' or '○' or '■' or '□', _, ..] ? 1 : 0;
        while (mark > 0 && mark < line.Length && line[mark] == ' ') mark++;
        return mark > 0 && mark < line.Length;
    }

    private void Add(BlockKind kind, string text, int page, int level)
    {
        Part(kind);
        _blocks.Add(new Block(kind, new TextSpan(_text.Length, text.Length)) { Level = level, Page = page });
        _text.Append(text);
    }

    private void AddTable(PagedTable table)
    {
        Part(BlockKind.Table);
        var (start, cells) = (_text.Length, new List<TextSpan>());
        foreach (var row in table.Rows)
        {
            if (_text.Length > start) _text.Append('\n');
            for (var column = 0; column < row.Length; column++)
            {
                if (column > 0) _text.Append('\t');
                cells.Add(new TextSpan(_text.Length, row[column].Length));
                _text.Append(row[column]);
            }
        }

        var header = table.Rows[0].All(c => c.Length > 0 && !c.Any(char.IsDigit)) ? 1 : 0;
        _blocks.Add(new Block(BlockKind.Table, new TextSpan(start, _text.Length - start))
        {
            Page = table.Lines[0].Page,
            Grid = new Grid(table.Rows[0].Length, header, cells, null),
        });
    }

    private void Part(BlockKind kind)
    {
        if (_blocks.Count > 0) _text.Append(kind == BlockKind.Item && _blocks[^1].Kind == kind ? "\n" : "\n\n");
    }
}
