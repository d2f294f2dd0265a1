using System.CommandLine;
using System.Globalization;
using Vane.Desk;
using Vane.Model;
using Vane.Publish;
using Vane.Web;
using Vane.Words;

namespace Vane.Cli;

/// <summary><c>vane run</c>: everything once, for those who schedule it themselves.</summary>
internal static class RunCommand
{
    // A day, in seconds.
    private const int LongestWithin = 86_400;

    // Who tries it wants to see something; what is not done by then is asked for again.
    private static readonly TimeSpan FirstTime = TimeSpan.FromSeconds(50), Later = TimeSpan.FromMinutes(10);

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var options = new SettingsOptions();
        var within = new Option<int?>("--within")
        {
            Description = "Seconds after which it reports on what has come. Default: 50 the first time, else 600.",
            CustomParser = given => (int)CommandLine.Whole(given, 1, LongestWithin),
        };
        var command = new Command("run", "Collect from all sources once, and write the reports: of whole days that have none yet, and of today so far.")
        {
            options.Config, options.Edition, within,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            if (options.Read(parsed, terminal) is not { } settings) return ExitCode.Unusable;
            using var web = new Net.Web(settings.Web, time);
            var worst = ExitCode.Done;
            foreach (var edition in options.EditionsOf(parsed, settings))
            {
                worst = Math.Max(worst, await RunAsync(edition, web, time, terminal, parsed.GetValue(within), cancel));
                if (cancel.IsCancellationRequested) return ExitCode.Stopped;
            }

            return worst;
        });
        return command;
    }

    private static async Task<int> RunAsync(EditionSettings edition, Net.Web web, TimeProvider time, Terminal terminal, int? within, CancellationToken cancel)
    {
        using var desk = new EditionDesk(edition, web, new TimeClock(time));
        var tale = new CollectionTale(terminal, edition.Sources.Count, isQuiet: false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(within is { } seconds ? TimeSpan.FromSeconds(seconds) : desk.IsNew ? FirstTime : Later);
        var visits = await desk.CollectAsync(edition.Sources, tale.Tell, limit.Token);
        tale.Summarise();
        var languages = edition.Languages.Select(Language.Of).ToList();
        await using var html = new HtmlReport(languages);
        var publisher = new Publisher(edition.Reports, languages, [Rendering.Markdown, html.Rendering]);
        foreach (var day in desk.DaysToReport().Append(desk.Today))
        {
            cancel.ThrowIfCancellationRequested();
            var (report, paths) = await desk.ReportAsync(day, ReportPeriod.Day, publisher, cancel);
            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{edition.Name} {day:uuuu-MM-dd}{(day == desk.Today ? " so far" : "")}: {Summary.WordOf(report.State)}, {report.Verification.Supported} of {report.Verification.Statements} statements supported → {paths.FirstOrDefault(p => p.EndsWith(".html", StringComparison.Ordinal)) ?? paths[0]}"));
        }

        return edition.Sources.Count == 0 || visits.Values.Any(v => v.IsAnswered || v.IsDoubtful) ? ExitCode.Done : ExitCode.Failed;
    }
}
