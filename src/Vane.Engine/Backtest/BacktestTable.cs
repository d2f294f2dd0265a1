using System.Globalization;
using Vane.Text;

namespace Vane.Backtest;

/// <summary>Writes results as lines of plain text: a row a figure, a column a method.</summary>
public static class BacktestTable
{
    private const int Gap = 3;

    /// <summary>A source's figures with their 90% intervals.</summary>
    public static IEnumerable<string> LinesOf(SourceBacktest result)
    {
        var name = PlainText.OneLine(result.Source);
        if (result.Weeks.Count == 0)
        {
            yield return $"{name}: skipped: no week with documents and enough days before it";
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture,
            $"{name}: {result.Weeks.Count} weeks from {result.Weeks[0].Monday:uuuu-MM-dd}, {result.EmergingPerWeek:0.0} emerging terms a week (in {result.Least} documents at least); who only ranks lists {result.Most} a day");
        List<string[]> rows =
        [
            ["", .. result.Methods.Select(m => m.Name)],
            .. Figures.Select(f => (string[])[f.Label, .. result.Methods.Select(m => CellOf(f.Figure(m), f.Format))]),
        ];
        var widths = Enumerable.Range(0, result.Methods.Count + 1).Select(column => rows.Max(r => r[column].Length) + Gap).ToList();
        foreach (var row in rows) yield return string.Concat(row.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd();
    }

    /// <summary>What a source's method missed, and what it called that did not emerge, week by week.</summary>
    public static IEnumerable<string> ListOf(SourceBacktest result)
    {
        foreach (var week in result.Weeks)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{PlainText.OneLine(result.Source)} {week.Monday:uuuu-MM-dd}");
            foreach (var (term, flagged) in week.Misses)
                yield return $"  missed: {Shown(term.Text)} {Counts(term.Count, term.Before)}{(flagged is { } day ? string.Create(CultureInfo.InvariantCulture, $", flagged on day {day}") : "")}";
            foreach (var alarm in week.FalseAlarms)
                yield return string.Create(CultureInfo.InvariantCulture, $"  not emerging: {Shown(alarm.Text)}{(alarm.IsName ? " (name)" : "")} {Counts(alarm.Count, alarm.Before)}, flagged on day {alarm.Day}");
        }
    }

    /// <summary>The figures of a method, in the order of rows.</summary>
    public static readonly IReadOnlyList<(string Label, Func<MethodBacktest, Estimate?> Figure, string Format)> Figures =
    [
        ("flags a week", m => m.Flags, "0.0"),
        ("names among them", m => m.Names, "0.0"),
        ("shuffled / real", m => m.Shuffled, "0.00"),
        ("flags that emerge", m => m.Emerging, "0.00"),
        ("recall 1 day in", m => m.Recall[0], "0.00"),
        ("recall 3 days in", m => m.Recall[2], "0.00"),
        ("recall 5 days in", m => m.Recall[4], "0.00"),
        ("growth, next day", m => m.Growth[0], "0.00"),
        ("growth, next 3 days", m => m.Growth[1], "0.00"),
        ("growth, next 7 days", m => m.Growth[2], "0.00"),
        ("alike without 1%", m => m.Stability, "0.00"),
    ];

    /// <summary>A figure with its interval.</summary>
    public static string CellOf(Estimate? estimate, string format) => estimate is not { } e ? "–" : string.Create(
        CultureInfo.InvariantCulture, $"{Number(e.Value, format)} ({Number(e.Low, format)}–{Number(e.High, format)})");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Counts(int count, double before) => string.Create(CultureInfo.InvariantCulture, $"{count} (before {before:0.##})");

    private static string Shown(string text) => PlainText.OneLine(text);
}
