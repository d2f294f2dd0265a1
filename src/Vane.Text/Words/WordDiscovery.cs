namespace Vane.Text;

/// <summary>Finds words that no dictionary has, by the statistics of the texts at hand: neighbours that keep together
/// (pointwise mutual information) while what stands around them changes (branching entropy).</summary>
/// <remarks>Counts all stretches of up to five tokens and eight code units inside runs of Han characters, a longer one only where the
/// one it goes on from was seen before. Memory is bounded: no more than <see cref="WordDiscoveryOptions.MostFragments"/>
/// stretches are kept; when there would be more, those seen once are forgotten, then those seen twice, four times and so
/// on, until half the room is free. The same texts in the same order always give the same words.</remarks>
public sealed class WordDiscovery
{
    private const int MostTokens = 5;
    private readonly FragmentTable table;
    private readonly WordDiscoveryOptions options;
    private readonly ulong[] seen = new ulong[1 << 18];
    private long total;

    /// <summary>Begins with nothing counted.</summary>
    /// <param name="options">What a new word must show.</param>
    public WordDiscovery(WordDiscoveryOptions? options = null)
    {
        this.options = options ?? new WordDiscoveryOptions();
        table = new FragmentTable(this.options.MostFragments);
    }

    /// <summary>Counts a text, unless it is a copy of one counted lately: copies prove nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens, as a breaker gave them.</param>
    public void Add(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (IsCopy(text)) return;
        var end = 0;
        for (var i = 0; i < tokens.Count; i = end + 1)
        {
            end = i;
            while (end < tokens.Count && IsPart(text, tokens[end]) && (end == i || tokens[end].Start == tokens[end - 1].End)) end++;
            for (var first = i; first < end; first++) CountFrom(text, tokens, first, end, FollowsNumeral(text, tokens, first));
            // A part that only does not adjoin begins the next run.
            if (end > i && end < tokens.Count && IsPart(text, tokens[end])) end--;
        }
    }

    /// <summary>The new words of all that was counted.</summary>
    public NewWords Find() => new WordSelection(table, options, total).Choose();

    private void CountFrom(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, int first, int end, bool counted)
    {
        total++;
        var key = UInt128.Zero;
        var length = 0;
        for (var last = first; last < end && last < first + MostTokens; last++)
        {
            var token = tokens[last];
            length += token.Length;
            if (length > FragmentTable.Longest) return;
            foreach (var unit in token.In(text)) key = key << 16 | unit;
            ref var fragment = ref table[key];
            fragment.Count++;
            if (counted) fragment.Counted++;
            if (fragment.Count > 1) continue;
            fragment.Tokens = (byte)(last - first + 1);
            fragment.Length = (byte)length;
            fragment.First = (byte)tokens[first].Length;
            fragment.Last = (byte)token.Length;
            // What was never seen before is not frequent enough yet to ask how it goes on.
            if (last > first) return;
        }
    }

    private bool IsCopy(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text) hash = (hash ^ unit) * 1099511628211UL;
        hash ^= hash >> 29;
        ref var known = ref seen[hash & (ulong)(seen.Length - 1)];
        if (known == hash) return true;
        known = hash;
        return false;
    }

    private static bool FollowsNumeral(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, int at) =>
        at > 0 && tokens[at - 1] is var before && before.End == tokens[at].Start
        && (before.Kind == TokenKind.Number || HanCharacters.Is(text[before.End - 1], HanUse.Numeral));

    // A word of grammar, a numeral or a date is no part of a new word.
    private static bool IsPart(ReadOnlySpan<char> text, Token token) =>
        token.Kind == TokenKind.Han && token.Length < FragmentTable.Longest
        && !(token.Length == 1 && HanCharacters.Is(text[token.Start], HanUse.Grammar | HanUse.Numeral))
        && !char.IsDigit(text[token.Start]);
}
