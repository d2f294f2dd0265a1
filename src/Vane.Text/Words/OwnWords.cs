namespace Vane.Text;

/// <summary>Words that the breaker knows by itself, on every machine.</summary>
internal static class OwnWords
{
    /// <summary>The tree of them, shared, never changed.</summary>
    public static WordTree Tree { get; } = Grow();

    private static WordTree Grow()
    {
        var tree = new WordTree();
        return tree;
    }
}
