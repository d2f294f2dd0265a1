using System.CommandLine;
using Vane.Storage;
using Vane.Text;

namespace Vane.Cli;

/// <summary><c>vane quarantine</c></summary>
internal static class QuarantineCommand
{
    public static Command Create(Terminal terminal)
    {
        var limit = new Option<long?>("--limit") { Description = "List at most so many; all by default.", CustomParser = given => CommandLine.Whole(given, 1, long.MaxValue) };
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("quarantine", "List the records that were not imported, with file, line and reason.") { limit, db, json };
        command.SetAction(parsed =>
        {
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            foreach (var record in new RunLog(store).Quarantine(parsed.GetValue(limit) ?? long.MaxValue))
            {
                if (parsed.GetValue(json)) terminal.WriteJson(record);
                else terminal.Line(PlainText.OneLine($"{record.Input}:{record.Line}: {record.Reason}: {record.Excerpt}"));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
