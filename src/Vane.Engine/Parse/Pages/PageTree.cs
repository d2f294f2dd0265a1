using AngleSharp.Dom;

namespace Vane.Parse;

/// <summary>A node of a page, with sums over all that is in it and kept.</summary>
internal struct PageNode
{
    public INode Dom;
    public Tag Tag;
    public Hints Hints;

    /// <summary>Depth within the tree.</summary>
    public short Depth;

    /// <summary>Whether it and all in it is left out.</summary>
    public bool Dropped;

    /// <summary>Place of its parent; -1 for the root.</summary>
    public int Parent;

    /// <summary>The place after the last node in it.</summary>
    public int End;

    /// <summary>Letters of its text, a Han character counting as several, and how many of them are links.</summary>
    public int Letters, Linked;

    /// <summary>How many runs of text it has, and how many of them read like sentences.</summary>
    public int Runs, GoodRuns;

    /// <summary>What these are worth together.</summary>
    public float Worth;

    /// <summary>Letters in runs that read like sentences.</summary>
    public int Prose;

    /// <summary>How many headings are links: titles of other pages.</summary>
    public int LinkedHeadings;

    /// <summary>How much of its text is links.</summary>
    public readonly float LinkShare => Letters == 0 ? 0 : (float)Linked / Letters;
}

/// <summary>A run of text: what stands in one line or paragraph, and in which block.</summary>
/// <param name="Node">Its first text.</param>
/// <param name="Block">The innermost block around it.</param>
/// <param name="Letters">Its letters.</param>
/// <param name="Linked">How many are links.</param>
/// <param name="Marks">Commas and full stops.</param>
internal readonly record struct TextRun(int Node, int Block, int Letters, int Linked, int Marks)
{
    // Shorter ones are labels as often as sentences.
    private const int Sentence = 25;

    /// <summary>What it counts for its containers: one, and one for each comma, and up to three for length, less for links. After
    /// Arc90's Readability, 2010.</summary>
    public float Worth => Letters < Sentence ? 0 : (1 + Marks + Math.Min(Letters / 100f, 3)) * (1 - ((float)Linked / Letters));

    /// <summary>Whether it reads like sentences, not like a label or a list of links.</summary>
    public bool IsGood => Letters >= Sentence && Linked * 2 < Letters;
}

/// <summary>A page flattened: its nodes in the order of the text, each with where it ends, so that a subtree is a stretch.</summary>
internal sealed class PageTree
{
    private PageNode[] _nodes = new PageNode[1024];
    private readonly List<TextRun> _runs = [];
    private int _count;

    private PageTree()
    {
    }

    /// <summary>All nodes; the first is the root.</summary>
    public Span<PageNode> Nodes => _nodes.AsSpan(0, _count);

    /// <summary>All runs of text that are kept, in order.</summary>
    public IReadOnlyList<TextRun> Runs => _runs;

    /// <summary>Flattens what is in an element.</summary>
    public static PageTree Of(IElement root)
    {
        var tree = new PageTree();
        tree.Fill(root);
        tree.Count();
        return tree;
    }

    private void Fill(IElement root)
    {
        var open = new Stack<(int Node, INodeList Children, int Next)>();
        open.Push((Add(root, -1, 0), root.ChildNodes, 0));
        while (open.TryPop(out var top))
        {
            if (top.Next == top.Children.Length)
            {
                _nodes[top.Node].End = _count;
                continue;
            }

            open.Push((top.Node, top.Children, top.Next + 1));
            var child = top.Children[top.Next];
            if (child is not (IElement or IText)) continue;
            var at = Add(child, top.Node, open.Count);
            if (_nodes[at].Tag is Tag.Text or Tag.Silent) _nodes[at].End = at + 1;
            else open.Push((at, child.ChildNodes, 0));
        }
    }

    private int Add(INode dom, int parent, int depth)
    {
        if (_count == _nodes.Length) Array.Resize(ref _nodes, 2 * _count);
        ref var node = ref _nodes[_count];
        node.Dom = dom;
        node.Parent = parent;
        node.Depth = (short)depth;
        if (dom is IElement element)
        {
            node.Tag = Tags.Of(element.LocalName);
            if (node.Tag != Tag.Silent) node.Hints = Attributes.Read(element);
        }

        return _count++;
    }

