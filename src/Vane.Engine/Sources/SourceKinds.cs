namespace Vane.Sources;

/// <summary>The kinds of sources there are; a folder each.</summary>
public static class SourceKinds
{
    /// <summary>All kinds, in order of name.</summary>
    public static IReadOnlyList<SourceKind> All { get; } =
    [
        ArXivSource.Kind, DropSource.Kind, DumpSource.Kind, FeedSource.Kind, GitHubSource.Kind, HackerNewsSource.Kind, HuggingFaceModelsSource.Kind,
        HuggingFacePapersSource.Kind, LinksSource.Kind, PageSource.Kind, RedditSource.Kind, YouTubeSource.Kind,
    ];

    /// <summary>A kind by its name; null where there is none.</summary>
    public static SourceKind? Of(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
