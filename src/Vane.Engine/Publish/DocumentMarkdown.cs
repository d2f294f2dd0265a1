using System.Globalization;
using System.Text;
using Vane.Model;
using Vane.Parse;
using Vane.Text;

namespace Vane.Publish;

/// <summary>Writes a document's text with its structure as Markdown. Whatever the text holds, it stays text.</summary>
/// <param name="text">The text.</param>
/// <param name="outline">What stands where in it.</param>
/// <param name="url">Its address; the times of a talk become links to those seconds.</param>
public sealed class DocumentMarkdown(string text, Outline outline, string? url = null)
{
    private readonly StringBuilder _page = new(text.Length + 256);
    private readonly Link[] _links = [.. outline.Links.OrderBy(l => l.Span.Start)];
    private BlockKind? _last;

    /// <summary>The Markdown; ends with a line end unless it is empty.</summary>
    public string Write()
    {
        _page.Clear();
        _last = null;
        if (outline.Blocks.Count == 0) WriteProse(new TextSpan(0, text.Length), "");
        foreach (var block in outline.Blocks) WriteBlock(block);
        return _page.ToString();
    }

    private void WriteBlock(Block block)
    {
        // Items of one list stand together; everything else is parted by an empty line.
        if (_last is not null && !(_last == block.Kind && block.Kind is BlockKind.Item)) _page.Append('\n');
        var isCaptioned = _last == BlockKind.Caption;
        _last = block.Kind;
        switch (block.Kind)
        {
            case BlockKind.Heading:
                _page.Append('#', Math.Clamp(block.Level, 1, 6)).Append(' ').Append(Inline(block.Span)).Append('\n');
                break;
            case BlockKind.Item:
                _page.Append(' ', 2 * (Math.Max(block.Level, 1) - 1)).Append("- ").Append(Inline(block.Span)).Append('\n');
                break;
            case BlockKind.Quote:
                WriteProse(block.Span, "> ");
                break;
            case BlockKind.Caption:
                _page.Append('*').Append(Inline(block.Span)).Append("*\n");
                break;
            case BlockKind.Code:
                WriteCode(block.Span.In(text).ToString());
                break;
            case BlockKind.Table when block.Grid is { Columns: > 0 } grid:
                if (!isCaptioned && grid.Caption is { } caption) _page.Append('*').Append(Plain(caption)).Append("*\n\n");
                WriteGrid(grid);
                break;
            case BlockKind.Speech:
                WriteSpeech(block);
                break;
            default:
                WriteProse(block.Span, "");
                break;
        }
    }

    // Empty lines part paragraphs; other line ends are kept as such.
    private void WriteProse(TextSpan span, string prefix)
    {
        for (var at = span.Start; at < span.End;)
        {
            var end = text.IndexOf('\n', at, span.End - at);
            if (end < 0) end = span.End;
            var line = Inline(new TextSpan(at, end - at));
            var isLast = end + 1 >= span.End || text[end + 1] == '\n';
            _page.Append(line.Length == 0 ? prefix.TrimEnd() : prefix + line).Append(line.Length > 0 && !isLast ? "\\\n" : "\n");
            at = end + 1;
        }
    }

    private void WriteCode(string code)
    {
        var lines = code.Split('\n').Select(CodeLine).ToList();
        var fence = new string('`', 1 + Math.Max(2, lines.Max(LongestRun)));
        _page.Append(fence).Append('\n').AppendJoin('\n', lines).Append('\n').Append(fence).Append('\n');
    }

    // Blanks at the beginning of a line of code say something.
    private static string CodeLine(string line) =>
        new string(' ', line.Length - line.TrimStart().Length) + PlainText.OneLine(line);

    private static int LongestRun(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var c in line) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }

    private void WriteGrid(Grid grid)
    {
        // Markdown knows no table without a header.
        if (grid.HeaderRows == 0) _page.Append('|').Insert(_page.Length, "  |", grid.Columns).Append('\n');
        for (var row = 0; row < grid.Rows; row++)
        {
            if (row == Math.Min(grid.HeaderRows, 1)) WriteRule(grid);
            _page.Append('|');
            for (var column = 0; column < grid.Columns; column++) _page.Append(' ').Append(Inline(grid[row, column])).Append(" |");
            _page.Append('\n');
        }

        if (grid.Rows <= Math.Min(grid.HeaderRows, 1)) WriteRule(grid);
    }

    private void WriteRule(Grid grid) => _page.Append('|').Insert(_page.Length, "---|", grid.Columns).Append('\n');

    private void WriteSpeech(Block block)
    {
        if (block.From is { } from)
        {
            var shown = Moment.Show(from);
            _page.Append(WebAddress.Safe(url) is { } safe
                ? string.Create(CultureInfo.InvariantCulture, $"[{shown}]({Moment.Link(safe, from)}) ")
                : shown + " ");
        }

        if (block.Speaker is { } speaker) _page.Append("**").Append(Plain(speaker)).Append("** ");
        _page.Append(Inline(block.Span)).Append('\n');
    }

    private string Inline(TextSpan span)
    {
        var line = new StringBuilder();
        var at = span.Start;
        for (var i = FirstLink(span.Start); i < _links.Length && _links[i].Span.Start < span.End; i++)
        {
            var link = _links[i];
            if (link.Span.Start < at || link.Span.End > span.End || link.Span.Length == 0 || WebAddress.Safe(link.Url) is not { } safe) continue;
            line.Append(Plain(text[at..link.Span.Start], isWhole: false));
            line.Append(CultureInfo.InvariantCulture, $"[{Plain(link.Span.In(text).ToString())}]({safe})");
            at = link.Span.End;
        }

        return line.Append(Plain(text[at..span.End], isWhole: at == span.Start)).ToString();
    }

    private int FirstLink(int start)
    {
        var (low, high) = (0, _links.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_links[middle].Span.Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    // A piece of a line keeps the blank that parts it from the next piece.
    private static string Plain(string piece, bool isWhole = true)
    {
        var line = MarkdownText.Escape(PlainText.OneLine(piece));
        if (isWhole || piece.Length == 0) return line;
        if (line.Length == 0) return " ";
        return (char.IsWhiteSpace(piece[0]) && line[0] != ' ' ? " " : "") + line + (char.IsWhiteSpace(piece[^1]) ? " " : "");
    }
}
