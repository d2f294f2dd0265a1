using NodaTime;
using Vane.Model;

namespace Vane.Group;

/// <summary>What of a document tells whether it is a copy of another.</summary>
/// <param name="Key">Identity.</param>
/// <param name="Entered">When it came into view.</param>
/// <param name="Title">Title as published.</param>
/// <param name="Text">Body or abstract, null where there is none.</param>
/// <param name="Url">Address as published, null where there is none.</param>
/// <param name="Truncated">Whether the title is known only cut.</param>
/// <param name="Source">Platform.</param>
/// <param name="Community">Subreddit, list or channel.</param>
public sealed record DuplicateCandidate(
    DocumentKey Key, Instant Entered, string Title, string? Text, string? Url, bool Truncated, string Source, string? Community);

/// <summary>What shows that a document is a copy, the strongest first.</summary>
public enum DuplicateReason
{
    /// <summary>The same page or the same work.</summary>
    Address,

    /// <summary>The same title but for tags, case, width and punctuation.</summary>
    Title,

    /// <summary>A title cut short, or reworded without a change of meaning.</summary>
    NearTitle,

    /// <summary>The same text under another title.</summary>
    Text,
}

/// <summary>A document is a copy of an earlier one.</summary>
/// <param name="Original">The earliest document it copies itself; that may be a copy too, of one that this does not
/// resemble or that lies before the window. Following originals always ends.</param>
/// <param name="Reason">What shows it.</param>
public sealed record Duplicate(DocumentKey Original, DuplicateReason Reason);

/// <summary>How copies are looked for.</summary>
public sealed record DuplicateOptions
{
    /// <summary>How many days back. Of the titles given again, nineteen in twenty come sooner; later ones are news again.</summary>
    public int WindowDays { get; init; } = 60;

    /// <summary>Share of common shingles of three characters from which reworded titles are compared word by word.</summary>
    public double TitleSimilarity { get; init; } = 0.7;

    /// <summary>Share of common shingles of three words from which texts are the same.</summary>
    public double TextSimilarity { get; init; } = 0.6;
}
