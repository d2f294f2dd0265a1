using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
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
        var date = new Option<string?>("--date") { Description = "The day, YYYY-MM-DD. Default: the day before today, the last whole one." };
        var from = new Option<string?>("--from") { Description = "First day of many, with --to." };
        var to = new Option<string?>("--to") { Description = "Last day of many, with --from." };
        var period = new Option<string>("--period")
        {
            Description = "day, week (7 days) or month (30 days) that ends with the date.",
            DefaultValueFactory = _ => "day",
        };
        period.AcceptOnlyFromAmong("day", "week", "month");
        var languages = new Option<string>("--lang") { Description = "Languages, comma-separated.", DefaultValueFactory = _ => "en,zh-Hans,zh-Hant" };
        var zone = new Option<string>("--zone") { Description = "IANA time zone whose midnights bound days.", DefaultValueFactory = _ => "UTC" };
        var asOf = new Option<string?>("--as-of") { Description = "Only what was known at this instant (2025-05-20T18:00:00Z). Default: the end of the day, or now." };
        var minScore = new Option<long>("--min-score") { Description = "Leave out posts below this score." };
        var minComments = new Option<long>("--min-comments") { Description = "Leave out posts with fewer comments." };
        var output = new Option<string>("--out") { Description = "Folder for the reports.", DefaultValueFactory = _ => "reports" };
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("report", "Write the report of a day, week or month: Markdown, HTML and JSON.")
        {
            date, from, to, period, languages, zone, asOf, minScore, minComments, output, db, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var zoneId = parsed.GetValue(zone)!;
            var now = clock.GetCurrentInstant();
            var days = DaysOf(parsed.GetValue(date), parsed.GetValue(from), parsed.GetValue(to), now.InZone(Edition.ZoneOf(zoneId)).Date);
            var tongues = parsed.GetValue(languages)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal).Select(Language.Of).ToList();
            if (tongues.Count == 0) throw new ArgumentException("--lang names no language.");
            var known = parsed.GetValue(asOf) is { } text ? InstantOf(text) : (Instant?)null;
            if (known is not null && days.Count > 1) throw new ArgumentException("--as-of goes with one --date, not with --from and --to.");
            var floors = new Floors(parsed.GetValue(minScore), parsed.GetValue(minComments));
            if (floors.Score < 0 || floors.Comments < 0) throw new ArgumentException("A floor cannot be negative.");

            var path = parsed.GetValue(db)!;
            if (!File.Exists(path)) terminal.Error($"there is no store '{path}' yet; an empty one is made. --db names another.");
            using var store = Store.OpenSqlite(path);
            var pipeline = new Pipeline(store, clock);
            await using var html = new HtmlReport(tongues);
            var publisher = new Publisher(parsed.GetValue(output)!, tongues, [Rendering.Markdown, html.Rendering]);
            foreach (var day in days)
            {
                var edition = EditionOf(day, Enum.Parse<ReportPeriod>(parsed.GetValue(period)!, ignoreCase: true), zoneId, known, now, floors);
                var (report, paths) = await pipeline.ReportAsync(edition, publisher, cancel);
                Tell(terminal, report, paths, parsed.GetValue(json));
                cancel.ThrowIfCancellationRequested();
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The edition of a day: by default as of the day's end, or now where the day has not ended.</summary>
    public static Edition EditionOf(LocalDate day, ReportPeriod period, string zone, Instant? asOf, Instant now, Floors floors)
    {
        var edition = new Edition(day, period, zone, now, floors);
        return edition with { AsOf = asOf ?? Instant.Min(edition.Span(period).To, now) };
    }

    private static List<LocalDate> DaysOf(string? date, string? from, string? to, LocalDate today)
    {
        if (date is not null && (from is not null || to is not null)) throw new ArgumentException("Use --date, or --from with --to.");
        if (from is null != to is null) throw new ArgumentException("--from and --to go together.");
        if (from is null) return [date is null ? today.PlusDays(-1) : DateOf(date)];
        var (first, last) = (DateOf(from), DateOf(to!));
        if (last < first) throw new ArgumentException($"--to {to} is before --from {from}.");
        return [.. Enumerable.Range(0, NodaTime.Period.DaysBetween(first, last) + 1).Select(first.PlusDays)];
    }

    private static LocalDate DateOf(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: >= 1900 and <= 2100 } parsed
        ? parsed.Value
        : throw new ArgumentException($"'{text}' is no date from 1900 to 2100. Write YYYY-MM-DD.");

    private static Instant InstantOf(string text) => OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed
        ? parsed.Value.ToInstant()
        : throw new ArgumentException($"'{text}' is no instant. Write 2025-05-20T18:00:00Z.");

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
