using System.Text.Json;

namespace Vane.SystemTests.Machine;

/// <summary>How a command ended and what it said.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>What it printed, read as one JSON value.</summary>
    public JsonElement Json => JsonElement.Parse(Output);

    /// <summary>The lines on standard error.</summary>
    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Outcome ShouldEndWith(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, $"output:\n{Output}\nerrors:\n{Errors}");
        return this;
    }
}
