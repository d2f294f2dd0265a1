using Vane.Text;
using Vane.Text.Names;

namespace Vane.Understand;

/// <summary>Reads the names of a lens: <c>names.yaml</c> for kinds and words, <c>names-*.yaml</c> for entries.</summary>
internal sealed class GlossaryReader
{
    private const string Head = "names.yaml", Prefix = "names-";
    private readonly List<GlossaryEntry> _entries = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _marks = new(StringComparer.Ordinal);
    private readonly List<(int Entry, GlossaryYaml Yaml)> _sources = [];
    private readonly NameTrie _trie = new();
    private readonly Dictionary<string, NameKind> _kinds = new(StringComparer.Ordinal);

    /// <summary>Reads the names of a lens; none where it has no file of names.</summary>
    /// <param name="files">All files of the lens.</param>
    /// <exception cref="LensException">Something is wrong.</exception>
    public static Glossary Read(IReadOnlyList<LensFile> files)
    {
        var names = files.Where(f => f.Name.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        if (files.FirstOrDefault(f => f.Name == Head) is { } head) return new GlossaryReader().Read(GlossaryYaml.Parse(head), names);
        return names.Count == 0 ? Glossary.None : throw LensException.At(Head, 1, "file", $"is missing, though there is {names[0].Name}");
    }

    private Glossary Read(GlossaryYaml head, IEnumerable<LensFile> files)
    {
        head.Allow("kinds", "concepts", "sized_kind", "unlisted_kind", "variants", "joined_variants", "field", "not_names");
        foreach (var (name, growth) in head.Lists("kinds")) _kinds.Add(name, new NameKind(name, Growth(head, growth)));
        foreach (var name in head.Texts("concepts"))
        {
            if (!_kinds.TryGetValue(name, out var kind)) throw head.Error("concepts", $"there is no kind '{name}'");
            _kinds[name] = kind with { IsConcept = true };
        }


        foreach (var file in files) ReadEntries(GlossaryYaml.Parse(file));
        foreach (var (entry, yaml) in _sources) Link(entry, yaml);
        foreach (var (entry, yaml) in _sources) StoreSpellings(entry, yaml);
        var field = head.Texts("field").Select(StoreMark).ToHashSet();
        foreach (var words in head.Texts("not_names")) StoreNothing(words);
        return new Glossary(
            _kinds, Kind(head, "sized_kind"), Kind(head, "unlisted_kind"), new NameVocabulary(head.Texts("variants"), head.Texts("joined_variants")), _entries, _trie, field);
    }

    private static NameGrowth Growth(GlossaryYaml head, IReadOnlyList<string> words)
    {
        var growth = NameGrowth.None;
        foreach (var word in words)
        {
            growth |= word switch
            {
                "versions" => NameGrowth.Versions,
                "variants" => NameGrowth.Variants,
                "sizes" => NameGrowth.Sizes,
                "long_numbers" => NameGrowth.LongNumbers,
                _ => throw head.Error("kinds", $"'{word}' is none of versions, variants, sizes, long_numbers"),
            };
        }

        return growth;
    }

    private NameKind Kind(GlossaryYaml yaml, string field) =>
        _kinds.TryGetValue(yaml.Name(field), out var kind) ? kind : throw yaml.Error(field, $"there is no kind '{yaml.Text(field)}'");

    private void ReadEntries(GlossaryYaml file)
    {
        file.Allow("kind", "entries");
        var kind = Kind(file, "kind");
        foreach (var yaml in file.Mappings("entries"))
        {
            yaml.Allow("name", "kind", "owner", "parent", "aliases", "short", "variants", "join", "sep", "keep_v", "ambiguous", "case", "general", "for", "against");
            var name = yaml.Name("name");
            if (!_byName.TryAdd(name, _entries.Count)) throw yaml.Error("name", $"'{name}' is there twice");
            _sources.Add((_entries.Count, yaml));
            _entries.Add(new GlossaryEntry(_entries.Count, name, yaml.Has("kind") ? Kind(yaml, "kind") : kind)
            {
                Owner = yaml.Text("owner"),
                Aliases = yaml.Texts("aliases"),
                Shorts = yaml.Texts("short"),
                Variants = yaml.Has("variants") ? new NameVocabulary(yaml.Texts("variants")) : NameVocabulary.Empty,
                Joints = (yaml.Text("join") ?? "-", yaml.Text("sep") ?? "-"),
                KeepsV = yaml.Flag("keep_v"),
                Ambiguity = Sureness(yaml),
                IsExactCase = Case(yaml),
                IsGeneral = yaml.Flag("general"),
                For = Marks(yaml.Texts("for")),
                Against = Marks(yaml.Texts("against")),
            });
        }
    }

    private static Ambiguity Sureness(GlossaryYaml yaml) => yaml.Text("ambiguous") switch
    {
        null => Ambiguity.None,
        "seldom" => Ambiguity.Seldom,
        "often" => Ambiguity.Often,
        _ => throw yaml.Error("ambiguous", "is seldom or often"),
    };

    private static bool Case(GlossaryYaml yaml) => yaml.Text("case") switch
    {
        null => false,
        "exact" => true,
        _ => throw yaml.Error("case", "can only be exact"),
    };

    // A parent's keys come first; parents may stand anywhere, but not in a circle.
    private void Link(int index, GlossaryYaml yaml)
    {
        var (chain, shown) = (new List<string>(), new List<string>());
        var seen = new HashSet<int>();
        for (var at = index; ;)
        {
            if (!seen.Add(at)) throw yaml.Error("parent", "is its own parent");
            chain.Insert(0, NameSpelling.KeyOf(_entries[at].Name));
            shown.Insert(0, _entries[at].Name);
            if (_sources[at].Yaml.Text("parent") is not { } parent) break;
            if (!_byName.TryGetValue(parent, out at)) throw yaml.Error("parent", $"there is no '{parent}'");
        }

        _entries[index] = _entries[index] with { Chain = chain, Shown = shown };
    }

    private int[] Marks(IReadOnlyList<string> words) => [.. words.Select(StoreMark)];

    private int StoreMark(string word)
    {
        var folded = Folding.Fold(word).Replace('-', ' ');
        var value = _trie.Find(folded);
        if (!_marks.TryGetValue(folded, out var mark)) _marks[folded] = mark = _marks.Count;
        _trie.Store(folded, value with { Mark = mark });
        return mark;
    }

    private void StoreNothing(string words)
    {
        var folded = Folding.Fold(words);
        _trie.Store(folded, _trie.Find(folded) with { Entry = NameTrie.Nothing, Written = null });
    }

    private void StoreSpellings(int index, GlossaryYaml yaml)
    {
        var entry = _entries[index];
        Store(entry, entry.Name, yaml, "name");
        foreach (var alias in entry.Aliases) Store(entry, alias, yaml, "aliases");
        foreach (var brief in entry.Shorts) Store(entry, brief, yaml, "short");
    }

    private void Store(GlossaryEntry entry, string written, GlossaryYaml yaml, string field)
    {
        var folded = Folding.Fold(written);
        var value = _trie.Find(folded);
        if (value.Entry >= 0 && value.Entry != entry.Index && !IsDerived(value.Entry, folded))
            throw yaml.Error(field, $"'{written}' already is {_entries[value.Entry].Name}");
        var isShort = entry.Ambiguity != Ambiguity.None && (field == "short" || entry.Shorts.Count == 0);
        var isExact = entry.IsExactCase && value.Entry != entry.Index
            && (entry.Shorts.Count > 0 ? field == "short" : field == "name" || !IsPhrase(written) || IsPhrase(entry.Name));
        _trie.Store(folded, value with { Entry = entry.Index, Written = isExact ? written : null, IsShort = isShort });
        if (IsLatin(folded) && folded.AsSpan().ContainsAny(' ', '-')) Derive(entry, written.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), entry.IsExactCase, isShort);
        if (Parted(written) is { } parted) Derive(entry, parted, true, isShort);
    }

