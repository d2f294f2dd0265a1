using System.CommandLine;
using Vane.Desk;
using Vane.Model;

namespace Vane.Cli;

/// <summary><c>vane collect [SOURCE…]</c></summary>
internal static class CollectCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var names = new Argument<string[]>("SOURCE") { Description = "Only these sources, by their names. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var options = new SettingsOptions();
        var json = CommandLine.JsonOption();
        var command = new Command("collect", "Visit the sources of the settings once, and store what is new.") { names, options.Config, options.Edition, json };
        command.SetAction(async (parsed, cancel) =>
        {
            if (options.Read(parsed, terminal) is not { } settings) return ExitCode.Unusable;
            var chosen = options.EditionsOf(parsed, settings).Select(e => (Edition: e, Sources: SettingsOptions.Chosen(e, parsed.GetValue(names)!))).ToList();
            var known = chosen.SelectMany(c => c.Sources).Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (parsed.GetValue(names)!.FirstOrDefault(n => !known.Contains(n)) is { } missing)
                throw new ArgumentException($"There is no source '{missing}' in {settings.File}. 'vane sources' lists them.");
            using var web = new Net.Web(settings.Web, time);
            var answered = 0;
            foreach (var (edition, sources) in chosen)
            {
                using var desk = new EditionDesk(edition, web, new TimeClock(time));
                var told = new CollectionTale(terminal, sources.Count, isQuiet: parsed.GetValue(json));
                var visits = await desk.CollectAsync(sources, told.Tell, cancel);
                answered += visits.Values.Count(v => v.IsAnswered || v.IsDoubtful);
                if (parsed.GetValue(json)) foreach (var visit in visits.Values.OrderBy(v => v.Source, StringComparer.Ordinal)) WriteJson(terminal, edition, visit);
                else told.Summarise();
                if (cancel.IsCancellationRequested) return ExitCode.Stopped;
            }

            return answered > 0 || known.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static void WriteJson(Terminal terminal, EditionSettings edition, SourceVisit visit) => terminal.WriteJson(new
    {
        Edition = edition.Name,
        visit.Source,
        Outcome = SourceVisit.WordOf(visit.Outcome),
        Started = visit.Started.ToString(),
        Ended = visit.Ended?.ToString(),
        AskedFrom = visit.AskedFrom?.ToString(),
        visit.Tally.Read,
        visit.Tally.New,
        visit.Tally.Updated,
        visit.Tally.Observations,
        visit.Tally.Rejected,
        visit.Requests,
        visit.Bytes,
        visit.Fault,
    });
}
