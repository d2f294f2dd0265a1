using System.CommandLine;
using System.Globalization;
using NodaTime;
using Spectre.Console;

namespace Vane.Cli;

/// <summary><c>vane terms</c></summary>
internal static class TermsCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var which = new EditionOptions();
        var source = new Option<string?>("--source") { Description = "Only documents of this source." };
        var limit = CommandLine.LimitOption("At most so many.", 100);
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("terms", "The names and terms of a period, the telling ones first.")
        {
            which.Date, which.Period, which.Zone, which.AsOf, source, limit, db, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            var edition = which.EditionOf(parsed, clock.GetCurrentInstant());
            var terms = new Pipeline(store, clock).Terms(edition, parsed.GetValue(source), parsed.GetValue(limit), cancel);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(terms.Select(t => new
                {
                    Term = t.Text,
                    Kind = t.Id.Kind.ToString().ToLowerInvariant(),
                    t.Documents,
                    t.Before,
                    Weight = Math.Round(t.Weight, 2),
                }));
                return Task.FromResult(ExitCode.Done);
            }

            var table = new Table().Border(TableBorder.Rounded).AddColumn("Term").AddColumn("Kind")
                .AddColumn("Documents", c => c.RightAligned()).AddColumn("days before", c => c.RightAligned());
            foreach (var term in terms)
            {
                table.AddRow(
                    term.Text.EscapeMarkup(), term.Id.Kind.ToString().ToLowerInvariant(),
                    term.Documents.ToString("N0", CultureInfo.InvariantCulture), term.Before.ToString("N0", CultureInfo.InvariantCulture));
            }

            terminal.Out.Write(table);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
