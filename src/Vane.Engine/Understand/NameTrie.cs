namespace Vane.Understand;

/// <summary>What a path in the trie ends in.</summary>
/// <param name="Entry">The entry's index, −1 for none, or <see cref="NameTrie.Nothing"/> for words that are no name.</param>
/// <param name="Mark">The mark of a word that speaks for or against entries, or −1.</param>
/// <param name="Written">How the entry writes it, where letters' case matters, or null.</param>
/// <param name="IsShort">Whether these words alone may mean something else.</param>
internal readonly record struct TrieValue(int Entry, int Mark, string? Written, bool IsShort = false);

/// <summary>Folded words to values. One blank stands for any one of blank, hyphen and underscore.</summary>
internal sealed class NameTrie
{
    /// <summary>Stands for an entry where words are listed as no name.</summary>
    public const int Nothing = -2;

    private const int Root = 0;
    private readonly int[] _first = new int[char.MaxValue + 1];
    private readonly List<TrieValue> _values = [None];
    private ulong[] _keys = new ulong[1024];
    private int[] _nodes = new int[1024];
    private int _count;

    private static TrieValue None => new(-1, -1, null);

    /// <summary>What is stored for a folded word.</summary>
    public TrieValue Find(ReadOnlySpan<char> folded)
    {
        var node = Root;
        foreach (var c in folded)
        {
            node = Next(node, c);
            if (node == Root) return None;
        }

        return node == Root ? None : _values[node];
    }

    /// <summary>Stores a value for a folded word.</summary>
    public void Store(ReadOnlySpan<char> folded, TrieValue value)
    {
        var node = Root;
        foreach (var c in folded) node = Grow(node, Step(c));
        if (node != Root) _values[node] = value;
    }

    /// <summary>The node behind another, or 0.</summary>
    public int Next(int node, char folded)
    {
        var c = Step(folded);
        if (node == Root) return _first[c];
        var key = Key(node, c);
        var mask = _keys.Length - 1;
        for (var at = Slot(key, mask); ; at = (at + 1) & mask)
        {
            if (_keys[at] == key) return _nodes[at];
            if (_keys[at] == 0) return 0;
        }
    }

    /// <summary>The value at a node.</summary>
    public TrieValue ValueAt(int node) => _values[node];

    private static char Step(char folded) => folded is '-' or '_' ? ' ' : folded;

    private int Grow(int node, char c)
    {
        var next = Next(node, c);
        if (next != 0) return next;
        _values.Add(None);
        next = _values.Count - 1;
        if (node == Root) _first[c] = next;
        else Put(Key(node, c), next);
        return next;
    }

    private void Put(ulong key, int node)
    {
        if (_count * 2 >= _keys.Length) Widen();
        var mask = _keys.Length - 1;
        var at = Slot(key, mask);
        while (_keys[at] != 0) at = (at + 1) & mask;
        (_keys[at], _nodes[at]) = (key, node);
        _count++;
    }

    private void Widen()
    {
        var (keys, nodes) = (_keys, _nodes);
        (_keys, _nodes, _count) = (new ulong[keys.Length * 2], new int[keys.Length * 2], 0);
        for (var i = 0; i < keys.Length; i++) if (keys[i] != 0) Put(keys[i], nodes[i]);
    }

    private static ulong Key(int node, char c) => ((ulong)node << 16) | c;

    private static int Slot(ulong key, int mask) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & mask;
}