    /// <summary>Sums up anew all that is kept.</summary>
    public void Count()
    {
        _runs.Clear();
        var nodes = Nodes;
        foreach (ref var node in nodes) (node.Letters, node.Linked, node.Runs, node.GoodRuns, node.Worth, node.Prose, node.LinkedHeadings) = (0, 0, 0, 0, 0, 0, 0);
        new RunReader(_nodes, _count, _runs).Read();
        foreach (var run in _runs)
        {
            ref var block = ref nodes[run.Block];
            block.Runs++;
            block.Letters += run.Letters;
            block.Linked += run.Linked;
            if (!run.IsGood) continue;
            block.GoodRuns++;
            block.Worth += run.Worth;
            block.Prose += run.Letters - run.Linked;
        }

        for (var i = nodes.Length - 1; i > 0; i--)
        {
            ref var node = ref nodes[i];
            ref var parent = ref nodes[node.Parent];
            if (node.Tag == Tag.Heading && node.LinkShare > 0.8f) node.LinkedHeadings = 1;
            parent.Letters += node.Letters;
            parent.Linked += node.Linked;
            parent.Runs += node.Runs;
            parent.GoodRuns += node.GoodRuns;
            parent.Worth += node.Worth;
            parent.Prose += node.Prose;
            parent.LinkedHeadings += node.LinkedHeadings;
        }
    }

    /// <summary>Walks the nodes once and tells runs of text from each other.</summary>
    private struct RunReader(PageNode[] nodes, int count, List<TextRun> runs)
    {
        private int _first = -1, _block, _letters, _linked, _marks;

        public void Read()
        {
            var blocks = new Stack<int>();
            blocks.Push(0);
            var linkEnd = 0;
            for (var i = 1; i < count;)
            {
                while (blocks.Count > 1 && nodes[blocks.Peek()].End <= i)
                {
                    Flush();
                    blocks.Pop();
                }

                ref readonly var node = ref nodes[i];
                if (node.Dropped || node.Tag == Tag.Silent)
                {
                    i = node.End;
                    continue;
                }

                if (node.Tag == Tag.Text) Add(i, blocks.Peek(), i < linkEnd);
                else if (node.Tag == Tag.Link) linkEnd = Math.Max(linkEnd, node.End);
                else if (node.Tag == Tag.Break && _letters > 0 && IsBreakBefore(i)) Flush();
                else if (node.Tag.IsBlock())
                {
                    Flush();
                    if (node.End > i + 1) blocks.Push(i);
                }

                i++;
            }

            Flush();
        }

        // Two line breaks in a row part paragraphs.
        private readonly bool IsBreakBefore(int at)
        {
            for (var i = at - 1; i > 0; i--)
            {
                if (nodes[i].Tag == Tag.Break) return true;
                if (nodes[i].Tag != Tag.Text || !string.IsNullOrWhiteSpace(((ICharacterData)nodes[i].Dom).Data)) return false;
            }

            return false;
        }

        private void Add(int at, int block, bool linked)
        {
            var (letters, marks) = Letters.Of(((ICharacterData)nodes[at].Dom).Data);
            if (letters == 0) return;
            if (_first < 0) (_first, _block) = (at, block);
            _letters += letters;
            _marks += marks;
            if (linked) _linked += letters;
        }

        private void Flush()
        {
            if (_first >= 0) runs.Add(new TextRun(_first, _block, _letters, _linked, _marks));
            (_first, _letters, _linked, _marks) = (-1, 0, 0, 0);
        }
    }
}

/// <summary>How much there is to read in a text.</summary>
internal static class Letters
{
    // A Han character says about as much as so many letters.
    private const int Han = 3;

    /// <summary>Characters but white space, wide ones counted several times; and how many commas, full stops and their like.</summary>
    public static (int Letters, int Marks) Of(ReadOnlySpan<char> text)
    {
        var (letters, marks) = (0, 0);
        foreach (var c in text)
        {
            if (c <= ' ' || c is '\u00A0' or '\u3000') continue;
            letters += c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' ? Han : 1;
            if (c is ',' or '，' or '。' or '、' or '；' or '،' or '।' or '！' or '？') marks++;
        }

        return (letters, marks);
    }
}
