using NodaTime;

namespace Vane.Model;

/// <summary>A document as it was known at an instant: the content then in force and every observation up to it.</summary>
public sealed record Post
{
    /// <summary>Identity of the document.</summary>
    public required DocumentKey Key { get; init; }

    /// <summary>Hash of the content in force, lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Title in force.</summary>
    public required string Title { get; init; }

    /// <summary>Whether the title is known only cut.</summary>
    public bool Truncated { get; init; }

    /// <summary>Community as published; null where the source has none.</summary>
    public string? Community { get; init; }

    /// <summary>Address as published, unchecked.</summary>
    public string? Url { get; init; }

    /// <summary>Category as published.</summary>
    public string? Category { get; init; }

    /// <summary>When it was published, where known.</summary>
    public Instant? Published { get; init; }

    /// <summary>When it was first known.</summary>
    public required Instant FirstSeen { get; init; }

    /// <summary>Observations up to the instant, oldest first.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The community, or the source where the source has no communities.</summary>
    public Place Place => new(Key.Source, Community ?? Key.Source);

    /// <summary>How long after its publication a post still counts as new when it is first seen. Communities are looked
    /// at once a day, a weekend's papers are listed on Monday, and a collection may pause.</summary>
    public static readonly Duration Grace = Duration.FromHours(72);

    /// <summary>When the post came into view, the one instant by which it belongs to a day: the later of publication and
    /// first sight, but the publication where it was first seen more than <see cref="Grace"/> after it.</summary>
    public Instant Entered => Enters(Published, FirstSeen);

    /// <summary>The same of a publication and a first sight.</summary>
    public static Instant Enters(Instant? published, Instant firstSeen) => published is not { } at ? firstSeen
        : firstSeen > at && firstSeen - at <= Grace ? firstSeen : at;
}

/// <summary>Where posts stand: a community of a source. Ordered ordinally.</summary>
/// <param name="Source">Platform.</param>
/// <param name="Name">Community, or the platform's name where it has none.</param>
public readonly record struct Place(string Source, string Name) : IComparable<Place>
{
    /// <summary>What the place is called: with its source where several sources are known and the name is not its own.</summary>
    public string LabelAmong(int sources) => sources > 1 && Name != Source ? $"{Name} · {Source}" : Name;

    /// <inheritdoc />
    public int CompareTo(Place other)
    {
        var bySource = string.CompareOrdinal(Source, other.Source);
        return bySource != 0 ? bySource : string.CompareOrdinal(Name, other.Name);
    }
}
