using System.Runtime.InteropServices;

namespace Vane.Text;

/// <summary>A small tree of words with costs, grown word by word: our own words, and those discovered in a text.</summary>
internal sealed class WordTree
{
    private readonly Dictionary<long, int> steps = [];
    private readonly List<int> costs = [-1];
    private readonly bool[] begins = new bool[char.MaxValue + 1];

    /// <summary>How many words it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a word, or replaces its cost.</summary>
    public void Add(ReadOnlySpan<char> word, int cost)
    {
        if (word.IsEmpty) return;
        begins[word[0]] = true;
        var node = 0;
        foreach (var letter in word)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(steps, Key(node, letter), out var known);
            if (!known)
            {
                next = costs.Count;
                costs.Add(-1);
            }

            node = next;
        }

        if (costs[node] < 0) Count++;
        costs[node] = cost;
    }

    /// <summary>Whether some word begins with a character.</summary>
    public bool Begins(char first) => begins[first];

    /// <summary>The node behind a node and a character (the root is 0), or -1.</summary>
    public int Next(int node, char letter) => steps.GetValueOrDefault(Key(node, letter), -1);

    /// <summary>The cost of the word that ends at a node, or -1.</summary>
    public int CostAt(int node) => costs[node];

    private static long Key(int node, char letter) => (long)node << 16 | letter;
}
