namespace Vane.Text;

/// <summary>Words discovered in texts, for a breaker to keep whole.</summary>
public sealed class NewWords
{
    internal NewWords(WordTree tree, IReadOnlyList<string> words)
    {
        Tree = tree;
        Words = words;
    }

    /// <summary>The words, the most frequent first, then in ordinal order.</summary>
    public IReadOnlyList<string> Words { get; }

    internal WordTree Tree { get; }

    /// <summary>Words that are known to be words, like names from a glossary.</summary>
    public static NewWords From(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        const int usual = 60;
        var tree = new WordTree();
        var sorted = words.Where(word => !string.IsNullOrEmpty(word)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        foreach (var word in sorted) tree.Add(word, usual);
        return new NewWords(tree, sorted);
    }
}
