using System.CommandLine;
using NodaTime;
using Vane.Model;

namespace Vane.Cli;

/// <summary><c>vane verify FILE.json…</c></summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var files = new Argument<string[]>("FILE.json") { Description = "Reports.", Arity = ArgumentArity.OneOrMore };
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("verify", "Derive every slot and row of reports again from the store, and compare.") { files, db, json };
        command.SetAction(parsed =>
        {
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            var pipeline = new Pipeline(store, clock);
            var supported = true;
            foreach (var file in parsed.GetValue(files)!) supported &= VerifyOne(terminal, pipeline, file, parsed.GetValue(json));
            return supported ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static bool VerifyOne(Terminal terminal, Pipeline pipeline, string file, bool json)
    {
        Report report;
        try
        {
            report = ReportJson.Read(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            terminal.Error($"{file}: {e.Message}");
            return false;
        }

        var findings = pipeline.Verify(report);
        if (json)
        {
            terminal.WriteJson(new { File = file, findings.Statements, findings.Supported, findings.Problems, findings.Withheld });
            return findings.Problems.Count == 0;
        }

        terminal.Line($"{file}: {findings.Statements} statements, {findings.Supported} supported");
        foreach (var problem in findings.Problems) terminal.Line($"  {problem.Where}: {problem.Claim} — {problem.Problem}");
        foreach (var withheld in findings.Withheld) terminal.Line($"  withheld: {withheld.Where}: {withheld.Problem}");
        return findings.Problems.Count == 0;
    }
}
