using NodaTime;
using Vane.Backtest;
using Vane.Collect;
using Vane.Storage;

namespace Vane.Bench;

/// <summary>Replays the days of real sets and judges what was called: <c>trends [--list] [SET...]</c>. Each set has a store of
/// its own, so what is told of one does not depend on which others are here.</summary>
internal static class TrendsTool
{
    // Days before the first week: enough for any baseline.
    private const int Before = 70;

    private static readonly string[] Sets = ["reddit-ai", "hn-top100", "hf-papers", "ai-daily-zh"];
    private static readonly LocalDate Last = new(2026, 3, 24);

    public static async Task<int> RunAsync(string[] args)
    {
        var list = args.Contains("--list");
        var chosen = args.Where(a => a != "--list").ToList();
        foreach (var set in chosen.Count > 0 ? [.. chosen] : Sets)
        {
            Console.WriteLine($"== {set}");
            if (Machine.Evaluation("data", set + ".jsonl.gz") is not { } path) Console.WriteLine("skipped: not here");
            else await ReplayAsync(path, list);
        }

        return 0;
    }

    private static async Task ReplayAsync(string path, bool list)
    {
        using var folder = Machine.NewFolder();
        using var store = Store.OpenSqlite(folder["vane.db"]);
        var pipeline = new Pipeline(store, SystemClock.Instance);
        var (first, last) = (LocalDate.MaxIsoValue, LocalDate.MinIsoValue);
        await pipeline.CollectAsync(new Chosen(Inputs.Open(path, () => Stream.Null), item =>
        {
            var day = item.FirstSeen.InUtc().Date;
            if (day > Last) return false;
            (first, last) = (LocalDate.Min(first, day), LocalDate.Max(last, day));
            return true;
        }), null, CancellationToken.None);
        if (first > last)
        {
            Console.WriteLine("skipped: nothing of it up to the last day");
            return;
        }

        var results = pipeline.Backtest(new BacktestOptions(first.PlusDays(Before), last), null, CancellationToken.None);
        foreach (var line in results.SelectMany(BacktestTable.LinesOf)) Console.WriteLine(line);
        if (list) foreach (var line in results.SelectMany(BacktestTable.ListOf)) Console.WriteLine(line);
    }
}
