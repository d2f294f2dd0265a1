namespace Vane.Text;

/// <summary>An occurrence of a phrase.</summary>
/// <param name="Phrase">Which phrase: its place in the list the matcher was made of.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct PhraseMatch(int Phrase, TextSpan Span);

/// <summary>
/// Finds every occurrence of many phrases in one pass over a text (Aho and Corasick, 1975), overlapping ones too. It
/// compares code units: who wants case, width or script to make no difference folds both sides first; who wants whole
/// words asks <see cref="WordEdges"/>. Never changes once made, so any number of threads may use it.
/// </summary>
public sealed class PhraseMatcher
{
    private const int Root = 0;
    private const int None = -1;

    private readonly int[] fromRoot = new int[char.MaxValue + 1];
    private readonly ulong[] edges;
    private readonly int[] targets;
    private readonly int[] fallbacks;
    private readonly int[] phraseAt;
    private readonly int[] shorterEnding;
    private readonly int[] lengths;

    /// <summary>Makes a matcher.</summary>
    /// <param name="phrases">Different phrases, none of them empty.</param>
    /// <exception cref="ArgumentException">A phrase is empty or stands twice.</exception>
    public PhraseMatcher(IReadOnlyList<string> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var trie = new Trie(phrases);
        var count = trie.Depths.Count;
        lengths = [.. phrases.Select(phrase => phrase.Length)];
        phraseAt = [.. trie.PhraseAt];
        fallbacks = new int[count];
        shorterEnding = new int[count];
        // At most half full, so that probes stay short.
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count * 2));
        edges = new ulong[size];
        targets = new int[size];
        foreach (var (edge, target) in trie.Edges) AddEdge(edge, target);
        foreach (var state in Enumerable.Range(1, count - 1).OrderBy(state => trie.Depths[state])) Link(state, trie);
    }

    /// <summary>All occurrences, by where they end; of those that end together the longest first.</summary>
    public Matches In(ReadOnlySpan<char> text) => new(this, text);

    private void AddEdge(ulong edge, int target)
    {
        if (edge >> 16 == Root) fromRoot[(char)edge] = target;
        var slot = SlotOf(edge);
        while (edges[slot] != 0) slot = (slot + 1) & (edges.Length - 1);
        edges[slot] = edge + 1;
        targets[slot] = target;
    }

    // Where matching goes on when no longer phrase can: the longest other beginning that the text read so far ends in.
    private void Link(int state, Trie trie)
    {
        var (parent, c) = trie.Parents[state];
        fallbacks[state] = parent == Root ? Root : Step(fallbacks[parent], c);
        var shorter = fallbacks[state];
        shorterEnding[state] = phraseAt[shorter] != None ? shorter : shorterEnding[shorter];
    }

    private int Step(int state, char c)
    {
        while (state != Root)
        {
            var target = Target(((ulong)state << 16) | c);
            if (target != Root) return target;
            state = fallbacks[state];
        }

        return fromRoot[c];
    }

    private int Target(ulong edge)
    {
        for (var slot = SlotOf(edge); edges[slot] != 0; slot = (slot + 1) & (edges.Length - 1))
            if (edges[slot] == edge + 1) return targets[slot];
        return Root;
    }

    // Multiplication by 2^64 over the golden ratio (Knuth, volume 3, 6.4), of which the upper bits are the good ones.
    private int SlotOf(ulong edge) => (int)((edge * 0x9E3779B97F4A7C15UL) >> 40) & (edges.Length - 1);

    /// <summary>The occurrences in one text; goes through it as it is asked, allocates nothing.</summary>
    public ref struct Matches
    {
        private readonly PhraseMatcher matcher;
        private readonly ReadOnlySpan<char> text;
        private int at;
        private int state;
        private int ending;

        internal Matches(PhraseMatcher matcher, ReadOnlySpan<char> text)
        {
            this.matcher = matcher;
            this.text = text;
        }

        /// <summary>The occurrence last found.</summary>
        public PhraseMatch Current { get; private set; }

        /// <summary>These occurrences.</summary>
        public readonly Matches GetEnumerator() => this;

        /// <summary>Looks for the next occurrence.</summary>
        public bool MoveNext()
        {
            while (ending == Root)
            {
                if (at == text.Length) return false;
                state = matcher.Step(state, text[at++]);
                ending = matcher.phraseAt[state] != None ? state : matcher.shorterEnding[state];
            }

            var phrase = matcher.phraseAt[ending];
            Current = new PhraseMatch(phrase, new TextSpan(at - matcher.lengths[phrase], matcher.lengths[phrase]));
            ending = matcher.shorterEnding[ending];
            return true;
        }
    }

    // The phrases' common beginnings. A state is the beginning it stands for; 0 is the empty one.
    private sealed class Trie
    {
        public Trie(IReadOnlyList<string> phrases)
        {
            for (var i = 0; i < phrases.Count; i++) Add(phrases[i], i);
        }

        public Dictionary<ulong, int> Edges { get; } = [];

        public List<(int State, char Letter)> Parents { get; } = [(Root, '\0')];

        public List<int> Depths { get; } = [0];

        public List<int> PhraseAt { get; } = [None];

        private void Add(string phrase, int index)
        {
            if (string.IsNullOrEmpty(phrase)) throw new ArgumentException($"Phrase {index} is empty.", nameof(phrase));
            var state = Root;
            foreach (var c in phrase) state = Next(state, c);
            if (PhraseAt[state] != None) throw new ArgumentException($"Phrase {index} stands twice: '{phrase}'.", nameof(phrase));
            PhraseAt[state] = index;
        }

        private int Next(int state, char c)
        {
            var edge = ((ulong)state << 16) | c;
            if (Edges.TryGetValue(edge, out var target)) return target;
            target = Depths.Count;
            Edges.Add(edge, target);
            Parents.Add((state, c));
            Depths.Add(Depths[state] + 1);
            PhraseAt.Add(None);
            return target;
        }
    }
}
