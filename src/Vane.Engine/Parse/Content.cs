using NodaTime;
using Vane.Model;

namespace Vane.Parse;

/// <summary>What one document says, as read: nothing is stored, nothing is fetched.</summary>
public sealed record Content
{
    /// <summary>What kind of input it was read from.</summary>
    public required InputKind Kind { get; init; }

    /// <summary>Its title, one line; null where it has none.</summary>
    public string? Title { get; init; }

    /// <summary>The text without what stands around it. Blocks are parted by an empty line, rows of tables and items of a list by a
    /// line end.</summary>
    public required string Text { get; init; }

    /// <summary>What stands where in <see cref="Text"/>.</summary>
    public Outline Outline { get; init; } = Outline.None;

    /// <summary>Who wrote or says it; several are parted by commas.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published.</summary>
    public StatedTime? Published { get; init; }

    /// <summary>When it was last changed.</summary>
    public StatedTime? Updated { get; init; }

    /// <summary>The site, publication, feed or channel it appeared in.</summary>
    public string? Site { get; init; }

    /// <summary>Language tag.</summary>
    public string? Language { get; init; }

    /// <summary>Its own address as it states it, absolute, of http or https; else the one it was read from.</summary>
    public string? Url { get; init; }

    /// <summary>Address of its lead image.</summary>
    public string? Image { get; init; }

    /// <summary>Identity that its publisher gives it, such as the id of an entry of a feed.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it is only what a feed says of a document that stands elsewhere.</summary>
    public bool IsTeaser { get; init; }

    /// <summary>Whether the input ends within it, so that the rest of it is missing.</summary>
    public bool IsCut { get; init; }

    /// <summary>Sections, tags or classes its publisher puts it in.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What was mended, is missing or is uncertain; a short English sentence each, without a full stop.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>Kinds of inputs.</summary>
public enum InputKind
{
    /// <summary>A web page.</summary>
    Article,

    /// <summary>An entry of a feed.</summary>
    Feed,

    /// <summary>A talk with the times at which it is said.</summary>
    Transcript,

    /// <summary>Plain text or Markdown.</summary>
    Text,

    /// <summary>Tables alone.</summary>
    Table,

    /// <summary>A PDF document.</summary>
    Pdf,
}

/// <summary>A time that a document states.</summary>
/// <param name="At">When; midnight UTC where only a day is stated.</param>
/// <param name="Precision">How much of it is stated.</param>
/// <param name="Stated">The words or the value it was taken from.</param>
public sealed record StatedTime(Instant At, TimePrecision Precision, string Stated);

/// <summary>How exactly a time is stated.</summary>
public enum TimePrecision
{
    /// <summary>To the second or the minute, with its offset, or without one and then taken as UTC.</summary>
    Instant,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Counted back from when the page was seen, such as "2 weeks ago", or only a month or year.</summary>
    Rough,
}
