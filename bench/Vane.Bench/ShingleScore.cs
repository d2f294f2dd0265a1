namespace Vane.Bench;

/// <summary>Likeness of texts by shingles: runs of four tokens, each as often as it occurs.</summary>
internal static class ShingleScore
{
    private const int Size = 4;

    /// <summary>Harmonic mean of the shares of shingles of one text that the other has; a text shorter than a shingle is one.</summary>
    public static double F1(string text, string expected)
    {
        var (found, wanted) = (Shingles(text), Shingles(expected));
        var (all, due) = (found.Values.Sum(), wanted.Values.Sum());
        if (all == 0 || due == 0) return all == due ? 1 : 0;
        var common = found.Sum(s => Math.Min(s.Value, wanted.GetValueOrDefault(s.Key)));
        return 2.0 * common / (all + due);
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var tokens = Tokens(text);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count && (i == 0 || i + Size <= tokens.Count); i++)
        {
            var shingle = string.Join(' ', tokens.GetRange(i, Math.Min(Size, tokens.Count - i)));
            counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
        }

        return counts;
    }

    // Words, and Han characters and kana one by one.
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var wide = i < text.Length && text[i] is >= '\u3040' and <= '\u9FFF';
            var inWord = i < text.Length && !wide && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (start >= 0 && !inWord)
            {
                tokens.Add(text[start..i]);
                start = -1;
            }

            if (wide) tokens.Add(text[i].ToString());
            else if (inWord && start < 0) start = i;
        }

        return tokens;
    }
}
