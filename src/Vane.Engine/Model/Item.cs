using NodaTime;

namespace Vane.Model;

/// <summary>One record of an input: a document as published, and what was observed of it.</summary>
public sealed record Item
{
    /// <summary>Identity of the document.</summary>
    public required DocumentKey Key { get; init; }

    /// <summary>Title as published, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Subreddit, list or channel.</summary>
    public string? Community { get; init; }

    /// <summary>Address as published; not checked, so never to be used as a link without <c>WebAddress</c>.</summary>
    public string? Url { get; init; }

    /// <summary>Body text or abstract.</summary>
    public string? Text { get; init; }

    /// <summary>What stands where in <see cref="Text"/>.</summary>
    public Outline Outline { get; init; } = Outline.None;

    /// <summary>Author or authors as published.</summary>
    public string? Author { get; init; }

    /// <summary>Flair, section or subject class as published.</summary>
    public string? Category { get; init; }

    /// <summary>Language tag as published.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published; null where only observations, or that it was found, place it in time.</summary>
    public Instant? Published { get; init; }

    /// <summary>When the content was last changed, where that is stated.</summary>
    public Instant? Updated { get; init; }

    /// <summary>When it was found; needed where nothing else places it in time.</summary>
    public Instant? Found { get; init; }

    /// <summary>When a visit met it: it is known from then on, whenever it was published; null for what an archive tells of its own
    /// time.</summary>
    public Instant? Met { get; init; }

    /// <summary>Whether the title is known only cut.</summary>
    public bool Truncated { get; init; }

    /// <summary>What was seen, in any order.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>When the document is first known: when a visit met it, else its first observation, its publication, or when it was
    /// found.</summary>
    public Instant FirstSeen => Met ?? FirstTold;

    private Instant FirstTold => Observations.Count > 0 ? Observations.Min(o => o.At) : (Published ?? Updated ?? Found)!.Value;

    /// <summary>When the content stood as given here: when a visit met it, else the last observation, else its last change, its publication, or when it was
    /// found.</summary>
    public Instant Sighted => Met ?? (Observations.Count > 0 ? Observations.Max(o => o.At) : (Updated ?? Published ?? Found)!.Value);
}
