using System.CommandLine;
using System.Globalization;
using NodaTime;

namespace Vane.Cli;

/// <summary><c>vane analyse</c></summary>
internal static class AnalyseCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var lens = LensOption();
        var rebuild = new Option<bool>("--rebuild") { Description = "Forget what was understood and begin again; the result is the same." };
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("analyse", "Find names, terms, topics, copies and stories in what is new. Import and report do it by themselves.")
        {
            lens, rebuild, db, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            var pipeline = new Pipeline(store, clock, parsed.GetValue(lens));
            var quiet = parsed.GetValue(json);
            var tally = pipeline.Analyse(
                parsed.GetValue(rebuild), quiet || Console.IsErrorRedirected ? null : terminal.Progress, cancel);
            if (quiet) terminal.WriteJson(new { tally.Documents, tally.Days, tally.Duplicates });
            else terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{tally.Documents:N0} documents of {tally.Days:N0} days read, {tally.Duplicates:N0} of them copies"));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>The lens to look through.</summary>
    public static Option<string?> LensOption() => new("--lens")
    {
        Description = "The lens: ai, energy, or a folder of YAML files. Default: the one used last, else ai.",
    };
}
