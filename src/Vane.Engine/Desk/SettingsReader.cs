using NodaTime;
using Vane.Collect;
using Vane.Net;
using Vane.Sources;

namespace Vane.Desk;

/// <summary>Reads settings: a YAML file of editions and sources. Everything that is wrong in a file is said at once. Relative paths
/// are relative to the file.</summary>
public static class SettingsReader
{
    private static readonly string[] Fields = ["contact", "allow-hosts", "pace", "editions", "sources"];

    /// <summary>The settings a new desk begins with, as text with comments.</summary>
    public static string Default => SettingsFile.Default();

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, of at most 4 MiB.</param>
    /// <param name="kinds">The kinds of sources there are.</param>
    /// <param name="environment">Value of an environment variable, null where it is not set; null for the process's own.</param>
    /// <exception cref="SettingsException">The file cannot be read, or something in it is wrong.</exception>
    public static Settings Read(string path, IReadOnlyList<SourceKind> kinds, Func<string, string?>? environment = null) =>
        Parse(path, SettingsFile.Bytes(path), kinds, environment);

    /// <summary>Reads what a file would hold.</summary>
    /// <param name="path">The file it would be in.</param>
    /// <param name="bytes">YAML in UTF-8.</param>
    /// <param name="kinds">The kinds of sources there are.</param>
    /// <param name="environment">Value of an environment variable, null where it is not set; null for the process's own.</param>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static Settings Parse(string path, ReadOnlySpan<byte> bytes, IReadOnlyList<SourceKind> kinds, Func<string, string?>? environment = null)
    {
        var errors = new SettingsErrors(path);
        var root = new SettingsNode(SettingsFile.Tree(path, bytes), "", errors);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!root.HasFields()) errors.ThrowIfAny();
        root.AllowOnly(Fields);
        var sources = new SourceReader(kinds, folder, environment ?? Environment.GetEnvironmentVariable).Read(root.Need("sources"));
        var settings = new Settings(
            path,
            root.Find("contact")?.Parse(Contact),
            [.. (root.Find("allow-hosts")?.Items() ?? []).Select(host => host.Parse(Host)).OfType<string>()],
            Paces(root.Find("pace")),
            new EditionReader(folder, sources).Read(root.Need("editions")),
            [.. sources.Select(source => source.Settings)]);
        errors.ThrowIfAny();
        return settings;
    }

    // It becomes part of a header, in a comment (RFC 9110, section 5.6.5).
    private static string Contact(string text) =>
        text.Length <= 200 && text.All(c => c is > ' ' and < '\x7f' and not ('(' or ')' or '\\' or '"'))
            ? text : throw new FormatException("is no address; an address of mail or of a page is allowed, without spaces and brackets");

    private static string Host(string text) =>
        Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) != UriHostNameType.Unknown
            ? text : throw new FormatException($"is '{Spelling.Short(text)}', which is no host; a name or a literal address is allowed, without scheme and path");

    private static Dictionary<string, HostPace> Paces(SettingsNode? node)
    {
        var paces = new Dictionary<string, HostPace>(StringComparer.OrdinalIgnoreCase);
        if (node is null || !node.HasFields()) return paces;
        foreach (var host in node.Fields)
        {
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown) node.Refuse(host, "is no host; a name is allowed, without scheme and path");
            if (node.Find(host) is not { } pace || !pace.HasFields()) continue;
            pace.AllowOnly(["delay", "concurrency"]);
            paces[host] = new HostPace(
                pace.Find("delay")?.Parse<Duration?>(text => Forms.Duration(text, "0s", "1h")) ?? HostPace.Usual.Delay,
                (int)(pace.Find("concurrency")?.Parse<long?>(text => Forms.Whole(text, 1, 64)) ?? HostPace.Usual.Concurrency));
        }

        return paces;
    }
}

/// <summary>A source as read, with the tags by which editions choose it.</summary>
/// <param name="Settings">The source.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record TaggedSource(SourceSettings Settings, IReadOnlyList<string> Tags);
