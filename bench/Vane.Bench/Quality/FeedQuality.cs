using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Vane.Parse;

namespace Vane.Bench;

/// <summary>How many of gofeed's own cases come out as it expects. Each that does not has its reason in
/// <c>bench/feed-differences.txt</c>; one without a reason, and a reason without its difference, is told as a fault.</summary>
internal static class FeedQuality
{
    private const string Differences = "bench/feed-differences.txt";

    // Which folder is for which of gofeed's readers, as its own tests take them.
    private static readonly (string Folder, bool IsNative)[] Folders =
    [
        ("parser/atom", true), ("parser/rss", true), ("parser/json", true), ("parser/universal", false), ("translator/atom", false),
        ("translator/rss", false), ("translator/json", false), ("extensions/dublincore", false), ("extensions/itunes", false), ("extensions/media", false),
    ];

    // What gofeed's test of the whole expects of files that have no expectation beside them: the type, or that they are refused.
    private static readonly Dictionary<string, string?> Types = new(StringComparer.Ordinal)
    {
        ["atom03_feed.xml"] = "atom",
        ["atom10_feed.xml"] = "atom",
        ["rss_feed.xml"] = "rss",
        ["rss_feed_bom.xml"] = "rss",
        ["rss_feed_leading_spaces.xml"] = "rss",
        ["rdf_feed.xml"] = "rss",
        ["sample.json"] = "json",
        ["json10_feed.json"] = "json",
        ["json11_feed.json"] = "json",
        ["unknown_feed.xml"] = null,
        ["empty_feed.xml"] = null,
        ["invalid.json"] = null,
    };

    /// <summary>Files as expected, and faults in the list of differences.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        if (Machine.Evaluation("bench", "2-feeds", "gofeed") is not { } root) return [Measure.Absent("feeds", "gofeed")];
        var explained = Explained();
        var (files, right, crashed, faults) = (0, 0, 0, new List<string>());
        foreach (var (folder, isNative) in Folders)
        {
            foreach (var (file, expected) in Cases(Path.Combine(root, folder)))
            {
                files++;
                var name = $"{folder}/{Path.GetFileName(file)}";
                string? difference;
                try
                {
                    difference = Difference(FeedTool.Read(file, isNative), expected);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    (crashed, difference) = (crashed + 1, $"{e.GetType().Name}: {e.Message}");
                }

                if (difference is null) right++;
                if (difference is not null && !explained.Remove(name)) faults.Add($"{name}: {difference}");
                else if (difference is null && explained.Remove(name)) faults.Add($"{name}: no longer different, take it out of {Differences}");
            }
        }

