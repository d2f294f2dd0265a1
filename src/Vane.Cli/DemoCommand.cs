using System.CommandLine;
using NodaTime;

namespace Vane.Cli;

/// <summary><c>vane demo</c></summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var output = new Option<string>("--out") { Description = "Folder for everything.", DefaultValueFactory = _ => "vane-demo" };
        var command = new Command("demo", "Make an invented sample world, import it and write its reports.") { output };
        command.SetAction(parsed => { terminal.Line($"{clock} {parsed.GetValue(output)}"); return ExitCode.Done; });
        return command;
    }
}
