using System.Text;
using Vane.Model;

namespace Vane.Parse;

/// <summary>Markdown to blocks: headings, paragraphs, lists, quotes, code, tables. CommonMark and GitHub's tables as people write
/// them, read line by line: any text is some Markdown, and no nesting costs more than its length.</summary>
internal sealed class MarkdownReader
{
    private readonly IReadOnlyList<PlainLine> _lines;
    private readonly PlainDraft _draft;
    private readonly Dictionary<string, string> _references = [];
    private readonly Dictionary<string, int> _lastWith = [];
    private readonly StringBuilder _open = new();
    private readonly List<int> _indents = [];
    private BlockKind _kind;
    private int _openLines;
    private int _at;

    private MarkdownReader(IReadOnlyList<PlainLine> lines, int from, PlainDraft draft)
    {
        (_lines, _at, _draft) = (lines, from, draft);
        for (var i = from; i < lines.Count; i++)
            if (MarkdownLine.Reference(lines[i]) is var (name, url)) _references.TryAdd(name, url);
    }

    private PlainLine Line => _lines[_at];

    /// <summary>Reads the lines of a document from one on.</summary>
    public static void Read(IReadOnlyList<PlainLine> lines, int from, PlainDraft draft)
    {
        var reader = new MarkdownReader(lines, from, draft);
        while (reader._at < lines.Count) reader.Step();
        reader.Close();
    }

    private void Step()
    {
        var line = Line;
        if (line.IsEmpty) Close();
        else if (MarkdownLine.Fence(line) is { } fence) Fence(fence);
        else if (line.Text.StartsWith("<!--", StringComparison.Ordinal) && IsClosed("-->")) SkipThrough("-->");
        else if (line.Text.StartsWith("<script", StringComparison.OrdinalIgnoreCase) && IsClosed("</script>")) SkipThrough("</script>");
        else if (line.Text.StartsWith("<style", StringComparison.OrdinalIgnoreCase) && IsClosed("</style>")) SkipThrough("</style>");
        else if (line.Text.StartsWith(":::", StringComparison.Ordinal)) Close();
        else if (MarkdownLine.Heading(line) is var (level, words)) Heading(level, words);
        else if (_openLines == 1 && _kind == BlockKind.Paragraph && MarkdownLine.Underline(line) is > 0 and var under) Underlined(under);
        else if (MarkdownLine.IsRule(line)) Close();
        else if (IsTable()) Table();
        else if (line.Text[0] == '>') Quote();
        else if (MarkdownLine.Item(line.Text) is > 0 and var mark) Item(mark);
        else if (IsIndentedCode()) Code();
        else if (MarkdownLine.Reference(line) is null) Continue(line.Text, BlockKind.Paragraph);
        _at++;
    }

    // Lines of one block; a line under an item belongs to it until an empty one.
    private void Continue(string text, BlockKind kind)
    {
        if (_openLines == 0)
        {
            _kind = kind;
            if (Line.Indent == 0) _indents.Clear();
        }

        if (_openLines++ > 0) _open.Append('\n');
        _open.Append(text);
        // Two blanks at the end of a line end it; the line has been trimmed.
        if (Line.Raw.EndsWith("  ", StringComparison.Ordinal)) _open.Append("  ");
    }

    private void Close()
    {
        if (_openLines == 0) return;
        _draft.Add(_kind, Inline(_open.ToString()), _kind == BlockKind.Item ? Math.Max(1, _indents.Count) : 0);
        _open.Clear();
        _openLines = 0;
    }

    private InlineMarks Inline(string text) => new(text, _references);

    private void Heading(int level, string words)
    {
        Close();
        _indents.Clear();
        _draft.Add(BlockKind.Heading, Inline(words), level);
    }

    private void Underlined(int level)
    {
        var words = _open.ToString();
        _open.Clear();
        _openLines = 0;
        Heading(level, words);
    }

    private void Item(int mark)
    {
        // A number in the midst of a paragraph is a number, unless it is the first.
        if (_openLines > 0 && _kind == BlockKind.Paragraph && char.IsAsciiDigit(Line.Text[0]) && !Line.Text.StartsWith('1'))
        {
            Continue(Line.Text, BlockKind.Paragraph);
            return;
        }

        Close();
        while (_indents.Count > 0 && Line.Indent <= _indents[^1] + 1) _indents.RemoveAt(_indents.Count - 1);
        if (_indents.Count < ParseLimits.Depth) _indents.Add(Line.Indent);
        _kind = BlockKind.Item;
        _openLines = 1;
        _open.Append(Line.Text.AsSpan(mark));
        if (Line.Raw.EndsWith("  ", StringComparison.Ordinal)) _open.Append("  ");
    }

