using NodaTime;
using Vane.Model;

namespace Vane.Trend;

/// <summary>Documents on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Count">Those that hold the subject.</param>
/// <param name="Among">All of the source's counted places.</param>
public sealed record DayCount(LocalDate Day, int Count, int Among);

/// <summary>Documents in a place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Count">Those that hold the subject.</param>
public sealed record PlaceCount(Place Place, int Count);

/// <summary>Why a subject is called a trend of one source, or is not: every number that went into it.</summary>
public sealed record Explanation
{
    /// <summary>What it is.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What it is called.</summary>
    public required string Term { get; init; }

    /// <summary>The source; all counts are of its counted places, what says the same once.</summary>
    public required string Source { get; init; }

    /// <summary>The last day of the window.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Whether the source was known for long enough to tell anything.</summary>
    public required bool IsEnough { get; init; }

    /// <summary>The last look. Where it was not tested, its window is the longest and there is no chance and no expectation.</summary>
    public required SeriesReading Reading { get; init; }

    /// <summary>Days of the baseline, which ends before the longest window.</summary>
    public required int BaselineDays { get; init; }

    /// <summary>Lengths in days of the windows that were looked at.</summary>
    public required IReadOnlyList<int> Windows { get; init; }

    /// <summary>Documents of the last 14 days.</summary>
    public required IReadOnlyList<DayCount> Daily { get; init; }

    /// <summary>Places of the window's documents, most first.</summary>
    public required IReadOnlyList<PlaceCount> Places { get; init; }

    /// <summary>Up to so many documents the window of 19 in 20 such subjects would hold by chance.</summary>
    public required int UsualUpTo { get; init; }

    /// <summary>Subjects of its kind whose looks were tested together, over all looks.</summary>
    public required int Tests { get; init; }

    /// <summary>Largest q that is called.</summary>
    public required double Level { get; init; }

    /// <summary>Documents that it must have to be called.</summary>
    public required int Least { get; init; }

    /// <summary>Counted places of the source.</summary>
    public required int CountedPlaces { get; init; }

    /// <summary>Whether the last look alone calls it.</summary>
    public required bool IsCalled { get; init; }

    /// <summary>What has become of it over all looks; null where it is no trend.</summary>
    public TrendState? State { get; init; }

    /// <summary>First day of its burst; only of a trend.</summary>
    public LocalDate? Onset { get; init; }

    /// <summary>The trend that stands for it, where that is another.</summary>
    public string? ToldUnder { get; init; }

    /// <summary>Share of the window's documents; null where there are none.</summary>
    public double? ShareNow => Reading.Exposure == 0 ? null : (double)Reading.Count / Reading.Exposure;

    /// <summary>Share of the baseline's documents; null where there are none.</summary>
    public double? ShareBefore => Reading.ExposureBefore == 0 ? null : (double)Reading.Before / Reading.ExposureBefore;

    /// <summary>Whether its documents are too few places' doing to call it by one look.</summary>
    public bool LacksPlaces => CountedPlaces > 1 && Places.Count < 2 && Reading.Before == 0 && Reading.Count <= Least;
}
