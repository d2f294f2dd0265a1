namespace Vane.Parse;

/// <summary>A line of text as a reader sees it: what stands in one block, at most its beginning.</summary>
/// <param name="Order">Its place among the lines of the page.</param>
/// <param name="Text">Its text; line breaks within it are line ends.</param>
/// <param name="Hints">What the elements around it say.</param>
/// <param name="Heading">Its level if it is a heading, else 0.</param>
/// <param name="IsMain">Whether it stands in the main part.</param>
/// <param name="IsAside">Whether it stands in what is of something else.</param>
internal sealed record PageLine(int Order, string Text, PlaceHint Hints, int Heading, bool IsMain, bool IsAside);

/// <summary>A value that an element states by its markup.</summary>
/// <param name="Order">Its place: the line it stands in.</param>
/// <param name="Name">What it is of, in lower case without prefix: <c>datepublished</c>, <c>author</c>, <c>time</c>.</param>
/// <param name="Value">The value: an attribute, else its text.</param>
/// <param name="Before">The text of its line up to it.</param>
/// <param name="Hints">What the elements around it say.</param>
/// <param name="IsMain">Whether it stands in the main part.</param>
/// <param name="IsAside">Whether it stands in what is of something else.</param>
internal sealed record MarkedValue(int Order, string Name, string Value, string Before, PlaceHint Hints, bool IsMain, bool IsAside);

/// <summary>What a page holds that may state something of it, in the order of the page.</summary>
internal sealed class PageFindings
{
    public string? Language { get; set; }

    public string? BaseAddress { get; set; }

    public string? TitleTag { get; set; }

    public string? Canonical { get; set; }

    public string? ImageLink { get; set; }

    /// <summary>Names of meta elements in lower case, and their contents.</summary>
    public List<(string Name, string Content)> Metas { get; } = [];

    /// <summary>Linked data.</summary>
    public List<LinkedValue> Linked { get; } = [];

    /// <summary>Properties, times and links that mark what they hold.</summary>
    public List<MarkedValue> Marked { get; } = [];

    /// <summary>The lines of the page that may be of interest.</summary>
    public List<PageLine> Lines { get; } = [];

    /// <summary>The places of the first and the last line of the main part; the last is −1 where it holds none.</summary>
    public (int First, int Last) Main { get; set; } = (0, -1);

    /// <summary>The first content of the metas of these names, in the order of the names.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            foreach (var meta in Metas)
                if (meta.Name == name) return meta.Content;
        return null;
    }

    /// <summary>All contents of the metas of a name.</summary>
    public IEnumerable<string> MetasOf(string name)
    {
        foreach (var meta in Metas)
            if (meta.Name == name) yield return meta.Content;
    }
}
