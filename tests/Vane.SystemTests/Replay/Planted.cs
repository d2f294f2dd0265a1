using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>A document of the invented world, and what becomes of it. Everything about it at an instant follows from this.</summary>
/// <param name="Kind">Kind of source that offers it.</param>
/// <param name="Source">Name of the source that offers it.</param>
/// <param name="Number">Its number in the world; nothing else has it.</param>
/// <param name="Id">What its platform calls it.</param>
/// <param name="Title">Title, which nothing else has and which never changes.</param>
/// <param name="Published">From when it stands.</param>
internal sealed record Planted(string Kind, string Source, long Number, string Id, string Title, Instant Published)
{
    // Figures move in steps, so that a listing asked twice within one is the same to the byte.
    private const long StepMinutes = 30;

    /// <summary>Paragraphs as first published.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    /// <summary>Address of what it links to, or of itself.</summary>
    public required string Url { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>Flair, subject class or topic.</summary>
    public string Category { get; init; } = "";

    /// <summary>Whether it has a text of its own and links nowhere.</summary>
    public bool IsText { get; init; }

    /// <summary>When a paragraph is added; null for never.</summary>
    public Instant? Edited { get; init; }

    /// <summary>When it is taken away; null for never.</summary>
    public Instant? Deleted { get; init; }

    /// <summary>Whether it is taken away by others than its author.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>The post that it is a crosspost of.</summary>
    public Planted? Original { get; init; }

    /// <summary>The score it comes to in the end.</summary>
    public int Peak { get; init; }

    /// <summary>Whether it stands at an instant.</summary>
    public bool StandsAt(Instant at) => Published <= at && !IsGoneAt(at);

    /// <summary>Whether it was taken away.</summary>
    public bool IsGoneAt(Instant at) => Deleted <= at;

    /// <summary>Whether it was edited.</summary>
    public bool IsEditedAt(Instant at) => Edited <= at;

    /// <summary>When what it says last changed.</summary>
    public Instant ChangedAt(Instant at) => IsEditedAt(at) ? Edited!.Value : Published;

    /// <summary>Its paragraphs at an instant.</summary>
    public IReadOnlyList<string> TextAt(Instant at) => IsEditedAt(at) ? [.. Text, $"Later addition: {Phrases.Paragraph(Number, 9)}"] : Text;

    /// <summary>Its score at an instant: nine hours bring it to two thirds.</summary>
    public int ScoreAt(Instant at) => 1 + (int)(Peak * (1 - Math.Exp(-AgeHours(at) / 9)));

    /// <summary>Its comments at an instant.</summary>
    public int CommentsAt(Instant at) => ScoreAt(at) / 3;

    private double AgeHours(Instant at)
    {
        var step = StepMinutes * 60;
        var stepped = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / step * step);
        return Math.Max(0, (stepped - Published).TotalHours);
    }
}
