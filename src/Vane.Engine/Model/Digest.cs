using NodaTime;

namespace Vane.Model;

/// <summary>A document on its way to be understood: the content first known of it, and where it stands in time.</summary>
public sealed record Submission
{
    /// <summary>Key in the store.</summary>
    public required long Document { get; init; }

    /// <summary>Identity.</summary>
    public required DocumentKey Key { get; init; }

    /// <summary>When it came into view (<see cref="Post.Entered"/>).</summary>
    public required Instant Entered { get; init; }

    /// <summary>When it was both published and seen. Documents are understood in this order, so that none depends on one
    /// that was not known then.</summary>
    public required Instant Known { get; init; }

    /// <summary>When it was first known.</summary>
    public required Instant FirstSeen { get; init; }

    /// <summary>Community as published.</summary>
    public string? Community { get; init; }

    /// <summary>Title as stored.</summary>
    public required string Title { get; init; }

    /// <summary>Whether the title is known only cut.</summary>
    public bool Truncated { get; init; }

    /// <summary>Text as stored.</summary>
    public string? Text { get; init; }

    /// <summary>Address as published.</summary>
    public string? Url { get; init; }

    /// <summary>Category as published.</summary>
    public string? Category { get; init; }
}

/// <summary>What was understood of a document by itself, and where it stands among others.</summary>
public sealed record Digest
{
    /// <summary>Key of the document in the store.</summary>
    public required long Document { get; init; }

    /// <summary>When it came into view.</summary>
    public required Instant Entered { get; init; }

    /// <summary>When it was both published and seen.</summary>
    public required Instant Known { get; init; }

    /// <summary>Language and script: <c>en</c>, <c>zh-Hans</c>, <c>zh-Hant</c>, <c>und</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Its terms, each once: those of the title that tell its story, the other ones of the title, those only in
    /// the text; each part ascending.</summary>
    public required IReadOnlyList<TermId> Terms { get; init; }

    /// <summary>How many of the terms are in the title.</summary>
    public required int TitleTerms { get; init; }

    /// <summary>How many of the terms tell which story it is: words and names of things in the title, but for those that
    /// say no more than a topic. None where there are too few to tell.</summary>
    public required int StoryTerms { get; init; }

    /// <summary>Topics of the lens, in the lens' order.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Hash of what tells it again after any time: the address of a paper, or a title of some length; null where
    /// it has neither.</summary>
    public long? Mark { get; init; }

    /// <summary>The document it says again; null for an original.</summary>
    public long? Original { get; init; }

    /// <summary>How the original was found: <c>address</c>, <c>title</c>, <c>near-title</c>, <c>text</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The story it was put into on its day.</summary>
    public long Story { get; init; }
}

/// <summary>What happened to a story on a day.</summary>
/// <param name="Day">UTC day since 1970.</param>
/// <param name="Order">Place among the events of the day.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Story">The story it happened to.</param>
/// <param name="Other">The story it went into (merged), or the one the document was moved to.</param>
/// <param name="Document">The document that gives the label (named), or that was moved.</param>
public sealed record StoryEvent(long Day, long Order, StoryEventKind Kind, long Story, long? Other, long? Document);

/// <summary>Kinds of events in a story's life.</summary>
public enum StoryEventKind
{
    /// <summary>The story became part of an older one.</summary>
    Merged = 0,

    /// <summary>A document was moved to another story.</summary>
    Moved = 1,

    /// <summary>Another document's title became the label.</summary>
    Named = 2,
}

/// <summary>A term as it is shown.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Text">The term as it first stood in a text; of a name its canonical form.</param>
public readonly record struct TermText(TermId Id, string Text);
