using System.Buffers;
using System.Text.Json;
using Vane.Group;
using Vane.Text;

namespace Vane.Bench;

/// <summary>Short texts in stream order to stories. Their lines tell no times, so none count.</summary>
internal static class ClusterTool
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

    public static List<(string Id, string Text)> Read(string path)
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

    public static long[] Cluster(List<string> texts)
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
