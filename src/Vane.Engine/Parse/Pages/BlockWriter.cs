using AngleSharp.Dom;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Writes what is kept of a page as blocks: paragraphs, headings, items, quotes, code, tables, captions.</summary>
internal sealed class BlockWriter
{
    private readonly PageTree _tree;
    private readonly Uri? _address;
    private readonly Draft _draft = new();
    private readonly Stack<Frame> _frames = new();

    // The block that is being written.
    private int _start = -1, _block, _linked;
    private bool _blank, _break;

    // The link it is in.
    private string? _url;
    private int _linkEnd, _linkStart = -1;

    private BlockWriter(PageTree tree, string? address)
    {
        _tree = tree;
        _address = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;
    }

    private readonly record struct Frame(int Node, int End, BlockKind Kind, int Level, int Lists);

    /// <summary>Writes some subtrees in order.</summary>
    public static Draft Write(PageTree tree, IEnumerable<int> roots, string? address)
    {
        var writer = new BlockWriter(tree, address);
        foreach (var root in roots) writer.Write(root);
        return writer._draft;
    }

    private void Write(int root)
    {
        var nodes = _tree.Nodes;
        _frames.Push(new Frame(root, nodes[root].End, BlockKind.Paragraph, 0, 0));
        for (var i = root; i < nodes[root].End;)
        {
            Close(i);
            ref readonly var node = ref nodes[i];
            if (node.Dropped || node.Tag == Tag.Silent) i = node.End;
            else if (node.Tag.IsBlock()) i = Open(i);
            else
            {
                if (node.Tag == Tag.Text) Append(((ICharacterData)node.Dom).Data, i);
                else if (node.Tag == Tag.Break) Break();
                else if (node.Tag == Tag.Link) Begin(node);
                i++;
            }
        }

        Flush();
        _frames.Clear();
    }

    private void Close(int at)
    {
        while (_frames.Count > 1 && _frames.Peek().End <= at)
        {
            Flush();
            _frames.Pop();
        }

        if (_url is not null && at >= _linkEnd) EndLink();
    }

    // Where to go on: into the block, or behind it where it has been written whole.
    private int Open(int at)
    {
        Flush();
        ref readonly var node = ref _tree.Nodes[at];
        var outer = _frames.Peek();
        if (node.Tag == Tag.Preformatted)
        {
            WriteCode(at);
            return node.End;
        }

        if (node.Tag == Tag.Table && TableReader.Read(_tree, at) is { } table)
        {
            WriteTable(at, table);
            return node.End;
        }

        var name = ((IElement)node.Dom).LocalName;
        _frames.Push(node.Tag switch
        {
            Tag.Heading => new Frame(at, node.End, BlockKind.Heading, name[1] - '0', outer.Lists),
            Tag.List => new Frame(at, node.End, outer.Kind, outer.Level, outer.Lists + 1),
            Tag.Item => new Frame(at, node.End, BlockKind.Item, Math.Max(1, outer.Lists), outer.Lists),
            Tag.Term => new Frame(at, node.End, BlockKind.Item, outer.Lists + 1, outer.Lists),
            Tag.Quote => new Frame(at, node.End, BlockKind.Quote, 0, 0),
            Tag.Caption => new Frame(at, node.End, BlockKind.Caption, 0, outer.Lists),
            _ => outer with { Node = at, End = node.End },
        });
        return at + 1;
    }

    private void Append(string data, int node)
    {
        if (_frames.Peek() is var frame && _start < 0) _block = frame.Node;
        var text = _draft.Text;
        foreach (var c in data)
        {
            if (c is ' ' or '\n' or '\t' or '\r' or '\f' or '\u00A0' or '\u3000' or '\u2028' or '\u2029' or '\u0085' or '\v')
            {
                _blank = true;
                continue;
            }

            // Soft hyphens and byte order marks are marks for machines.
            if (c is '\u00AD' or '\uFEFF' || c < ' ') continue;
            if (_start < 0) _start = text.Length;
            else if (_break) text.Append('\n');
            else if (_blank) text.Append(' ');
            (_blank, _break) = (false, false);
            if (_url is not null)
            {
                if (_linkStart < 0) _linkStart = text.Length;
                _linked++;
            }

            text.Append(c);
        }
    }

    private void Break()
    {
        if (_start < 0) return;
        if (_break) Flush();
        else if (_frames.Peek().Kind is BlockKind.Heading or BlockKind.Item) _blank = true;
        else _break = true;
    }

    private void Begin(in PageNode link)
    {
        EndLink();
        _url = Address(((IElement)link.Dom).GetAttribute("href"));
        _linkEnd = link.End;
    }

