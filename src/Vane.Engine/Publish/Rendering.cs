using Vane.Model;
using Vane.Words;

namespace Vane.Publish;

/// <summary>A form reports are published in, beside their JSON.</summary>
/// <param name="Extension">File extension without the dot.</param>
/// <param name="Render">Draws a report in a language.</param>
public sealed record Rendering(string Extension, Func<Report, Language, Task<string>> Render)
{
    /// <summary>Markdown.</summary>
    public static readonly Rendering Markdown =
        new("md", (report, language) => Task.FromResult(MarkdownReport.Write(report, language)));
}
