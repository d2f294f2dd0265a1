using System.CommandLine;
using Vane.Storage;

namespace Vane.Cli;

/// <summary><c>vane status</c></summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("status", "What the store holds, and a hash over all of it.") { db, json };
        command.SetAction(parsed =>
        {
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            var census = Census.Take(store);
            var hash = Census.HashKnowledge(store);
            var understood = Census.HashUnderstanding(store);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new
                {
                    census.Documents,
                    census.Versions,
                    census.Observations,
                    census.Quarantined,
                    census.Reports,
                    Sources = census.Sources.ToDictionary(s => s.Source, s => s.Documents, StringComparer.Ordinal),
                    Hash = hash,
                    Lens = new AnalysisLog(store).Lens(),
                    Understood = understood,
                });
                return ExitCode.Done;
            }

            terminal.Line($"{census.Documents:N0} documents in {census.Versions:N0} versions, {census.Observations:N0} observations");
            foreach (var (source, documents) in census.Sources) terminal.Line($"  {source}: {documents:N0}");
            terminal.Line($"{census.Quarantined:N0} records in quarantine, {census.Reports:N0} reports");
            terminal.Line($"hash {hash}");
            terminal.Line(new AnalysisLog(store).Lens() is { } lens ? $"understood through the lens '{lens}', hash {understood}" : "not understood yet");
            return ExitCode.Done;
        });
        return command;
    }
}
