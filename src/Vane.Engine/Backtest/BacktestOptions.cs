using NodaTime;
using Vane.Model;

namespace Vane.Backtest;

/// <summary>What is replayed, and against what.</summary>
/// <param name="From">First day; the first Monday from it on begins the first week.</param>
/// <param name="To">Last day; the last Sunday up to it ends the last week.</param>
public sealed record BacktestOptions(LocalDate From, LocalDate To)
{
    /// <summary>Period whose trends are called, day by day.</summary>
    public ReportPeriod Period { get; init; } = ReportPeriod.Day;

    /// <summary>Only this source; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Names of the methods beside Vane's own, of <see cref="Opponents.Names"/>.</summary>
    public IReadOnlyList<string> Against { get; init; } = Opponents.Names;

    /// <summary>Whether only names are looked for among emerging terms.</summary>
    public bool Names { get; init; } = true;

    /// <summary>Zone whose midnights bound days.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Seed of what is shuffled, left out and drawn again.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Mondays of the whole weeks.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public IReadOnlyList<LocalDate> Mondays()
    {
        var monday = From.DayOfWeek == IsoDayOfWeek.Monday ? From : From.Next(IsoDayOfWeek.Monday);
        var mondays = new List<LocalDate>();
        for (; monday.PlusDays(6) <= To; monday = monday.PlusDays(7)) mondays.Add(monday);
        return mondays.Count > 0 ? mondays : throw new ArgumentException(
            $"There is no whole week, Monday to Sunday, from {From:uuuu-MM-dd} to {To:uuuu-MM-dd}.");
    }
}
