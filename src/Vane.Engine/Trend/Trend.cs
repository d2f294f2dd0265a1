using NodaTime;
using Vane.Group;
using Vane.Model;

namespace Vane.Trend;

/// <summary>What is becoming of a trend.</summary>
public enum TrendState
{
    /// <summary>Called for the first time, and next to unknown before.</summary>
    New = 0,

    /// <summary>More than its past leads to expect, and not slower than it was.</summary>
    Rising = 1,

    /// <summary>Called again after a burst that ended two weeks or more before.</summary>
    Returning = 2,

    /// <summary>Still more than its past leads to expect, but no longer growing.</summary>
    Continuing = 3,

    /// <summary>Was a trend within the last looks, and is none now.</summary>
    Fading = 4,
}

/// <summary>What kind of thing a trend is.</summary>
public enum TrendKind
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>A phrase.</summary>
    Phrase,

    /// <summary>A word.</summary>
    Word,

    /// <summary>A topic of the lens.</summary>
    Topic,
}

/// <summary>Which place had a trend first.</summary>
/// <param name="Place">The place.</param>
/// <param name="Days">So many days before the next place.</param>
public sealed record Lead(Place Place, int Days);

/// <summary>A subject that is more in use than chance explains, or was until now.</summary>
public sealed record Trend
{
    /// <summary>What it is.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What it is called.</summary>
    public required string Term { get; init; }

    /// <summary>Kind.</summary>
    public required TrendKind Kind { get; init; }

    /// <summary>Other terms that the same documents carry, the most telling first.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>State.</summary>
    public required TrendState State { get; init; }

    /// <summary>The source that speaks most clearly; all figures are of it.</summary>
    public required string Source { get; init; }

    /// <summary>Counts, expectation and chance.</summary>
    public required SeriesReading Reading { get; init; }

    /// <summary>Share of the window's documents.</summary>
    public double Share => Reading.Exposure == 0 ? 0 : (double)Reading.Count / Reading.Exposure;

    /// <summary>The day the term was first met at all; null for a topic, which has always been there.</summary>
    public LocalDate? FirstSeen { get; init; }

    /// <summary>Whether it is of the lens's field: its source is, or a third of its documents have a topic.</summary>
    public required bool IsOfField { get; init; }

    /// <summary>First day of the present burst, or of the last one.</summary>
    public required LocalDate Onset { get; init; }

    /// <summary>Days from the onset to the burst's last day.</summary>
    public required int Days { get; init; }

    /// <summary>Places that had it since the onset, those with most documents first.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>The place that had it first; null where there is one place only, or none came a day before the others.</summary>
    public Lead? Lead { get; init; }

    /// <summary>Documents of the source in the window, in order of coming into view; of a fading one those since the onset.</summary>
    public required IReadOnlyList<DocumentKey> Documents { get; init; }

    /// <summary>The story that tells at least half of the documents; null where none does.</summary>
    public StoryId? Story { get; init; }

    /// <summary>Documents on each of the last 28 days, oldest first.</summary>
    public required IReadOnlyList<int> Daily { get; init; }
}
