namespace Vane.Parse;

/// <summary>A feed, of whatever format and version.</summary>
public sealed class Feed : FeedPart
{
    /// <summary><c>rss</c>, <c>rdf</c>, <c>atom</c>, <c>json</c> or <c>cdf</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The version of the format, <c>2.0</c>; empty where it is not told.</summary>
    public required string Version { get; init; }

    /// <summary>Its own address as it states it.</summary>
    public string? FeedLink { get; internal set; }

    /// <summary>The program that wrote it.</summary>
    public Generator? Generator { get; internal set; }

    /// <summary>Address of a small picture that stands for it.</summary>
    public string? Icon { get; internal set; }

    /// <summary>Address of a larger picture that stands for it.</summary>
    public string? Logo { get; internal set; }

    /// <summary>What it tells of.</summary>
    public IReadOnlyList<Entry> Entries { get; internal set; } = [];

    /// <summary>Whether the input ends before the feed does, so that entries may be missing.</summary>
    public bool IsCut { get; internal set; }

    /// <summary>What was mended or is missing; a short English sentence each, without a full stop.</summary>
    public IReadOnlyList<string> Remarks { get; internal set; } = [];
}

/// <summary>An entry of a feed.</summary>
public sealed class Entry : FeedPart
{
    /// <summary>Its full content.</summary>
    public FeedText? Content { get; internal set; }

    /// <summary>Where the content is where it is not here.</summary>
    public string? ContentSource { get; internal set; }

    /// <summary>Whether the identity is an address at which it stays; null where that is not stated.</summary>
    public bool? IsPermalink { get; internal set; }

    /// <summary>Its address behind that of a service which counts readers.</summary>
    public string? Original { get; internal set; }

    /// <summary>Files that belong to it.</summary>
    public IReadOnlyList<Enclosure> Enclosures => EnclosureList ?? [];

    /// <summary>Where it is discussed.</summary>
    public string? Comments { get; internal set; }

    /// <summary>Whether the input ends within it.</summary>
    public bool IsCut { get; internal set; }

    /// <summary>How many comments it has.</summary>
    public int? CommentCount { get; internal set; }

    /// <summary>The feed it was taken over from.</summary>
    public Feed? Source { get; internal set; }

    internal List<Enclosure>? EnclosureList { get; set; }
}

/// <summary>What feeds and their entries have in common.</summary>
public abstract class FeedPart
{
    /// <summary>Identity that its publisher gives it.</summary>
    public string? Id { get; internal set; }

    /// <summary>Its title.</summary>
    public FeedText? Title { get; internal set; }

    /// <summary>What it is about, shorter than its content.</summary>
    public FeedText? Summary { get; internal set; }

    /// <summary>Who owns it.</summary>
    public FeedText? Rights { get; internal set; }

    /// <summary>The page it stands for.</summary>
    public string? Link { get; internal set; }

    /// <summary>All it links to.</summary>
    public IReadOnlyList<FeedLink> Links => LinkList ?? [];

    /// <summary>Language tag as stated.</summary>
    public string? Language { get; internal set; }

    /// <summary>Who wrote, edits or sends it; the most to the point first.</summary>
    public IReadOnlyList<Person> Authors => AuthorList ?? [];

    /// <summary>Who took part.</summary>
    public IReadOnlyList<Person> Contributors => ContributorList ?? [];

    /// <summary>When it was published.</summary>
    public FeedTime? Published { get; internal set; }

    /// <summary>When it was last changed.</summary>
    public FeedTime? Updated { get; internal set; }

    /// <summary>What it is filed under.</summary>
    public IReadOnlyList<Category> Categories => CategoryList ?? [];

    /// <summary>The picture that stands for it.</summary>
    public Picture? Image { get; internal set; }

    /// <summary>Elements of other vocabularies, and those of its own that have no place above.</summary>
    public IReadOnlyList<Extension> Extensions => ExtensionList ?? [];

    internal List<FeedLink>? LinkList { get; set; }

    internal List<Person>? AuthorList { get; set; }

