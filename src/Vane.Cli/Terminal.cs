using System.Globalization;
using System.Text.Json;
using NodaTime;
using Spectre.Console;
using Vane.Text;

namespace Vane.Cli;

/// <summary>Where commands write: tables and bars on a terminal, plain lines when piped, errors apart.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lazy<IAnsiConsole> _out = new(() => Console(output, System.Console.IsOutputRedirected));
    private readonly Lazy<IAnsiConsole> _error = new(() => Console(error, System.Console.IsErrorRedirected));

    /// <summary>Rich output.</summary>
    public IAnsiConsole Out => _out.Value;

    /// <summary>Rich output beside the result: bars and notices.</summary>
    public IAnsiConsole Side => _error.Value;

    /// <summary>One line of result.</summary>
    public void Line(string text) => output.WriteLine(text);

    /// <summary>Result that has its line ends already.</summary>
    public void Write(string text) => output.Write(text);

    /// <summary>One line of error, whatever the text and the names of files in it hold.</summary>
    public void Error(string message)
    {
        var text = PlainText.OneLine(message);
        if (Side.Profile.Capabilities.Ansi) Side.MarkupLineInterpolated($"[red]vane: {text}[/]");
        else error.WriteLine($"vane: {text}");
    }

    /// <summary>How far an analysis has come, over the last such line.</summary>
    public void Progress(LocalDate day, long documents) => error.Write(string.Create(
        CultureInfo.InvariantCulture, $"\r{day:uuuu-MM-dd}: {documents:N0} documents read"));

    /// <summary>How far a replay has come, over the last such line.</summary>
    public void Progress(string source, int done, int days) => error.Write(string.Create(
        CultureInfo.InvariantCulture, $"\r{PlainText.OneLine(source)}: {done:N0} of {days:N0} days replayed{(done == days ? "\n" : "")}"));

    /// <summary>How far something has come, over the last such line.</summary>
    public void Progress(string text, bool isLast) => error.Write($"\r{text}{(isLast ? "\n" : "")}");

    /// <summary>One JSON value on one line.</summary>
    public void WriteJson<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, Json));

    // Left to itself the library colours pipes too where it finds the variables of a build server.
    private static IAnsiConsole Console(TextWriter writer, bool redirected) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = !redirected },
    });
}
