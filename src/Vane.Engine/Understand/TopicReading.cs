using Vane.Text;

namespace Vane.Understand;

/// <summary>A part of a document in which words are read.</summary>
public enum Part
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The text.</summary>
    Text,

    /// <summary>The flair, section or subject class.</summary>
    Flair,

    /// <summary>The name of the community or source.</summary>
    Community,
}

/// <summary>Words that say why.</summary>
/// <param name="Part">The part of the document in which they stand.</param>
/// <param name="Span">Where they stand in it.</param>
public readonly record struct Witness(Part Part, TextSpan Span);

/// <summary>A topic of a document.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Witnesses">Why: in the order of parts, then of places; they do not overlap. Never empty.</param>
public sealed record TopicFinding(Topic Topic, IReadOnlyList<Witness> Witnesses);

/// <summary>What was read out of a document.</summary>
/// <param name="Topics">Its topics, in the order of the taxonomy.</param>
/// <param name="Dimensions">Its dimensions, in the order of the taxonomy: those of its topics and those its flair names.</param>
/// <param name="IsInField">Whether it is of the field: by where it was said, or by words that are the field's alone.</param>
public sealed record TopicReading(IReadOnlyList<TopicFinding> Topics, IReadOnlyList<Dimension> Dimensions, bool IsInField)
{
    /// <summary>Nothing was found.</summary>
    public static readonly TopicReading None = new([], [], false);
}

/// <summary>What topics are read from.</summary>
public readonly record struct TopicSource
{
    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The text, or its beginning.</summary>
    public string? Text { get; init; }

    /// <summary>Flair, section or subject class as published.</summary>
    public string? Flair { get; init; }

    /// <summary>Community as published, or the source's name.</summary>
    public string? Community { get; init; }

    /// <summary>One of the parts; empty where it is missing.</summary>
    public string this[Part part] => part switch
    {
        Part.Title => Title,
        Part.Text => Text,
        Part.Flair => Flair,
        _ => Community,
    } ?? "";
}
