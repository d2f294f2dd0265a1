using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Vane.Group;
using Vane.Text;

namespace Vane.Bench;

/// <summary>Short texts in stream order to stories. Their lines tell no times, so none count.</summary>
internal static class ClusterBench
{
    // Texts between two looks back; the product looks back once a day.
    private const int Interval = 10_000;

    /// <summary>Lines with <c>Id</c> and <c>textCleaned</c> in, lines with <c>id</c> and <c>cluster</c> out.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("vane-bench cluster IN.jsonl OUT.jsonl");
            return Task.FromResult(2);
        }

        var texts = Read(args[0]);
        Write(args[1], texts, Cluster(texts.ConvertAll(t => t.Text)));
        return Task.FromResult(0);
    }

    /// <summary>Agreement with the labels of the two sets, and the speed.</summary>
    public static Task EvaluateAsync()
    {
        Console.WriteLine("anchor: one-pass TF-IDF leader tuned per file: ARI .743/.753, NMI .881/.892, B3 F .726/.752");
        foreach (var name in (string[])["Tweets", "Tweets-T"])
        {
            var path = Machine.Data is { } data ? Path.Combine(data, "..", "bench", "3-stream-clustering", name + ".jsonl") : null;
            if (!File.Exists(path))
            {
                Console.WriteLine($"{name}: skipped: not here");
                continue;
            }

            Evaluate(name, path);
        }

        return Task.CompletedTask;
    }

    private static void Evaluate(string name, string path)
    {
        var labels = File.ReadLines(path).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("clusterNo").GetInt64();
        }).ToList();
        var begun = Process.GetCurrentProcess().TotalProcessorTime;
        var texts = Read(path);
        var clusters = Cluster(texts.ConvertAll(t => t.Text));
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - begun).TotalSeconds;
        var score = PartitionScore.Of(labels, clusters);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: ARI {score.AdjustedRand:F3}, NMI {score.MutualInformation:F3}, B3 F {score.BCubed:F3}; {clusters.Distinct().Count()} clusters for {labels.Distinct().Count()} labels; {texts.Count / seconds:F0} texts a second of processor time"));
    }

    private static List<(string Id, string Text)> Read(string path)
    {
        var texts = new List<(string, string)>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0) continue;
            using var json = JsonDocument.Parse(line);
            texts.Add((json.RootElement.GetProperty("Id").ToString(), json.RootElement.GetProperty("textCleaned").GetString() ?? ""));
        }

        return texts;
    }

    private static void Write(string path, List<(string Id, string Text)> texts, long[] clusters)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        for (var i = 0; i < clusters.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("id", texts[i].Id);
            json.WriteNumber("cluster", clusters[i]);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static long[] Cluster(List<string> texts)
    {
        var stories = new StoryStream();
        var features = new List<Feature>();
        for (var i = 0; i < texts.Count; i++)
        {
            features.Clear();
            ReadFeatures(texts[i], features);
            stories.Add(i, 0, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(features));
            if ((i + 1) % Interval == 0) stories.Recluster();
        }

        stories.Recluster();
        return [.. stories.Assignments.Select(a => a.Story)];
    }

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");

    private static void ReadFeatures(string text, List<Feature> features)
    {
        var folded = text.ToLowerInvariant().AsSpan();
        foreach (var word in folded.SplitAny(Blanks))
        {
            if (folded[word] is { Length: > 0 } found) features.Add(Feature.Of(EnglishStem.Of(found)));
        }
    }
}