    private void Quote()
    {
        var text = Line.Text.AsSpan();
        while (text is ['>', ..]) text = text[1..].TrimStart();
        var isNew = _openLines > 0 && _kind != BlockKind.Quote;
        if (isNew || text.IsEmpty || MarkdownLine.Item(text) > 0) Close();
        if (text.IsEmpty || text.StartsWith("[!", StringComparison.Ordinal)) return;
        text = text[MarkdownLine.Item(text)..];
        var words = text.TrimStart('#');
        Continue((words.Length < text.Length && words is [' ', ..] ? words.Trim() : text).ToString(), BlockKind.Quote);
    }

    private void Fence(string fence)
    {
        Close();
        var from = _at + 1;
        var indent = Line.Indent;
        for (_at++; _at < _lines.Count; _at++)
            if (MarkdownLine.Fence(Line) is { } close && close[0] == fence[0] && close.Length >= fence.Length && Line.Text.Length == close.Length) break;
        AddCode(from, Math.Min(_at, _lines.Count), indent);
    }

    // Chinese paragraphs are indented by blanks too.
    private bool IsIndentedCode() => _openLines == 0 && _indents.Count == 0 && Line.Indent >= 4 && Line.Raw[0] is ' ' or '\t' && !Line.Text.AsSpan().ContainsAnyInRange('\u2E80', '\uFFEF');

    private void Code()
    {
        var from = _at;
        while (_at + 1 < _lines.Count && (_lines[_at + 1].Indent >= 4 || _lines[_at + 1].IsEmpty)) _at++;
        AddCode(from, _at + 1, 4);
    }

    private void AddCode(int from, int to, int indent)
    {
        var code = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            var raw = _lines[i].Raw.AsSpan();
            var blanks = 0;
            while (blanks < indent && blanks < raw.Length && raw[blanks] is ' ') blanks++;
            if (blanks == 0 && indent > 0 && raw is ['\t', ..]) blanks = 1;
            code.Append(raw[blanks..].TrimEnd()).Append('\n');
        }

        _draft.Add(BlockKind.Code, code.ToString());
    }

    // What is never closed is text.
    private bool IsClosed(string end)
    {
        if (!_lastWith.TryGetValue(end, out var last))
        {
            for (last = _lines.Count - 1; last >= 0 && !_lines[last].Text.Contains(end, StringComparison.OrdinalIgnoreCase);) last--;
            _lastWith[end] = last;
        }

        return last >= _at;
    }

    private void SkipThrough(string end)
    {
        Close();
        while (!Line.Text.Contains(end, StringComparison.OrdinalIgnoreCase)) _at++;
        var rest = Line.Text[(Line.Text.IndexOf(end, StringComparison.OrdinalIgnoreCase) + end.Length)..].Trim();
        if (rest.Length > 0) Continue(rest, BlockKind.Paragraph);
    }

    private bool IsTable() => _at + 1 < _lines.Count && Line.Text.Contains('|', StringComparison.Ordinal)
        && MarkdownLine.IsDelimiterRow(_lines[_at + 1].Text) && MarkdownLine.Cells(Line.Text).Count == MarkdownLine.Cells(_lines[_at + 1].Text).Count;

    private void Table()
    {
        Close();
        var from = _at;
        var rows = new List<IReadOnlyList<string>> { Row(Line.Text) };
        for (_at++; _at + 1 < _lines.Count && _lines[_at + 1].Text.Contains('|', StringComparison.Ordinal) && MarkdownLine.Heading(_lines[_at + 1]) is null; _at++)
            rows.Add(Row(_lines[_at + 1].Text));
        if (!_draft.AddTable(rows, 1)) _draft.Add(BlockKind.Code, string.Join('\n', _lines.Skip(from).Take(_at + 1 - from).Select(l => l.Text)));
    }

    private List<string> Row(string text) => MarkdownLine.Cells(text).ConvertAll(cell => Inline(cell).Plain(out _));
}
