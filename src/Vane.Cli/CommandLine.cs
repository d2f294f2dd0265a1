using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Vane.Desk;
using Vane.Sources;
using Vane.Storage;
using Vane.Understand;

namespace Vane.Cli;

/// <summary>Exit codes of the command, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done; records may have gone to quarantine.</summary>
    public const int Done = 0;

    /// <summary>Done in part: an input broke off or is missing, or a report is not supported by the store.</summary>
    public const int Failed = 1;

    /// <summary>Nothing was done: wrong usage, nothing readable, no store.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Stopped = 130;
}

/// <summary>Runs the command line; every expected failure ends as one line on standard error and an exit code.</summary>
internal static class CommandLine
{
    private const int MostErrors = 20;

    /// <summary>The store a command works on.</summary>
    public static Option<string> StoreOption() => new("--db")
    {
        Description = "The store, a SQLite file. Default: that of the first edition of vane.yaml, else vane.db.",
        DefaultValueFactory = _ => DefaultStore(),
    };

    // Where settings are, theirs.
    private static string DefaultStore()
    {
        const string usual = "vane.db", settings = "vane.yaml";
        if (File.Exists(usual) || !File.Exists(settings)) return usual;
        try
        {
            return SettingsReader.Read(settings, SourceKinds.All).Editions is [var edition, ..] ? edition.Store : usual;
        }
        catch (SettingsException)
        {
            return usual;
        }
    }

    /// <summary>Reads the value of an option that is a whole number within bounds that are part of it; says what is allowed where it is none.</summary>
    public static long Whole(ArgumentResult given, long least, long most)
    {
        var text = given.Tokens is [.., var last] ? last.Value : "";
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        var bounds = $"from {least} {(most is int.MaxValue or long.MaxValue ? "on" : $"to {most}")}";
        given.AddError($"{(given.Parent is OptionResult option ? option.Option.Name : given.Argument.Name)} takes a whole number {bounds}, not '{text}'.");
        return least;
    }

    /// <summary>At most so many.</summary>
    public static Option<int> LimitOption(string description, int usual) => new("--limit")
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = given => (int)Whole(given, 1, int.MaxValue),
    };

    /// <summary>Whether to print for machines.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Print JSON for machines." };

    public static async Task<int> RunAsync(RootCommand root, string[] args, Terminal terminal)
    {
        try
        {
            var parsed = root.Parse(args);
            if (parsed.Errors.Count == 0)
            {
                // The library ends the process a set time after a signal, and breaks at a second one; a watch lets visits end.
                var isWatch = parsed.CommandResult.Command.Name == "watch";
                var configuration = new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = isWatch ? null : TimeSpan.FromSeconds(5),
                };
                using var signals = isWatch ? new StopSignals() : null;
                return await parsed.InvokeAsync(configuration, signals?.Stopped ?? CancellationToken.None);
            }

            foreach (var error in parsed.Errors) terminal.Error(error.Message);
            terminal.Error("See 'vane --help'.");
            return ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            terminal.Error("Stopped. What was reported as stored is stored.");
            return ExitCode.Stopped;
        }
        catch (SettingsException e)
        {
            foreach (var error in e.Errors.Take(MostErrors)) terminal.Error(error);
            if (e.Errors.Count > MostErrors) terminal.Error($"{e.Errors.Count - MostErrors} more errors.");
            return ExitCode.Unusable;
        }
        catch (Exception e) when (e is StoreException or LensException or ArgumentException or FormatException or IOException
            or UnauthorizedAccessException or PlatformNotSupportedException or System.Data.Common.DbException)
        {
            terminal.Error(e.Message);
            return ExitCode.Unusable;
        }
    }

    /// <summary>Opens a store that must be there already.</summary>
    public static Store OpenExisting(string path) => File.Exists(path)
        ? Store.OpenSqlite(path)
        : throw new StoreException($"There is no store '{path}'. 'vane import' makes one; --db names another.");
}
