namespace Vane.Understand;

/// <summary>What tells Vane what a field is about: a folder of YAML files.</summary>
public sealed record Lens
{
    private static readonly string[] KnownLanguages = ["en", "zh-Hans", "zh-Hant"];

    /// <summary>Identity: <c>ai</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the field is called.</summary>
    public required Labels Titles { get; init; }

    /// <summary>Languages in which its documents are expected.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Dimensions, topics and flairs.</summary>
    public required Taxonomy Taxonomy { get; init; }

    /// <summary>Its names.</summary>
    public required Glossary Glossary { get; init; }

    /// <summary>Reads its topics.</summary>
    public required TopicReader Topics { get; init; }

    /// <summary>Where it came from: the name of a lens that comes with Vane, or a folder.</summary>
    public string Origin { get; init; } = "";

    /// <summary>All files of the lens, those of other readers too.</summary>
    public required IReadOnlyList<LensFile> Files { get; init; }

    /// <summary>Changes when any file does; what was derived under another fingerprint is to be derived again.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Opens a lens that comes with Vane by its name, any other by the path of its folder.</summary>
    /// <exception cref="LensException">There is none, or something in it is wrong.</exception>
    public static Lens Open(string nameOrFolder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameOrFolder);
        if (LensFile.EmbeddedLenses.Contains(nameOrFolder)) return Read(LensFile.Embedded(nameOrFolder)) with { Origin = nameOrFolder };
        return Directory.Exists(nameOrFolder) ? Read(LensFile.InFolder(nameOrFolder)) with { Origin = Path.GetFullPath(nameOrFolder) }
            : throw new LensException($"There is no lens '{nameOrFolder}': it is no folder, and none of {string.Join(", ", LensFile.EmbeddedLenses)}.");
    }

    /// <summary>Reads a lens out of its files.</summary>
    /// <exception cref="LensException">Something in it is wrong.</exception>
    public static Lens Read(IReadOnlyList<LensFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var about = LensNode.Read(FileNamed("lens.yaml", files)).WithOnly("name", "title", "languages");
        var taxonomy = TaxonomyFiles.Read(FileNamed("topics.yaml", files), files.FirstOrDefault(file => file.Name == "flairs.yaml"));
        return new Lens
        {
            Name = about["name"].Text(),
            Titles = TaxonomyFiles.ReadLabels(about["title"]),
            Languages = [.. about["languages"].Items().Select(ReadLanguage)],
            Taxonomy = taxonomy,
            Topics = new TopicReader(taxonomy),
            Glossary = GlossaryReader.Read(files),
            Files = files,
            Fingerprint = LensFile.Fingerprint(files),
        };
    }

    private static LensFile FileNamed(string name, IReadOnlyList<LensFile> files) =>
        files.FirstOrDefault(file => file.Name == name) ?? throw LensException.At(name, 1, "file", "is missing");

    private static string ReadLanguage(LensNode node) =>
        KnownLanguages.Contains(node.Text()) ? node.Text() : throw node.Problem($"is none of {string.Join(", ", KnownLanguages)}");
}
