using System.Reflection;
using Vane.Text.Names;

namespace Vane.Understand;

/// <summary>A field as a desk sees it: the names it knows, the kinds they are of, and the words they are used with. Read
/// from YAML files; safe to share between threads.</summary>
public sealed class Lens
{
    internal Lens(
        string name, IReadOnlyDictionary<string, NameKind> kinds, NameKind sized, NameKind unlisted, NameVocabulary vocabulary,
        IReadOnlyList<LensEntry> entries, NameTrie trie, IReadOnlySet<int> fieldMarks)
    {
        (Name, Kinds, SizedKind, UnlistedKind) = (name, kinds, sized, unlisted);
        (Vocabulary, Entries, Trie, FieldMarks) = (vocabulary, entries, trie, fieldMarks);
    }

    /// <summary>What the lens is called.</summary>
    public string Name { get; }

    /// <summary>The kinds of names.</summary>
    public IReadOnlyDictionary<string, NameKind> Kinds { get; }

    /// <summary>The kind of an unlisted name with a size.</summary>
    public NameKind SizedKind { get; }

    /// <summary>The kind of other unlisted names.</summary>
    public NameKind UnlistedKind { get; }

    /// <summary>The names it knows.</summary>
    public IReadOnlyList<LensEntry> Entries { get; }

    internal NameVocabulary Vocabulary { get; }

    internal NameTrie Trie { get; }

    /// <summary>Marks of the words of the field: they speak for every entry.</summary>
    internal IReadOnlySet<int> FieldMarks { get; }

    /// <summary>A lens that comes with the product.</summary>
    /// <exception cref="LensException">There is none of this name.</exception>
    public static Lens BuiltIn(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"lens/{name}/";
        var files = new List<(string, string)>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var path = resource.Replace('\\', '/');
            if (!path.StartsWith(prefix, StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            files.Add((path[prefix.Length..] + ".yaml", reader.ReadToEnd()));
        }

        return files.Count > 0 ? LensReader.Read(files) : throw new LensException(name, 0, "", "there is no such lens");
    }

    /// <summary>A lens from a folder of YAML files.</summary>
    /// <exception cref="LensException">The folder has no lens, or a file is wrong.</exception>
    public static Lens Load(string folder)
    {
        if (!Directory.Exists(folder)) throw new LensException(folder, 0, "", "there is no such folder");
        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path))).ToList();
        return LensReader.Read(files);
    }

    /// <summary>Whether a folded word is, as it stands, a name of the lens.</summary>
    public bool IsName(ReadOnlySpan<char> folded) => Trie.Find(folded).Entry >= 0;
}
