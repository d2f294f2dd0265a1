using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Pages, feeds and transcripts of the evaluation data.</summary>
internal static class EvaluationSeeds
{
    /// <summary>All that are here, and the names of the sets that are not.</summary>
    public static List<Seed> All(out IReadOnlyList<string> absent)
    {
        var (pages, feeds, talks) = (Pages(), Feeds(), Talks());
        absent = [.. new[] { ("pages", pages.Count), ("feeds", feeds.Count), ("transcripts", talks.Count) }.Where(s => s.Item2 == 0).Select(s => s.Item1)];
        return [.. pages, .. feeds, .. talks];
    }

    /// <summary>Pages.</summary>
    public static List<Seed> Pages() => Machine.Evaluation("bench", "1-article-extraction", "trafilatura-eval", "html") is not { } folder
        ? []
        : [.. ExtractTool.Pages(folder).Select(p => new Seed(InputKind.Article, p.Id + ".html", () => Decompressed(p.Path)) { MediaType = "text/html" })];

    /// <summary>Feeds.</summary>
    public static List<Seed> Feeds() => Machine.Evaluation("bench", "2-feeds", "gofeed") is not { } folder
        ? []
        : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(p => IsFeed(folder, p)).Order(StringComparer.Ordinal)
            .Select(p => new Seed(InputKind.Feed, Path.GetFileName(p), () => File.ReadAllBytes(p)))];

    private static List<Seed> Talks()
    {
        if (Machine.Evaluation("data", "youtube-transcripts.jsonl.gz") is not { } path) return [];
        var talks = new List<Seed>();
        foreach (var line in Encoding.UTF8.GetString(Decompressed(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            talks.Add(Seed.Of(InputKind.Transcript, $"talk-{talks.Count}.md", json.RootElement.GetProperty("text").GetString()!));
        }

        return talks;
    }

    // Beside each feed lies a file of JSON with what is expected of it; feeds that are JSON themselves have a folder of their own.
    private static bool IsFeed(string folder, string path) =>
        path.EndsWith(".xml", StringComparison.Ordinal)
        || (path.EndsWith(".json", StringComparison.Ordinal) && !path.EndsWith("_expected.json", StringComparison.Ordinal)
            && Path.GetRelativePath(folder, path).StartsWith(Path.Combine("parser", "json"), StringComparison.Ordinal));

    private static byte[] Decompressed(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(path);
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