    private string? Address(string? href)
    {
        if (string.IsNullOrWhiteSpace(href) || href.Length > 2048 || href[0] == '#') return null;
        return WebAddress.Safe(_address is not null && Uri.TryCreate(_address, href.Trim(), out var absolute) ? absolute.AbsoluteUri : href.Trim());
    }

    private void CutLink()
    {
        if (_url is not null && _linkStart >= 0) _draft.Links.Add(new Link(new TextSpan(_linkStart, _draft.Text.Length - _linkStart), _url));
        _linkStart = -1;
    }

    private void EndLink()
    {
        CutLink();
        _url = null;
    }

    private void Flush()
    {
        CutLink();
        if (_start >= 0)
        {
            var frame = _frames.Peek();
            Add(new Piece(frame.Kind, frame.Level, new TextSpan(_start, _draft.Text.Length - _start), _linked, _block));
        }

        (_start, _linked, _blank, _break) = (-1, 0, false, false);
    }

    private void Add(Piece piece) => _draft.Pieces.Add(piece);

    private void WriteCode(int at)
    {
        var nodes = _tree.Nodes;
        var text = _draft.Text;
        var start = text.Length;
        for (var i = at + 1; i < nodes[at].End; i = nodes[i].Tag == Tag.Silent || nodes[i].Dropped ? nodes[i].End : i + 1)
        {
            if (nodes[i].Dropped) continue;
            if (nodes[i].Tag == Tag.Text) text.Append(((ICharacterData)nodes[i].Dom).Data.ReplaceLineEndings("\n"));
            else if (nodes[i].Tag == Tag.Break || (nodes[i].Tag.IsBlock() && text.Length > start && text[^1] != '\n')) text.Append('\n');
        }

        while (text.Length > start && char.IsWhiteSpace(text[^1])) text.Length--;
        // Blank lines before code are dropped, the indent of its first line is part of it.
        var first = start;
        for (var i = start; i < text.Length && char.IsWhiteSpace(text[i]); i++)
            if (text[i] == '\n') first = i + 1;
        if (text.Length > first) Add(new Piece(BlockKind.Code, 0, new TextSpan(first, text.Length - first), 0, at));
    }

    private void WriteTable(int at, TableReader table)
    {
        var caption = table.Caption < 0 ? null : CellText(table.Caption);
        if (caption is { } words) Add(new Piece(BlockKind.Caption, 0, words, 0, table.Caption));
        var text = _draft.Text;
        var (start, linked) = (text.Length, 0);
        var cells = new TextSpan[table.Rows * table.Columns];
        for (var row = 0; row < table.Rows; row++)
        {
            if (row > 0) text.Append('\n');
            for (var column = 0; column < table.Columns; column++)
            {
                if (column > 0) text.Append('\t');
                var place = (row * table.Columns) + column;
                var cell = table.Cells[place];
                // What spans several cells is written once; all of them point at it.
                cells[place] = cell < 0 ? new TextSpan(text.Length, 0)
                    : row > 0 && table.Cells[place - table.Columns] == cell ? cells[place - table.Columns]
                    : column > 0 && table.Cells[place - 1] == cell ? cells[place - 1]
                    : CellText(cell) ?? new TextSpan(text.Length, 0);
                linked += cell < 0 ? 0 : _tree.Nodes[cell].Linked;
            }
        }

        if (cells.AsSpan().ContainsAnyExcept(default(TextSpan)) && text.ToString(start, text.Length - start).AsSpan().ContainsAnyExcept("\t\n"))
        {
            Add(new Piece(BlockKind.Table, 0, new TextSpan(start, text.Length - start), linked, at)
            {
                Grid = new Grid(table.Columns, table.HeaderRows, cells, caption is { } c ? text.ToString(c.Start, c.Length) : null),
            });
        }
    }

    // One line, its blocks and line breaks parted by blanks; null where there is nothing.
    private TextSpan? CellText(int cell)
    {
        var nodes = _tree.Nodes;
        for (var i = cell + 1; i < nodes[cell].End;)
        {
            if (_url is not null && i >= _linkEnd) EndLink();
            ref readonly var node = ref nodes[i];
            if (node.Dropped || node.Tag == Tag.Silent)
            {
                i = node.End;
                continue;
            }

            if (node.Tag == Tag.Text) Append(((ICharacterData)node.Dom).Data, i);
            else if (node.Tag == Tag.Link) Begin(node);
            else if (node.Tag == Tag.Break || node.Tag.IsBlock()) _blank = true;
            i++;
        }

        EndLink();
        TextSpan? span = _start < 0 ? null : new TextSpan(_start, _draft.Text.Length - _start);
        (_start, _linked, _blank, _break) = (-1, 0, false, false);
        return span;
    }
}
