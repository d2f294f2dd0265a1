namespace Vane.Text;

/// <summary>A light stemmer of English: plurals and the endings of verbs go, derived words stay apart. What comes out is a
/// key to match by, not a word to show.</summary>
public static class EnglishStem
{
    /// <summary>The stem of a lower-case word, a stretch of it or, for plurals in -ies, its singular. Words with anything
    /// but a–z come back as they are.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || word.ContainsAnyExceptInRange('a', 'z')) return word;
        var stem = Participle(Plural(word));
        return stem.Length > 4 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static ReadOnlySpan<char> Plural(ReadOnlySpan<char> word)
    {
        if (word[^1] != 's') return word;
        if (word.EndsWith("ies") && word.Length > 4) return word[..^2];
        if (word.EndsWith("sses")) return word[..^2];
        return word[^2] is 's' or 'u' or 'i' ? word : word[..^1];
    }

    private static ReadOnlySpan<char> Participle(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("ing") && word.Length >= 6) return Undouble(word[..^3]);
        if (word.EndsWith("ed") && word.Length >= 5 && word[^3] != 'e') return Undouble(word[..^2]);
        return word;
    }

    // stopped → stop, but called → call and missed → miss.
    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
}
