using System.CommandLine;
using System.Globalization;
using NodaTime;
using Vane.Model;
using Vane.Publish;
using Vane.Storage;
using Vane.Web;
using Vane.Words;

namespace Vane.Cli;

/// <summary><c>vane report</c></summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var which = new EditionOptions();
        var from = new Option<string?>("--from") { Description = "First day of many, with --to." };
        var to = new Option<string?>("--to") { Description = "Last day of many, with --from." };
        var languages = new Option<string>("--lang") { Description = "Languages, comma-separated.", DefaultValueFactory = _ => "en,zh-Hans,zh-Hant" };
        var minScore = new Option<long>("--min-score") { Description = "Leave out posts below this score.", CustomParser = given => CommandLine.Whole(given, 0, long.MaxValue) };
        var minComments = new Option<long>("--min-comments") { Description = "Leave out posts with fewer comments.", CustomParser = given => CommandLine.Whole(given, 0, long.MaxValue) };
        var output = new Option<string>("--out") { Description = "Folder for the reports.", DefaultValueFactory = _ => "reports" };
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("report", "Write the report of a day, week or month: Markdown, HTML and JSON.")
        {
            which.Date, from, to, which.Period, languages, which.Zone, which.AsOf, minScore, minComments, output, db, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var now = clock.GetCurrentInstant();
            var days = DaysOf(parsed.GetValue(which.Date), parsed.GetValue(from), parsed.GetValue(to), which.Yesterday(parsed, now));
            var tongues = parsed.GetValue(languages)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal).Select(Language.Of).ToList();
            if (tongues.Count == 0) throw new ArgumentException("--lang names no language.");
            if (parsed.GetValue(which.AsOf) is not null && days.Count > 1) throw new ArgumentException("--as-of goes with one --date, not with --from and --to.");
            var floors = new Floors(parsed.GetValue(minScore), parsed.GetValue(minComments));

            var path = parsed.GetValue(db)!;
            if (!File.Exists(path)) terminal.Error($"there is no store '{path}' yet; an empty one is made. --db names another.");
            using var store = Store.OpenSqlite(path);
            var pipeline = new Pipeline(store, clock);
            await using var html = new HtmlReport(tongues);
            var publisher = new Publisher(parsed.GetValue(output)!, tongues, [Rendering.Markdown, html.Rendering]);
            foreach (var day in days)
            {
                var (report, paths) = await pipeline.ReportAsync(which.EditionOf(parsed, day, now, floors), publisher, cancel);
                Tell(terminal, report, paths, parsed.GetValue(json));
                cancel.ThrowIfCancellationRequested();
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<LocalDate> DaysOf(string? date, string? from, string? to, LocalDate yesterday)
    {
        if (date is not null && (from is not null || to is not null)) throw new ArgumentException("Use --date, or --from with --to.");
        if (from is null != to is null) throw new ArgumentException("--from and --to go together.");
        if (from is null) return [date is null ? yesterday : EditionOptions.DateOf(date)];
        var (first, last) = (EditionOptions.DateOf(from), EditionOptions.DateOf(to!));
        if (last < first) throw new ArgumentException($"--to {to} is before --from {from}.");
        return [.. Enumerable.Range(0, NodaTime.Period.DaysBetween(first, last) + 1).Select(first.PlusDays)];
    }

    private static void Tell(Terminal terminal, Report report, IReadOnlyList<string> paths, bool json)
    {
        var state = Summary.WordOf(report.State);
        if (json)
        {
            terminal.WriteJson(new
            {
                Date = report.Edition.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                Period = ReportShelf.PeriodWord(report.Edition.Period),
                State = state,
                report.Reasons,
                report.Verification.Statements,
                report.Verification.Supported,
                report.Verification.Withheld,
                Files = paths,
            });
            return;
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{report.Edition.Date:uuuu-MM-dd} {ReportShelf.PeriodWord(report.Edition.Period)}: {state}, {report.Verification.Supported} of {report.Verification.Statements} statements supported → {Path.GetDirectoryName(paths[0])}"));
    }
}
