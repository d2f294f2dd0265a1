using NodaTime;

namespace Vane.Backtest;

/// <summary>What replaying a source told.</summary>
/// <param name="Source">The source.</param>
/// <param name="Least">Documents of a week that an emerging term is in.</param>
/// <param name="Most">Terms a day that a method lists which only ranks: Vane's own mean, three at least.</param>
/// <param name="Weeks">The weeks, with what emerged and what was called.</param>
/// <param name="Methods">Vane's own first. Empty where no week has the days before it that it is told against.</param>
public sealed record SourceBacktest(string Source, int Least, int Most, IReadOnlyList<WeekBacktest> Weeks, IReadOnlyList<MethodBacktest> Methods)
{
    /// <summary>Emerging terms of a week, on average.</summary>
    public double EmergingPerWeek => Weeks.Count == 0 ? 0 : Weeks.Average(w => w.Emerging.Count);
}

/// <summary>How a method did.</summary>
/// <param name="Name">The method.</param>
/// <param name="Flags">Terms flagged in a week, each once.</param>
/// <param name="Names">The names among them.</param>
/// <param name="Shuffled">Flags of shuffled documents over flags of those as they are.</param>
/// <param name="Emerging">Share of the terms flagged in a week, only names where only these are looked for, that are among its emerging
/// ones, or those of the week before.</param>
/// <param name="Recall">Share of the emerging terms flagged within the first day of their week, the first two, …, seven.</param>
/// <param name="Growth">Share of first flags whose share of documents is larger in the next days, by
/// <see cref="MethodBacktest.Horizons"/>.</param>
/// <param name="Stability">Jaccard index of a day's flags with those where one document in a hundred is left out.</param>
/// <param name="FlagsByWeek">Terms flagged in each week.</param>
public sealed record MethodBacktest(
    string Name, Estimate? Flags, Estimate? Names, Estimate? Shuffled, Estimate? Emerging, IReadOnlyList<Estimate?> Recall,
    IReadOnlyList<Estimate?> Growth, Estimate? Stability, IReadOnlyList<int> FlagsByWeek)
{
    /// <summary>Days after a flag on which growth is looked for.</summary>
    public static readonly IReadOnlyList<int> Horizons = [1, 3, 7];
}

/// <summary>A week, and how Vane's own method did in it.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Emerging">The terms that emerged, with the day of the week (1 to 7) they were first flagged on.</param>
/// <param name="FalseAlarms">Terms flagged that are not among them, nor among those of the week before.</param>
public sealed record WeekBacktest(LocalDate Monday, IReadOnlyList<(EmergingTerm Term, int? Flagged)> Emerging, IReadOnlyList<FalseAlarm> FalseAlarms)
{
    /// <summary>Days of a week after which a term that was not flagged counts as missed.</summary>
    public const int Late = 5;

    /// <summary>Emerging terms not flagged in time.</summary>
    public IEnumerable<(EmergingTerm Term, int? Flagged)> Misses => Emerging.Where(e => e.Flagged is null or > Late);
}

/// <summary>A term flagged that emerged neither in its week nor in the one before.</summary>
/// <param name="Text">The term.</param>
/// <param name="IsName">Whether it is a name.</param>
/// <param name="Day">Day of the week it was first flagged on, 1 to 7.</param>
/// <param name="Count">Documents of the week, known with hindsight.</param>
/// <param name="Before">Documents a week in the four weeks before.</param>
public sealed record FalseAlarm(string Text, bool IsName, int Day, int Count, double Before);
