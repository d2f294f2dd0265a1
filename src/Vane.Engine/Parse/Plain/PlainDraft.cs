using System.Text;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>A text as it is put together block by block, and what stands where in it.</summary>
internal sealed class PlainDraft
{
    // A row of a million cells and a million rows of one cell make no table of 10¹² cells.
    private const int MostCells = ParseLimits.Elements;

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<Link> _links = [];

    /// <summary>How many tables were put together by guess.</summary>
    public int Guesses { get; set; }

    /// <summary>The blocks so far.</summary>
    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>The words of a block.</summary>
    public string TextOf(Block block) => _text.ToString(block.Span.Start, block.Span.Length);

    /// <summary>Adds a block; nothing if it has no words.</summary>
    /// <param name="kind">What it is; tables are added by <see cref="AddTable"/>.</param>
    /// <param name="words">Its words.</param>
    /// <param name="level">Level of a heading, depth of an item.</param>
    public void Add(BlockKind kind, ReadOnlySpan<char> words, int level = 0)
    {
        words = kind == BlockKind.Code ? words.Trim('\n').TrimEnd() : words.Trim();
        if (words.IsWhiteSpace()) return;
        Part(kind);
        _blocks.Add(new Block(kind, Append(words)) { Level = level });
    }

    /// <summary>Adds a block whose words have marks of Markdown in them.</summary>
    public void Add(BlockKind kind, InlineMarks words, int level = 0)
    {
        var plain = words.Plain(out var links);
        var shift = plain.Length - plain.AsSpan().TrimStart().Length;
        var trimmed = plain.AsSpan().Trim();
        if (trimmed.Length == 0) return;
        Add(kind, trimmed, level);
        var start = _blocks[^1].Span.Start;
        foreach (var link in links) AddLink(link, start - shift, _blocks[^1].Span);
    }

    /// <summary>Adds a table whose rows may be uneven; short ones are filled up with empty cells.</summary>
    /// <returns>False, and nothing is added, if it has no cells, or too many.</returns>
    public bool AddTable(IReadOnlyList<IReadOnlyList<string>> rows, int headerRows, string? caption = null)
    {
        var columns = 0;
        foreach (var row in rows) columns = Math.Max(columns, row.Count);
        if (columns == 0 || (long)columns * rows.Count > MostCells) return false;
        Part(BlockKind.Table);
        var start = _text.Length;
        var cells = new List<TextSpan>(columns * rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            if (row > 0) _text.Append('\n');
            for (var column = 0; column < columns; column++)
            {
                if (column > 0) _text.Append('\t');
                cells.Add(Append(column < rows[row].Count ? PlainText.OneLine(rows[row][column]) : ""));
            }
        }

        _blocks.Add(new Block(BlockKind.Table, new TextSpan(start, _text.Length - start)) { Grid = new Grid(columns, headerRows, cells, caption) });
        return true;
    }

    /// <summary>The text, and the outline of it.</summary>
    public (string Text, Outline Outline) Finish() => (_text.ToString(), new Outline(_blocks, _links));

    private void AddLink(Link link, int shift, TextSpan within)
    {
        var start = Math.Clamp(link.Span.Start + shift, within.Start, within.End);
        var end = Math.Clamp(link.Span.End + shift, start, within.End);
        _links.Add(link with { Span = new TextSpan(start, end - start) });
    }

    private void Part(BlockKind next)
    {
        if (_blocks.Count > 0) _text.Append(next == BlockKind.Item && _blocks[^1].Kind == BlockKind.Item ? "\n" : "\n\n");
    }

    private TextSpan Append(ReadOnlySpan<char> words)
    {
        var start = _text.Length;
        _text.Append(words);
        return new TextSpan(start, words.Length);
    }
}
