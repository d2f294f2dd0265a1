using System.CommandLine;
using Vane.Desk;

namespace Vane.Cli;

/// <summary><c>vane init</c>: the settings a new desk begins with.</summary>
internal static class InitCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "The file to write.", DefaultValueFactory = _ => "vane.yaml" };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = new Command("init", "Write settings to begin with: an edition on AI of some fifty sources that need no account, with comments.") { file, force };
        command.SetAction(parsed => Write(terminal, parsed.GetValue(file)!, parsed.GetValue(force)));
        return command;
    }

    private static int Write(Terminal terminal, string path, bool force)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        try
        {
            using var writer = new StreamWriter(new FileStream(path, force ? FileMode.Create : FileMode.CreateNew));
            writer.Write(SettingsReader.Default);
        }
        catch (IOException) when (!force && Path.Exists(path))
        {
            terminal.Error($"'{path}' is there already. --force writes over it.");
            return ExitCode.Unusable;
        }

        terminal.Line($"Wrote {path}. 'vane run' collects once and reports; 'vane watch' does so until stopped.");
        return ExitCode.Done;
    }
}
