namespace Vane.Group;

/// <summary>How alike documents and stories must be. Similarities are cosines between 0 and 1. The defaults serve dense
/// streams of posts as well as titles most of which stand alone; they are not meant to be tuned per source.</summary>
public sealed record StoryOptions
{
    /// <summary>The one setting.</summary>
    public static StoryOptions Default { get; } = new();

    /// <summary>A document joins a story when its cosine with the story's sum reaches this share of what the story's own
    /// documents reach: two single documents must be much alike, a broad story takes what is as near as its own.</summary>
    public double Join { get; init; } = .45;

    /// <summary>No document joins with a smaller cosine, however broad the story.</summary>
    public double JoinFloor { get; init; } = .1;

    /// <summary>Cosine at which two large stories are one.</summary>
    public double Merge { get; init; } = .27;

    /// <summary>Cosine at which two single documents are one story when stories are merged. Between the two the demand
    /// falls with the square root of the product of the sizes: sums of few documents are alike by chance.</summary>
    public double MergeSingles { get; init; } = .4;

    /// <summary>Days between a document and a story after which their similarity counts half.</summary>
    public double HalfLifeDays { get; init; } = 2;

    /// <summary>Documents assumed to have been seen before the window, none of which held any of its features, so that
    /// the first document's words are already rare.</summary>
    public int PriorDocuments { get; init; } = 3000;

    /// <summary>Features found in more stories than this do not bring up candidates, except a document's two
    /// rarest; they count for candidates that others brought up.</summary>
    public int MaxPostings { get; init; } = 2048;
}
