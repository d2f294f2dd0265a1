using System.Globalization;
using Vane.Collect;
using Vane.Sources;

namespace Vane.Desk;

/// <summary>Reads the sources of settings by what their kinds say of their fields.</summary>
/// <param name="kinds">The kinds there are.</param>
/// <param name="folder">Where relative paths begin.</param>
/// <param name="environment">Value of an environment variable; null where it is not set.</param>
internal sealed class SourceReader(IReadOnlyList<SourceKind> kinds, string folder, Func<string, string?> environment)
{
    private const int LongestSecret = 64 << 10;
    private static readonly string[] Common = ["name", "kind", "every", "cron", "tags"];

    /// <summary>The sources of a list, in order; what is wrong is noted and left out.</summary>
    public IReadOnlyList<TaggedSource> Read(SettingsNode? list)
    {
        var sources = new List<TaggedSource>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in list?.Items() ?? [])
            if (node.HasFields() && ReadOne(node, names) is { } source) sources.Add(source);
        return sources;
    }

    private TaggedSource? ReadOne(SettingsNode node, HashSet<string> names)
    {
        var name = Name(node, names);
        if (Kind(node) is not { } kind) return null;
        node.AllowOnly([.. Common, .. kind.Fields.Select(field => field.Name)]);
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var field in kind.Fields)
            if (Values(node, field, kind.NeedsOneOf.Contains(field.Name)) is { Count: > 0 } read) values[field.Name] = read;
        Relate(node, kind);
        var tags = node.Find("tags")?.Texts() ?? [];
        return new TaggedSource(new SourceSettings(name ?? "", kind.Name, values) { Schedule = Schedule(node) }, tags);
    }

    private static string? Name(SettingsNode node, HashSet<string> names)
    {
        var name = node.Need("name")?.Parse(text => text.Length <= 100 ? text : throw new FormatException("is longer than 100 characters"));
        if (name is "all") node.Refuse("name", "is 'all', which stands for all sources; another name is needed");
        else if (name is not null && !names.Add(name)) node.Refuse("name", $"is '{name}' a second time; each source has a name of its own, whatever its case");
        return name;
    }

    private SourceKind? Kind(SettingsNode node)
    {
        var known = $"kinds are {string.Join(", ", kinds.Select(k => k.Name))}";
        if (node.Need("kind", known)?.Text() is not { } written) return null;
        var kind = kinds.FirstOrDefault(kind => kind.Name == written);
        if (kind is null)
            node.Refuse("kind", $"is '{Spelling.Short(written)}', which is no kind of source{Spelling.Nearest(written, kinds.Select(k => k.Name))}; {known}");
        return kind;
    }

    private static string? Schedule(SettingsNode node)
    {
        var (every, cron) = (node.Find("every"), node.Find("cron"));
        if (every is not null && cron is not null) cron.Refuse("stands beside every; one of the two is allowed");
        return every?.Parse(text =>
        {
            Forms.Duration(text, "1m", "31d");
            return text;
        }) ?? cron?.Parse(text => text.Contains(' ', StringComparison.Ordinal) ? Forms.Cron(text)
            : throw new FormatException("is no cron expression; 6 or 7 fields are allowed, such as \"0 */30 * * * ?\" (an interval is written with every)"));
    }

    private static void Relate(SettingsNode node, SourceKind kind)
    {
        if (kind.NeedsOneOf.Count > 0 && kind.NeedsOneOf.All(field => node.Find(field) is null))
            node.Refuse($"has no {string.Join(" and no ", kind.NeedsOneOf)}; one is needed");
        foreach (var field in kind.Together.Where(field => node.Find(field) is not null))
            if (kind.Together.FirstOrDefault(other => node.Find(other) is null) is { } missing) node.Refuse(field, $"needs {missing} beside it");
    }

    private List<string> Values(SettingsNode node, SourceField field, bool mayBeNeeded)
    {
        if ((field.IsRequired ? node.Need(field.Name) : node.Find(field.Name)) is not { } written) return [];
        IReadOnlyList<SettingsNode> items = field.IsList ? written.OneOrMore() : [written];
        if ((field.IsRequired || mayBeNeeded) && items.Count == 0) written.Refuse("is empty");
        return [.. items.Select(item => item.Parse(text => Value(field, text))).OfType<string>()];
    }

    private string Value(SourceField field, string text) => field.Form switch
    {
        _ when field.Allowed is { } allowed => allowed.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"is '{Spelling.Short(text)}'; {string.Join(", ", allowed)} are allowed"),
        FieldForm.Address => Forms.Address(text),
        FieldForm.Number => Number(field, text),
        FieldForm.Path => Path.GetFullPath(text, folder),
        FieldForm.Secret => Secret(text),
        _ => text,
    };

    // A number has no unit; its field has.
    private static string Number(SourceField field, string text)
    {
        try
        {
            return Forms.Whole(text, 1, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{wrong.Message}: {field.Summary}", wrong);
        }
    }

    // What is written is never shown: it may be the secret itself.
    private string Secret(string text)
    {
        if (text.StartsWith("env:", StringComparison.Ordinal) && text.Length > 4)
        {
            return environment(text[4..]) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim()
                : throw new FormatException($"needs the environment variable {text[4..]}, which is not set");
        }

        if (text.StartsWith("file:", StringComparison.Ordinal) && text.Length > 5) return SecretFile(Path.GetFullPath(text[5..], folder));
        throw new FormatException("is written out; secrets stay out of settings: env:NAME or file:PATH is allowed");
    }

    private static string SecretFile(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LongestSecret) throw new FormatException($"needs the file {path}, which is too large for a secret");
            var value = File.ReadAllText(path).Trim();
            return value.Length > 0 && !value.Any(char.IsControl) ? value : throw new FormatException($"needs the file {path}, which does not hold one line");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"needs the file {path}, which cannot be read");
        }
    }
}
