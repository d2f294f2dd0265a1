using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Vane.Parse;

namespace Vane.Bench;

/// <summary>Main texts of a folder of pages.</summary>
internal static class ExtractTool
{
    /// <summary><c>extract DIR OUT.json</c>: a folder of <c>ID.html</c> or <c>ID.html.gz</c> in, by ID the text, title, date and author
    /// out.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length != 2)
        {
            await Console.Error.WriteLineAsync("vane-bench extract DIR OUT.json");
            return 2;
        }

        var files = Pages(args[0]);
        var contents = new Content?[files.Count];
        Parallel.For(0, files.Count, i => contents[i] = Read(files[i].Path));
        await using var file = File.Create(args[1]);
        await using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        for (var i = 0; i < files.Count; i++)
        {
            json.WriteStartObject(files[i].Id);
            json.WriteString("articleBody", contents[i]?.Text ?? "");
            json.WriteString("title", contents[i]?.Title);
            json.WriteString("date", Day(contents[i]?.Published));
            json.WriteString("author", contents[i]?.Author);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        return 0;
    }

    /// <summary>The pages of a folder by ID, in the order of the IDs.</summary>
    public static List<(string Id, string Path)> Pages(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(p => p.EndsWith(".html", StringComparison.Ordinal) || p.EndsWith(".html.gz", StringComparison.Ordinal))
            .Select(p => (Id: Id(p), Path: p)).OrderBy(p => p.Id, StringComparer.Ordinal)];

    private static string Id(string path) => Path.GetFileName(path)[..^(path.EndsWith(".gz", StringComparison.Ordinal) ? ".html.gz" : ".html").Length];

    private static Content? Read(string path)
    {
        try
        {
            return PageReader.Read(new RawInput(File.ReadAllBytes(path), path, Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path))));
        }
        catch (ParseException e)
        {
            Console.Error.WriteLine($"{path}: {e.Message}");
            return null;
        }
    }

    private static string? Day(StatedTime? time) => time is { } t ? LocalDatePattern.Iso.Format(t.At.InUtc().Date) : null;
}
