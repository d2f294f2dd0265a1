using NodaTime;
using Vane.Model;

namespace Vane.Backtest;

/// <summary>Calls the trends of days one by one, each from nothing but what was known when it ended.</summary>
/// <param name="documents">The documents of a source.</param>
/// <param name="edition">Zone and period; its date plays no part.</param>
/// <param name="days">Days that are counted: the called one and those before it.</param>
internal sealed class Replay(SourceDocuments documents, Edition edition, int days)
{
    /// <summary>Flags by caller, then by day.</summary>
    /// <param name="callers">Who calls.</param>
    /// <param name="dates">The days. They are done in parallel; none depends on another.</param>
    /// <param name="done">Told of each day that is done, by several threads at once.</param>
    /// <param name="cancel">Ends it.</param>
    public IReadOnlyList<Flag>[][] Call(IReadOnlyList<Caller> callers, IReadOnlyList<LocalDate> dates, Action? done, CancellationToken cancel)
    {
        var flags = callers.Select(_ => new IReadOnlyList<Flag>[dates.Count]).ToArray();
        Parallel.For(0, dates.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var today = edition with { Date = dates[i] };
            var counts = documents.Count(today, days, today.Midnight(dates[i].PlusDays(1)));
            for (var caller = 0; caller < callers.Count; caller++) flags[caller][i] = callers[caller].Call(counts, days - 1);
            done?.Invoke();
        });
        return flags;
    }
}
