using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Sample;
using Vane.Storage;

namespace Vane.Bench;

/// <summary>How well stories agree with what is told.</summary>
internal static class ClusterQuality
{
    /// <summary>Invented events told several times, through the whole analysis.</summary>
    public static IEnumerable<Measure> Own()
    {
        foreach (var (name, stories) in new[] { ("stories-en", GeneratedStories.English()), ("stories-zh", GeneratedStories.Chinese()) })
        {
            var set = new OwnSet("cluster", name, [.. stories.Select(s => $"{s.Event}\t{s.Item.Published}\t{s.Item.Community}\t{s.Item.Title}")]);
            var found = StoriesOf([.. stories.Select(s => s.Item)]);
            var score = PartitionScore.Of([.. stories.Select(s => s.Event)], [.. stories.Select(s => found[s.Item.Key])]);
            yield return set.Measure("ARI", score.AdjustedRand);
            yield return set.Measure("B³ F", score.BCubed);
        }
    }

    /// <summary>Labelled short texts in stream order.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        foreach (var (set, ari, nmi, bCubed) in new[] { ("Tweets", ".743", ".881", ".726"), ("Tweets-T", ".753", ".892", ".752") })
        {
            if (Machine.Evaluation("bench", "3-stream-clustering", set + ".jsonl") is not { } path)
            {
                yield return Measure.Absent("cluster", set);
                continue;
            }

            var begun = Process.GetCurrentProcess().TotalProcessorTime;
            var texts = ClusterTool.Read(path);
            var clusters = ClusterTool.Cluster(texts.ConvertAll(t => t.Text));
            var seconds = (Process.GetCurrentProcess().TotalProcessorTime - begun).TotalSeconds;
            var score = PartitionScore.Of(Labels(path), clusters);
            yield return new Measure("cluster", set, "ARI", score.AdjustedRand, ari + " one-pass TF-IDF leader, tuned per file");
            yield return new Measure("cluster", set, "B³ F", score.BCubed, bCubed + " likewise");
            yield return new Measure("cluster", set, "NMI", score.MutualInformation, nmi + " likewise");
            yield return new Measure("cluster", set, "texts/s of processor", Math.Round(texts.Count / seconds));
        }
    }

    private static List<long> Labels(string path) => [.. File.ReadLines(path).Where(l => l.Length > 0).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("clusterNo").GetInt64();
    })];

    private static Dictionary<DocumentKey, long> StoriesOf(List<Item> items)
    {
        using var folder = Machine.NewFolder();
        using (var stream = File.Create(folder["items.jsonl"]))
        using (var lines = new ItemLines(stream))
            items.ForEach(lines.Write);
        using var store = Store.OpenSqlite(folder["vane.db"]);
        var pipeline = new Pipeline(store, SystemClock.Instance);
        pipeline.CollectAsync(Inputs.Open(folder["items.jsonl"], () => Stream.Null), null, CancellationToken.None).GetAwaiter().GetResult();
        var last = items.Max(i => i.Published!.Value).InUtc().Date.PlusDays(1);
        var edition = new Edition(last, ReportPeriod.Month, "UTC", Instant.MinValue, Floors.None);
        var understood = pipeline.Understand(edition with { AsOf = edition.Span(ReportPeriod.Day).To }, CancellationToken.None);
        return understood.Documents.ToDictionary(d => d.Key, d => d.Digest.Story);
    }
}
