using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Vane.Parse;

namespace Vane.Bench;

/// <summary>Feeds in, their structure out, in the shapes of gofeed.</summary>
internal static class FeedTool
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>feed [--native] FILE OUT.json</c>: one feed; <c>feed [--native] FOLDER|FILE... OUT.json</c>: many, by their names.
    /// What is no feed is told as <c>{"error": reason}</c>.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var isNative = args.Contains("--native");
        var paths = args.Where(a => a != "--native").ToList();
        if (paths.Count < 2)
        {
            Console.Error.WriteLine("vane-bench feed [--native] FILE|FOLDER... OUT.json");
            return 2;
        }

        var inputs = paths[..^1];
        var result = inputs is [var only] && !Directory.Exists(only) ? Read(only, isNative) : Many(inputs, isNative);
        await File.WriteAllTextAsync(paths[^1], result.ToJsonString(Readable));
        return 0;
    }

    /// <summary>The structure of a file.</summary>
    public static JsonObject Read(string path, bool isNative)
    {
        try
        {
            var feed = FeedReader.Read(new RawInput(File.ReadAllBytes(path), Path.GetFileName(path), Instant.MinValue));
            return isNative ? FeedNative.Of(feed) : FeedShape.Universal(feed);
        }
        catch (ParseException e)
        {
            return new JsonObject { ["error"] = e.Message };
        }
    }

    private static JsonObject Many(List<string> inputs, bool isNative)
    {
        var files = inputs.SelectMany(input => Directory.Exists(input)
            ? Directory.EnumerateFiles(input).Select(f => (Name: Path.GetFileName(f), Path: f)) : [(Name: input, Path: input)]).ToList();
        var read = new ConcurrentDictionary<string, JsonObject>(StringComparer.Ordinal);
        Parallel.ForEach(files, file => read[file.Name] = Read(file.Path, isNative));
        return new JsonObject(read.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.Value)));
    }
}
