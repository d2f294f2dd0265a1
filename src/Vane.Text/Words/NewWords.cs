namespace Vane.Text;

/// <summary>Words discovered in texts, for a breaker to keep whole.</summary>
public sealed class NewWords
{
    internal NewWords(WordTree tree) => Tree = tree;

    internal WordTree Tree { get; }
}
