namespace Vane.Group;

/// <summary>How alike documents and stories must be. Likeness is a cosine between 0 and 1, halved by distance in time.
/// One setting serves dense streams of posts as well as titles most of which stand alone; it is not meant to be tuned
/// per source.</summary>
public sealed record StoryOptions
{
    /// <summary>The one setting.</summary>
    public static StoryOptions Default { get; } = new();

    /// <summary>A document joins a story when its likeness reaches this share of what the story's own documents reach:
    /// two single documents must be much alike, a broad story takes what is as near as its own.</summary>
    public double Join { get; init; } = .45;

    /// <summary>No document joins with less, however broad the story.</summary>
    public double JoinFloor { get; init; } = .15;

    /// <summary>A document leaves its story below this share of what joining would take.</summary>
    public double Stay { get; init; } = .5;

    /// <summary>Likeness at which two large stories are one.</summary>
    public double Merge { get; init; } = .27;

    /// <summary>Likeness at which two single documents are one story when stories are merged. Between the two the demand
    /// falls with the square root of the product of the sizes: sums of few documents are alike by chance.</summary>
    public double MergeSingles { get; init; } = .4;

    /// <summary>The least likeness where only one term is shared: it is what both are about, not what happened, unless there
    /// is little else to them.</summary>
    public double OneTerm { get; init; } = .6;

    /// <summary>Days from the mean instant of a story at which likeness counts half. A story that goes on and on falls
    /// behind, and takes in only what is much like it; else standing phrases would gather posts for ever.</summary>
    public double HalfLifeDays { get; init; } = 2;

    /// <summary>Documents assumed to have been seen before the window, with none of its features, so that the first
    /// document's words are rare already.</summary>
    public int PriorDocuments { get; init; } = 500;

    /// <summary>Features found in more stories than this do not bring up candidates, except a document's rarest;
    /// they count for candidates that others brought up.</summary>
    public int MaxPostings { get; init; } = 2048;
}