    internal List<Person>? ContributorList { get; set; }

    internal List<Category>? CategoryList { get; set; }

    internal List<Extension>? ExtensionList { get; set; }
}

/// <summary>A text of a feed.</summary>
/// <param name="Value">The text, or the HTML.</param>
/// <param name="IsHtml">Whether it is HTML.</param>
/// <param name="Space">The prefix of the vocabulary it comes from; empty for the feed's own.</param>
/// <param name="Type">The type stated for it.</param>
public sealed record FeedText(string Value, bool IsHtml, string Space = "", string? Type = null)
{
    /// <summary>The text on one line, without markup.</summary>
    public string Line() => PlainHtml.Line(Value, IsHtml);
}

/// <summary>A time of a feed.</summary>
/// <param name="Stated">As it stands.</param>
/// <param name="Time">What it means; null where it is none.</param>
/// <param name="Space">The prefix of the vocabulary it comes from; empty for the feed's own.</param>
public sealed record FeedTime(string Stated, StatedTime? Time, string Space = "");

/// <summary>A link of a feed.</summary>
/// <param name="Url">Where to, absolute where that can be known.</param>
/// <param name="Relation">What is there: <c>alternate</c>, <c>self</c>, <c>enclosure</c> and others.</param>
public sealed record FeedLink(string Url, string Relation)
{
    /// <summary>Media type of what is there.</summary>
    public string? Type { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its language.</summary>
    public string? Language { get; init; }

    /// <summary>Its length as stated.</summary>
    public string? Length { get; init; }

    /// <summary>The prefix of the vocabulary it comes from; empty for the feed's own.</summary>
    public string Space { get; init; } = "";
}

/// <summary>Somebody named by a feed.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The address for mail.</param>
/// <param name="Uri">The page.</param>
/// <param name="Role">The element that names them, with its prefix: <c>author</c>, <c>webMaster</c>, <c>dc:creator</c>.</param>
/// <param name="Stated">As it stands, where it is one text.</param>
public sealed record Person(string? Name, string? Email, string? Uri, string Role, string? Stated = null)
{
    /// <summary>Address of a portrait.</summary>
    public string? Portrait { get; init; }
}

/// <summary>What something is filed under.</summary>
/// <param name="Term">The term.</param>
/// <param name="Scheme">The scheme it is of.</param>
/// <param name="Label">How it is shown, where that is stated apart.</param>
/// <param name="Space">The prefix of the vocabulary it comes from; empty for the feed's own.</param>
public sealed record Category(string Term, string? Scheme = null, string? Label = null, string Space = "");

/// <summary>The program that wrote a feed.</summary>
public sealed record Generator(string Name, string? Uri, string? Version);

/// <summary>A picture that stands for a feed or an entry.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Space">The prefix of the vocabulary it comes from; empty for the feed's own.</param>
public sealed record Picture(string? Url, string Space = "")
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>What it links to.</summary>
    public string? Link { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Its width as stated.</summary>
    public string? Width { get; init; }

    /// <summary>Its height as stated.</summary>
    public string? Height { get; init; }
}

/// <summary>A file that belongs to an entry.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Length">Its length as stated.</param>
/// <param name="Space">The prefix of the vocabulary it comes from; empty for the feed's own.</param>
public sealed record Enclosure(string Url, string? Type, string? Length, string Space = "")
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>How long it plays, as stated.</summary>
    public string? Duration { get; init; }
}

/// <summary>An element of another vocabulary.</summary>
/// <param name="Space">The usual prefix of its vocabulary; the feed's own prefix where that has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its own text.</param>
/// <param name="Attributes">Its attributes, without their prefixes.</param>
/// <param name="Children">The elements in it.</param>
public sealed record Extension(
    string Space, string Name, string Value, IReadOnlyList<(string Name, string Value)> Attributes, IReadOnlyList<Extension> Children)
{
    /// <summary>The value of an attribute; null where there is none.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes)
                if (name.Equals(attribute, StringComparison.OrdinalIgnoreCase)) return value;
            return null;
        }
    }
}