        foreach (var fault in faults.Concat(explained.Select(name => $"{name}: explained, but not here"))) Console.Error.WriteLine(fault);
        return
        [
            new Measure("feeds", "gofeed", $"as expected of {files}", (double)right / files),
            new Measure("feeds", "gofeed", "differences unexplained or stale", faults.Count + explained.Count),
            new Measure("feeds", "gofeed", "crashes", crashed),
        ];
    }

    /// <summary>How much of a feed of a thousand long entries is read a second, in processor time of one core.</summary>
    public static IEnumerable<Measure> Speed()
    {
        var words = string.Concat(Enumerable.Range(0, 150).Select(i => $"water {i * 7919 % 1000} goes out with the tide "));
        var items = string.Concat(Enumerable.Range(0, 1000).Select(i =>
            $"<item><title>Ebb &amp; flood {i}</title><link>http://harbour.example/{i}</link><guid>http://harbour.example/{i}</guid><dc:creator>Ada</dc:creator>"
            + $"<pubDate>Mon, 03 Mar 2025 12:30:{i % 60:00} GMT</pubDate><description>{words[..300]} &lt;b&gt;</description>"
            + $"<content:encoded><![CDATA[<p>{words[..1500]}</p><p><a href=\"/x\">{words[..20]}</a></p>]]></content:encoded></item>"));
        var bytes = Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>Log</title><link>http://harbour.example/</link>{items}</channel></rss>");
        var input = new RawInput(bytes, "generated", NodaTime.Instant.MinValue);
        var best = TimeSpan.MaxValue;
        using var process = Process.GetCurrentProcess();
        for (var round = 0; round < 12; round++)
        {
            process.Refresh();
            var before = process.UserProcessorTime;
            for (var i = 0; i < 10; i++) FeedReader.Read(input);
            process.Refresh();
            if (process.UserProcessorTime - before is var taken && taken < best) best = taken;
        }

        yield return new Measure("feeds", "generated", "MB/s", Math.Round(bytes.Length * 10 / 1e6 / Math.Max(best.TotalSeconds, 0.001)), "feedparser 6.0.10: 4");
    }

    private static IEnumerable<(string File, JsonNode? Expected)> Cases(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (Types.TryGetValue(name, out var type) && !folder.EndsWith("translator", StringComparison.Ordinal))
                yield return (file, type is null ? null : new JsonObject { ["feedType"] = type });
            else if (name.EndsWith(".xml", StringComparison.Ordinal) && Path.ChangeExtension(file, ".json") is var beside && File.Exists(beside))
                yield return (file, JsonNode.Parse(File.ReadAllText(beside)));
            else if (name.EndsWith(".json", StringComparison.Ordinal) && file[..^5] + "_expected.json" is var other && File.Exists(other))
                yield return (file, JsonNode.Parse(File.ReadAllText(other)));
        }
    }

    private static HashSet<string> Explained() => !File.Exists(Differences) ? []
        : [.. File.ReadLines(Differences).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(':', 2)[0])];

    // Null where both are equal, else where they first differ. Only the type is compared where only that is expected.
    private static string? Difference(JsonObject ours, JsonNode? expected)
    {
        if (expected is null) return ours["error"] is null ? "read, but should have been refused" : null;
        if (ours["error"] is { } error) return $"refused: {error}";
        if (expected is JsonObject { Count: 1 } one && one["feedType"] is { } type) return Different(ours["feedType"], type, "feedType");
        return Different(ours, expected, "");
    }

    private static string? Different(JsonNode? ours, JsonNode? expected, string path)
    {
        if (IsEmpty(ours) && IsEmpty(expected)) return null;
        switch (ours, expected)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(e => e.Key).Union(b.Select(e => e.Key)).Where(n => !IsUnread(path, n)))
                    if (Different(a[name], b[name], $"{path}.{name}") is { } inner) return inner;
                return null;
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                for (var i = 0; i < a.Count; i++)
                    if (Different(a[i], b[i], $"{path}[{i}]") is { } inner) return inner;
                return null;
            case (JsonValue a, JsonValue b) when a.ToString() == b.ToString() || (path.EndsWith("Parsed", StringComparison.Ordinal) && Instant(a) == Instant(b)): return null;
            default: return $"{path}: {Shown(ours)}, expected {Shown(expected)}";
        }
    }

    // Members that expectations of the shape for all formats hold, but gofeed's own type for it has no field for.
    private static bool IsUnread(string path, string name) => path.StartsWith(".items", StringComparison.Ordinal) && name == "enclosure" && !path.Contains("enclosures", StringComparison.Ordinal)
        || name is "avatar" or "url" && path.Contains(".author", StringComparison.Ordinal);

    private static DateTimeOffset? Instant(JsonValue value) =>
        DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static bool IsEmpty(JsonNode? node) => node is null or JsonArray { Count: 0 }
        || (node is JsonObject o && o.All(e => IsEmpty(e.Value))) || (node is JsonValue v && v.ToString().Length == 0);

    private static string Shown(JsonNode? node) => node?.ToJsonString() is not { } text ? "nothing" : text.Length > 200 ? text[..200] + "…" : text;
}
