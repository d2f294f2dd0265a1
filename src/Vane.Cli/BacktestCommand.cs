using System.CommandLine;
using System.Globalization;
using NodaTime;
using Vane.Backtest;
using Vane.Model;
using Vane.Web;

namespace Vane.Cli;

/// <summary><c>vane backtest</c></summary>
internal static class BacktestCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var which = new EditionOptions();
        var from = new Option<string>("--from") { Description = "First day, YYYY-MM-DD. Whole weeks, Monday to Sunday, are judged.", Required = true };
        var to = new Option<string>("--to") { Description = "Last day.", Required = true };
        var source = new Option<string?>("--source") { Description = "Only this source." };
        var against = new Option<string[]>("--against")
        {
            Description = "Simple methods to hold against Vane's own. Default: all.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. Opponents.Names],
        };
        against.AcceptOnlyFromAmong([.. Opponents.Names]);
        var names = new Option<bool>("--names") { Description = "Look for names only among emerging terms (--names false: for all terms).", DefaultValueFactory = _ => true };
        var list = new Option<bool>("--list") { Description = "Also print what was missed and what did not emerge, week by week." };
        var page = new Option<string?>("--page") { Description = "Also write the curves to this HTML file." };
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("backtest", "Call the trends of past days, each from what was known then, and judge them with hindsight.")
        {
            from, to, which.Period, which.Zone, source, against, names, list, page, db, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var options = new BacktestOptions(EditionOptions.DateOf(parsed.GetValue(from)!), EditionOptions.DateOf(parsed.GetValue(to)!))
            {
                Period = Enum.Parse<ReportPeriod>(parsed.GetValue(which.Period)!, ignoreCase: true),
                Zone = parsed.GetValue(which.Zone)!,
                Source = parsed.GetValue(source),
                Against = parsed.GetValue(against)!,
                Names = parsed.GetValue(names),
            };
            if (options.To < options.From) throw new ArgumentException($"--to {parsed.GetValue(to)} is before --from {parsed.GetValue(from)}.");
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            var quiet = parsed.GetValue(json) || Console.IsErrorRedirected;
            var results = new Pipeline(store, clock).Backtest(options, quiet ? null : terminal.Progress, cancel);
            if (parsed.GetValue(page) is { } path)
            {
                await using var html = new HtmlReport([]);
                await File.WriteAllTextAsync(path, await html.WriteBacktestAsync(options, results), cancel);
            }

            if (parsed.GetValue(json)) foreach (var result in results) terminal.WriteJson(JsonOf(result, parsed.GetValue(list)));
            else Tell(terminal, results, parsed.GetValue(list));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(Terminal terminal, IReadOnlyList<SourceBacktest> results, bool list)
    {
        foreach (var result in results)
        {
            foreach (var line in BacktestTable.LinesOf(result)) terminal.Line(line);
            terminal.Line("");
        }

        if (!list) return;
        foreach (var line in results.SelectMany(BacktestTable.ListOf)) terminal.Line(line);
    }

    private static object JsonOf(SourceBacktest result, bool list) => new
    {
        result.Source,
        Weeks = result.Weeks.Select(w => DateOf(w.Monday)),
        result.EmergingPerWeek,
        LeastDocuments = result.Least,
        MostFlagsPerDay = result.Most,
        result.Methods,
        List = !list ? null : result.Weeks.Select(week => new
        {
            Monday = DateOf(week.Monday),
            Missed = week.Misses.Select(m => new { m.Term.Text, m.Term.Count, m.Term.Before, m.Flagged }),
            NotEmerging = week.FalseAlarms,
        }),
    };

    private static string DateOf(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
