namespace Vane.Text;

/// <summary>Finds words that no dictionary has, by the statistics of the texts at hand: neighbours that keep together
/// (pointwise mutual information) while what stands around them changes (branching entropy).</summary>
/// <remarks>Counts all stretches of up to four tokens and eight code units inside runs of Han characters. Memory is bounded: no
/// more than a million stretches are kept, and when there would be more, those seen once are forgotten, then those seen
/// twice, until half the room is free. The same texts in the same order always give the same words.</remarks>
public sealed class WordDiscovery
{
    private const int MostTokens = 5;
    private readonly FragmentTable table;
    private readonly WordDiscoveryOptions options;
    private readonly UInt128[] keys = new UInt128[MostTokens];
    private long total;

    /// <summary>Begins with nothing counted.</summary>
    /// <param name="options">What a new word must show.</param>
    public WordDiscovery(WordDiscoveryOptions? options = null)
    {
        this.options = options ?? new WordDiscoveryOptions();
        table = new FragmentTable(this.options.MostFragments);
    }

    /// <summary>Counts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens, as a breaker gave them.</param>
    public void Add(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        for (var i = 0; i < tokens.Count; i++)
            if (IsPart(text, tokens[i])) CountFrom(text, tokens, i);
    }

    /// <summary>The new words of all that was counted.</summary>
    public NewWords Find() => new WordSelection(table, options, total).Choose();

    private void CountFrom(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, int first)
    {
        total++;
        var openLeft = first == 0 || tokens[first - 1].End != tokens[first].Start || !IsPart(text, tokens[first - 1]);
        var key = UInt128.Zero;
        var length = 0;
        for (var last = first; last < tokens.Count && last < first + MostTokens; last++)
        {
            var token = tokens[last];
            if (last > first && (token.Start != tokens[last - 1].End || !IsPart(text, token))) return;
            length += token.Length;
            if (length > FragmentTable.Longest) return;
            foreach (var unit in token.In(text)) key = key << 16 | unit;
            ref var fragment = ref table[key];
            fragment.Count++;
            fragment.Tokens = (byte)(last - first + 1);
            fragment.Length = (byte)length;
            fragment.First = (byte)tokens[first].Length;
            fragment.Last = (byte)token.Length;
            if (openLeft) fragment.OpenLeft++;
            if (last + 1 == tokens.Count || tokens[last + 1].Start != token.End || !IsPart(text, tokens[last + 1])
                || length + tokens[last + 1].Length > FragmentTable.Longest || last + 1 == first + MostTokens) fragment.OpenRight++;
        }
    }

    // A word of grammar, a numeral or a date is no part of a new word.
    private static bool IsPart(ReadOnlySpan<char> text, Token token) =>
        token.Kind == TokenKind.Han && token.Length < FragmentTable.Longest
        && !(token.Length == 1 && HanCharacters.Is(text[token.Start], HanUse.Grammar | HanUse.Numeral))
        && !char.IsDigit(text[token.Start]);
}
