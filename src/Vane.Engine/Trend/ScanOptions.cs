using Vane.Model;

namespace Vane.Trend;

/// <summary>What a scan looks at, and how it weighs what came before.</summary>
public sealed record ScanOptions
{
    /// <summary>Lengths in days of the windows that end with the day asked for, ascending.</summary>
    public required IReadOnlyList<int> Windows { get; init; }

    /// <summary>Days of the baseline, which ends where the longest window begins.</summary>
    public required int BaselineDays { get; init; }

    /// <summary>Age in days at which a day of the baseline counts half.</summary>
    public required double HalfLifeDays { get; init; }

    /// <summary>Days of the baseline with documents that a place must have to be counted at all.</summary>
    public required int LeastActiveDays { get; init; }

    /// <summary>Documents of a series in window and baseline below which it is not tested: it could never be called.
    /// Their distribution over time plays no part in it (Bourgon, Gentleman and Huber, Independent filtering, PNAS 2010).</summary>
    public int LeastDocuments { get; init; } = 3;

    /// <summary>Largest q that is called.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Days from one look to the next.</summary>
    public int StepDays { get; init; } = 1;

    /// <summary>Looks at the last days, the day asked for the last of them: discoveries are counted over all of them, and they
    /// tell what has become of a trend.</summary>
    public int Looks { get; init; } = 15;

    /// <summary>Looks for which a trend is called new or returning; fading is told twice as long.</summary>
    public int FreshLooks { get; init; } = 3;

    /// <summary>Last days whose pace tells whether a trend still grows.</summary>
    public int PaceDays { get; init; } = 3;

    /// <summary>Largest q at which what was called before goes on.</summary>
    public double LevelToStay { get; init; } = 0.25;

    /// <summary>Days that must be known before a day can be judged.</summary>
    public int Days => BaselineDays + Windows[^1];

    /// <summary>Days that all looks need.</summary>
    public int DaysOfAll => Days + ((Looks - 1) * StepDays);

    /// <summary>What is looked at for a period.</summary>
    public static ScanOptions Of(ReportPeriod period) => period switch
    {
        ReportPeriod.Day => new() { Windows = [1, 2, 3, 4, 5, 6, 7], BaselineDays = 56, HalfLifeDays = 28, LeastActiveDays = 10 },
        ReportPeriod.Week => new() { Windows = [7], BaselineDays = 84, HalfLifeDays = 28, LeastActiveDays = 14, StepDays = 7, Looks = 5, FreshLooks = 2, PaceDays = 7 },
        _ => new() { Windows = [30], BaselineDays = 180, HalfLifeDays = 90, LeastActiveDays = 30, StepDays = 30, Looks = 3, FreshLooks = 1, PaceDays = 30 },
    };
}
