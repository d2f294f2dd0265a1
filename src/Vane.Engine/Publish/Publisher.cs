using System.Globalization;
using System.Text;
using Vane.Model;
using Vane.Storage;
using Vane.Words;

namespace Vane.Publish;

/// <summary>Writes reports to <c>OUT/YYYY/MM/DD/PERIOD.json</c> and <c>PERIOD.LANG.EXTENSION</c>.</summary>
/// <param name="folder">OUT.</param>
/// <param name="languages">Languages to write.</param>
/// <param name="renderings">Forms to write.</param>
public sealed class Publisher(string folder, IReadOnlyList<Language> languages, IReadOnlyList<Rendering> renderings)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a report in all forms and languages; the paths written, the JSON first.</summary>
    public async Task<IReadOnlyList<string>> PublishAsync(Report report, CancellationToken cancel)
    {
        var day = Path.Combine(folder, report.Edition.Date.ToString("uuuu'/'MM'/'dd", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(day);
        var period = ReportShelf.PeriodWord(report.Edition.Period);
        var paths = new List<string> { Path.Combine(day, $"{period}.json") };
        await WriteAsync(paths[0], ReportJson.Write(report), cancel);
        foreach (var language in languages)
        {
            foreach (var rendering in renderings)
            {
                var path = Path.Combine(day, $"{period}.{language.Code}.{rendering.Extension}");
                await WriteAsync(path, Utf8.GetBytes(await rendering.Render(report, language)), cancel);
                paths.Add(path);
            }
        }

        return paths;
    }

    // Written beside and moved into place, so that a reader never meets half a report.
    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancel)
    {
        var beside = path + ".part";
        await File.WriteAllBytesAsync(beside, content, cancel);
        File.Move(beside, path, overwrite: true);
    }
}
