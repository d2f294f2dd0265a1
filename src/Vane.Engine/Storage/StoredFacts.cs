namespace Vane.Storage;

/// <summary>A document with everything stored about it.</summary>
/// <param name="Source">Platform.</param>
/// <param name="Id">Identity within the source.</param>
/// <param name="FirstSeen">When it was first known.</param>
public sealed record StoredDocument(string Source, string Id, long FirstSeen)
{
    /// <summary>Its contents, at least one, in no order.</summary>
    public List<StoredContent> Contents { get; } = new(1);

    /// <summary>When which content stood, in no order; empty where there is one content only.</summary>
    public List<StoredSighting> Sightings { get; } = [];

    /// <summary>What was observed, in order of instant, score, comments, rank.</summary>
    public List<StoredObservation> Observations { get; } = [];
}

/// <summary>A content of a document, as far as it decides where the document stands.</summary>
/// <param name="Version">Key of the content in the store.</param>
/// <param name="Community">Community, if any.</param>
/// <param name="Published">When it was published, where known.</param>
/// <param name="Category">Category, if any.</param>
public sealed record StoredContent(long Version, string? Community, long? Published, string? Category);

/// <summary>That a content stood at an instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="Version">Key of the content in the store.</param>
public readonly record struct StoredSighting(long At, long Version);

/// <summary>Figures observed at an instant; −1 where the source shows none.</summary>
/// <param name="At">The instant.</param>
/// <param name="Score">Score.</param>
/// <param name="Comments">Number of comments.</param>
/// <param name="Rank">Rank.</param>
public readonly record struct StoredObservation(long At, long Score, long Comments, long Rank);

/// <summary>What a content says of itself.</summary>
/// <param name="Hash">Its hash, lower-case hexadecimal.</param>
/// <param name="Title">Title.</param>
/// <param name="Url">Address as published, unchecked.</param>
/// <param name="Truncated">Whether the title is known only cut.</param>
public sealed record StoredTitle(string Hash, string Title, string? Url, bool Truncated);

/// <summary>A source and when it showed something new.</summary>
/// <param name="Name">Name.</param>
/// <param name="LastNew">When its newest document was first seen.</param>
/// <param name="Days">UTC days since 1970 with new documents, ascending.</param>
public sealed record StoredSource(string Name, long LastNew, IReadOnlyList<long> Days);

/// <summary>An input as it was read last.</summary>
/// <param name="Input">Input as it was named.</param>
/// <param name="Began">When reading began.</param>
/// <param name="Ended">Whether the whole of it was read.</param>
/// <param name="Running">Whether it is being read, or a kill interrupted it.</param>
/// <param name="Read">Records met, rejected ones included.</param>
/// <param name="Rejected">Records sent to quarantine.</param>
/// <param name="Fault">Why reading broke off.</param>
public sealed record StoredReading(string Input, long Began, bool Ended, bool Running, long Read, long Rejected, string? Fault);

/// <summary>How a visit to a source ended.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Ended">When.</param>
/// <param name="Outcome">Its outcome as stored.</param>
/// <param name="Documents">Documents it brought that were not known.</param>
public sealed record StoredVisitEnd(string Source, long Ended, string Outcome, long Documents);
