using System.CommandLine;
using System.Globalization;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Publish;
using Vane.Sample;
using Vane.Storage;
using Vane.Web;
using Vane.Words;

namespace Vane.Cli;

/// <summary><c>vane demo</c>: an invented world through the real import and the real reports.</summary>
internal static class DemoCommand
{
    private const int DailyReports = 7;

    public static Command Create(Terminal terminal, IClock clock)
    {
        var output = new Option<string>("--out")
        {
            Description = "Folder for everything.",
            DefaultValueFactory = _ => "vane-demo",
        };
        var command = new Command("demo", "Make an invented sample world, import it, and write its reports in three languages.") { output };
        command.SetAction((parsed, cancel) => RunAsync(terminal, clock, parsed.GetValue(output)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, IClock clock, string folder, CancellationToken cancel)
    {
        var options = new SampleOptions();
        var inputs = SampleWorld.Write(Path.Combine(folder, "sample"), options);
        var database = Path.Combine(folder, "vane.db");
        using var store = Store.OpenSqlite(database);
        var pipeline = new Pipeline(store, clock);
        foreach (var input in inputs)
        {
            var run = await pipeline.CollectAsync(Inputs.Open(input, Console.OpenStandardInput), null, cancel);
            terminal.Line($"{input}: {run.Tally.Read:N0} read, {run.Tally.New:N0} new, {run.Tally.Updated:N0} updated, {run.Tally.Observations:N0} observations, {run.Tally.Rejected:N0} rejected");
        }

        await using var html = new HtmlReport(Language.All);
        var publisher = new Publisher(Path.Combine(folder, "reports"), Language.All, [Rendering.Markdown, html.Rendering]);
        var entries = new List<IndexEntry>();
        foreach (var (day, period) in Editions(options.LastDay))
        {
            var edition = EditionOptions.EditionOf(day, period, "UTC", null, Instant.MaxValue, Floors.None);
            var (report, _) = await pipeline.ReportAsync(edition, publisher, cancel);
            entries.Add(new IndexEntry(report, day.ToString("'reports/'uuuu'/'MM'/'dd", CultureInfo.InvariantCulture)));
        }

        var index = Path.GetFullPath(Path.Combine(folder, "index.html"));
        await File.WriteAllTextAsync(index, await html.WriteIndexAsync(entries, isSample: true), cancel);
        terminal.Line($"{entries.Count} reports in {Language.All.Count} languages, every statement checked against {database}.");
        terminal.Line($"Sample data: everything in it is invented. Open {index}");
        return ExitCode.Done;
    }

    private static IEnumerable<(LocalDate Day, ReportPeriod Period)> Editions(LocalDate last)
    {
        yield return (last, ReportPeriod.Month);
        yield return (last, ReportPeriod.Week);
        for (var back = 0; back < DailyReports; back++) yield return (last.PlusDays(-back), ReportPeriod.Day);
    }
}
