namespace Vane.Sources;

/// <summary>The kinds of sources there are; a folder each.</summary>
public static class SourceKinds
{
    /// <summary>All kinds, in order of name.</summary>
    public static IReadOnlyList<SourceKind> All { get; } = [];

    /// <summary>A kind by its name; null where there is none.</summary>
    public static SourceKind? Of(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
