namespace Vane.Text;

/// <summary>Breaks text of any mixture into words, numbers and signs.</summary>
/// <remarks>Words in letters and numbers are scanned; Han characters are read as the likeliest sequence of words, with the
/// dictionary of the machine's ICU where there is one, and what this project knows by itself: numerals and dates, names,
/// foreign names, words discovered in the texts at hand. Tokens come in order and never overlap; what lies between them is
/// white space. Any UTF-16 is accepted, broken or not. An instance serves one thread, and allocates nothing once its
/// buffers have grown to the longest run of Han characters seen.</remarks>
public sealed class WordBreaker
{
    private readonly HanLattice lattice;

    /// <summary>A breaker with the dictionary of this machine's ICU, or without if there is none.</summary>
    /// <param name="newWords">Words discovered in the texts at hand.</param>
    public WordBreaker(NewWords? newWords = null)
        : this(IcuDictionary.Machine, newWords)
    {
    }

    private WordBreaker(IcuDictionary? dictionary, NewWords? newWords)
    {
        lattice = new HanLattice(dictionary?.Words, dictionary is null ? OwnWords.Alone : OwnWords.Always, newWords?.Tree);
        Engine = dictionary is null ? "built in" : $"ICU {dictionary.Version}";
    }

    /// <summary>Where the Chinese dictionary is from: <c>ICU 72.1</c>, or <c>built in</c>.</summary>
    public string Engine { get; }

    /// <summary>A breaker that uses nothing of the machine, and so is the same everywhere. Where the built-in words do
    /// not reach, each Han character is a word, unless discovered words join it.</summary>
    /// <param name="newWords">Words discovered in the texts at hand.</param>
    public static WordBreaker BuiltIn(NewWords? newWords = null) => new(null, newWords);

    /// <summary>Breaks a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="tokens">Cleared, then filled with the tokens in order.</param>
    public void Break(ReadOnlySpan<char> text, List<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        tokens.Clear();
        for (var at = 0; at < text.Length;)
        {
            var unit = text[at];
            if (HanRun.End(text, at) is var end && end > at) at = BreakHan(text, at, end, tokens);
            else if (char.IsWhiteSpace(unit)) at++;
            else at = BreakOther(text, at, tokens);
        }
    }

    private static int BreakOther(ReadOnlySpan<char> text, int at, List<Token> tokens)
    {
        int end;
        var kind = TokenKind.Symbol;
        if (LetterRun.IsBody(text, at)) end = LetterRun.End(text, at, out kind);
        else if (LetterRun.BeginsWithStop(text, at)) end = LetterRun.End(text, at + 1, out kind);
        else end = SignRun.End(text, at);
        var start = at;
        if (kind == TokenKind.Number)
        {
            // 300萬, 20多, 90年代, 1995年, 第3: one word each.
            end = HanNumerals.Finish(text, end, ref kind);
            if (tokens.Count > 0 && tokens[^1] is { Length: 1 } last && last.End == at && text[last.Start] == '第')
            {
                start = last.Start;
                kind = TokenKind.Han;
                tokens.RemoveAt(tokens.Count - 1);
            }
        }

        tokens.Add(new Token(start, end - start, kind));
        return end;
    }

    private int BreakHan(ReadOnlySpan<char> text, int start, int end, List<Token> tokens)
    {
        var at = start;
        foreach (var stop in lattice.Break(text[start..end]))
        {
            tokens.Add(new Token(at, start + stop - at, TokenKind.Han));
            at = start + stop;
        }

        return end;
    }
}