    // Spellings nobody has listed give way to listed ones.
    private void Derive(GlossaryEntry entry, string written, bool isExact, bool isShort)
    {
        var folded = Folding.Fold(written);
        var value = _trie.Find(folded);
        if (value.Entry == -1) _trie.Store(folded, value with { Entry = entry.Index, Written = isExact ? written : null, IsShort = isShort });
    }

    private bool IsDerived(int index, string folded) =>
        Folding.Fold(_entries[index].Name) != folded && !_entries[index].Aliases.Concat(_entries[index].Shorts).Any(a => Folding.Fold(a) == folded);

    // Case tells an abbreviation from a word; what it stands for is written in any case.
    private static bool IsPhrase(string written) => written.AsSpan().ContainsAny(' ', '-');

    private static bool IsLatin(string folded) => folded.All(c => NameFolding.ClassOf(c) != CharClass.Ideograph);

    // "DeepSeek" is also written "Deep Seek".
    private static string? Parted(string written)
    {
        for (var i = 2; i + 2 < written.Length; i++)
            if (char.IsAsciiLetterUpper(written[i]) && char.IsAsciiLetterLower(written[i - 1]) && char.IsAsciiLetterLower(written[i - 2]))
                return written.Contains(' ', StringComparison.Ordinal) || written.Contains('-', StringComparison.Ordinal) ? null : $"{written[..i]} {written[i..]}";
        return null;
    }
}
