using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using Vane.Collect;
using Vane.Group;
using Vane.Model;
using Vane.Storage;

namespace Vane.Cli;

/// <summary><c>vane import PATH…</c></summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Items (.jsonl, .csv), trend reports (.md), pages (.html), feeds (.xml, .rss, .atom, .json), talks (.vtt, .srt, .json3), texts (.txt, .md) or PDFs, each also .gz or .zst; a folder of them; - for items on standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var db = CommandLine.StoreOption();
        var found = new Option<string?>("--found") { Description = "When documents were found that state no time, as 2031-05-20T08:00:00Z; by default when each file was written last." };
        var json = CommandLine.JsonOption();
        var command = new Command("import", "Import posts and what was seen of them. Importing again changes nothing; a file that grew adds what is new.")
        {
            paths, db, found, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var store = Store.OpenSqlite(parsed.GetValue(db)!);
            var import = new Import(new Pipeline(store, clock), terminal, FoundAt(parsed.GetValue(found)), quiet: parsed.GetValue(json));
            return await import.RunAsync(parsed.GetValue(paths)!, cancel);
        });
        return command;
    }

    private static Instant? FoundAt(string? text) => text is null ? null
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true } read ? read.Value
        : throw new ArgumentException($"--found '{text}' is no instant such as 2031-05-20T08:00:00Z.");

    /// <summary>Imports several inputs one after another; one that fails does not stop the others.</summary>
    private sealed class Import(Pipeline pipeline, Terminal terminal, Instant? found, bool quiet)
    {
        private readonly List<Run> _runs = [];
        private Tally _total;
        private AnalysisTally _understood;
        private bool _failed;

        public async Task<int> RunAsync(string[] paths, CancellationToken cancel)
        {
            var files = paths.SelectMany(Inputs.Expand).ToList();
            if (files.Count == 0) throw new IOException($"There is nothing to import in {string.Join(", ", paths)}.");
            if (!quiet && terminal.Side.Profile.Capabilities.Interactive && !Console.IsErrorRedirected)
                await terminal.Side.Progress().AutoClear(true).StartAsync(bars => ImportAllAsync(files, bars, cancel));
            else
                await ImportAllAsync(files, null, cancel);

            // Also where nothing is new: an earlier run may have been killed before it had understood everything.
            if (!cancel.IsCancellationRequested)
                _understood = pipeline.Analyse(rebuild: false, quiet || Console.IsErrorRedirected ? null : terminal.Progress, cancel);
            Summarise();
            if (cancel.IsCancellationRequested) return ExitCode.Stopped;
            if (_total.Read == _total.Rejected && (_failed || _total.Rejected > 0)) return ExitCode.Unusable;
            return _failed ? ExitCode.Failed : ExitCode.Done;
        }

        private async Task ImportAllAsync(List<string> files, ProgressContext? bars, CancellationToken cancel)
        {
            foreach (var file in files)
            {
                if (cancel.IsCancellationRequested) return;
                await ImportAsync(file, bars?.AddTask(Path.GetFileName(file).EscapeMarkup()), cancel);
            }
        }

        private async Task ImportAsync(string file, ProgressTask? bar, CancellationToken cancel)
        {
            try
            {
                using var watched = new WatchedFile(bar);
                var source = Inputs.Open(file, Console.OpenStandardInput, watched.Track, found);
                var run = await pipeline.CollectAsync(source, _ => watched.Show(), cancel);
                _runs.Add(run);
                _total += run.Tally;
                if (run.Fault is null) return;
                _failed = true;
                terminal.Error($"{file}: {run.Fault}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
            {
                _failed = true;
                terminal.Error($"{file}: {e.Message}");
            }
        }

        private void Summarise()
        {
            if (quiet)
            {
                terminal.WriteJson(new { _total.Read, _total.New, _total.Updated, _total.Observations, _total.Rejected });
                return;
            }

            var table = new Spectre.Console.Table().Border(TableBorder.Rounded)
                .AddColumn("Input").AddColumn("Read", Right).AddColumn("New", Right).AddColumn("Updated", Right)
                .AddColumn("Observations", Right).AddColumn("Rejected", Right);
            foreach (var run in _runs) AddRow(table, Path.GetFileName(run.Input), run.Tally);
            if (_runs.Count > 1) AddRow(table, "all", _total);
            terminal.Out.Write(table);
            if (_understood.Documents > 0) terminal.Line($"{_understood.Documents:N0} documents understood, {_understood.Duplicates:N0} of them copies");
            if (_total.Rejected > 0) terminal.Line("Rejected records are in quarantine: vane quarantine");
        }

        private static void Right(TableColumn column) => column.RightAligned();

        private static void AddRow(Spectre.Console.Table table, string name, Tally tally) => table.AddRow(
            name.EscapeMarkup(), $"{tally.Read:N0}", $"{tally.New:N0}", $"{tally.Updated:N0}",
            $"{tally.Observations:N0}", $"{tally.Rejected:N0}");
    }

    /// <summary>Shows how far a file has been read on a bar.</summary>
    private sealed class WatchedFile(ProgressTask? bar) : IDisposable
    {
        private Stream? _file;

        public Stream Track(Stream file)
        {
            _file = file;
            if (bar is not null && file.CanSeek) bar.MaxValue = Math.Max(1, file.Length);
            return file;
        }

        public void Show()
        {
            if (bar is not null && _file is { CanSeek: true }) bar.Value = _file.Position;
        }

        public void Dispose()
        {
            if (bar is not null) bar.Value = bar.MaxValue;
            _file?.Dispose();
        }
    }
}
