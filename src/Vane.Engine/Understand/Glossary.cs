using Vane.Text.Names;

namespace Vane.Understand;

/// <summary>The names a lens knows, the kinds they are of, and the words they are used with. Safe to share between
/// threads.</summary>
public sealed class Glossary
{
    internal Glossary(
        IReadOnlyDictionary<string, NameKind> kinds, NameKind sized, NameKind unlisted, NameVocabulary vocabulary,
        IReadOnlyList<GlossaryEntry> entries, NameTrie trie, IReadOnlySet<int> fieldMarks)
    {
        (Kinds, SizedKind, UnlistedKind) = (kinds, sized, unlisted);
        (Vocabulary, Entries, Trie, FieldMarks) = (vocabulary, entries, trie, fieldMarks);
    }

    /// <summary>A lens without names; shapes still tell some.</summary>
    public static Glossary None { get; } = MakeNone();

    /// <summary>The kinds of names.</summary>
    public IReadOnlyDictionary<string, NameKind> Kinds { get; }

    /// <summary>The kind of an unlisted name with a size.</summary>
    public NameKind SizedKind { get; }

    /// <summary>The kind of other unlisted names.</summary>
    public NameKind UnlistedKind { get; }

    /// <summary>The names it knows.</summary>
    public IReadOnlyList<GlossaryEntry> Entries { get; }

    internal NameVocabulary Vocabulary { get; }

    internal NameTrie Trie { get; }

    /// <summary>Marks of the words of the field: they speak for every entry.</summary>
    internal IReadOnlySet<int> FieldMarks { get; }

    private static Glossary MakeNone()
    {
        var kind = new NameKind("name", NameGrowth.Versions | NameGrowth.Variants | NameGrowth.Sizes);
        return new Glossary(
            new Dictionary<string, NameKind>(StringComparer.Ordinal) { [kind.Key] = kind }, kind, kind, NameVocabulary.Empty, [],
            new NameTrie(), new HashSet<int>());
    }

    /// <summary>Whether a folded word is, as it stands, a name of the lens.</summary>
    public bool IsName(ReadOnlySpan<char> folded) => Trie.Find(folded).Entry >= 0;
}
