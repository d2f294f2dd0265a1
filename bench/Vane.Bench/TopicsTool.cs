using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vane.Understand;

namespace Vane.Bench;

/// <summary>Reads topics: <c>topics IN OUT.jsonl [LENS]</c>. IN holds a title a line, or, named <c>*.jsonl</c>, an item.</summary>
internal static class TopicsTool
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length is < 2 or > 3)
        {
            await Console.Error.WriteLineAsync("vane-bench: topics IN OUT.jsonl [LENS]");
            return 2;
        }

        var isItems = args[0].EndsWith(".jsonl", StringComparison.Ordinal);
        var sources = (await File.ReadAllLinesAsync(args[0])).Select(line => isItems ? ReadItem(line) : new TopicSource { Title = line }).ToList();
        var opening = Stopwatch.StartNew();
        var reader = new TopicReader(Lens.Open(args.Length > 2 ? args[2] : "ai").Taxonomy);
        opening.Stop();
        await using (var output = File.Create(args[1]))
            foreach (var source in sources) Write(output, source, reader.Read(source));
        Console.WriteLine($"{sources.Count} documents; lens opened in {opening.ElapsedMilliseconds} ms; {Speed(reader, sources):N0} documents a second (best of 5, one core)");
        return 0;
    }

    private static double Speed(TopicReader reader, List<TopicSource> sources)
    {
        var best = double.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var source in sources) reader.Read(source);
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return sources.Count / best;
    }

    private static TopicSource ReadItem(string line)
    {
        using var json = JsonDocument.Parse(line);
        string? Field(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new TopicSource { Title = Field("title"), Text = Field("text"), Flair = Field("category"), Community = Field("community") ?? Field("source") };
    }

    private static void Write(Stream output, TopicSource source, TopicReading reading)
    {
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartObject();
            json.WriteString("text", source.Title);
            json.WriteStartArray("topics");
            foreach (var finding in reading.Topics) Write(json, source, finding);
            json.WriteEndArray();
            json.WriteStartArray("dimensions");
            foreach (var dimension in reading.Dimensions) json.WriteStringValue(dimension.Id);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetBytes("\n"));
    }

    private static void Write(Utf8JsonWriter json, TopicSource source, TopicFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("topic", finding.Topic.Id);
        json.WriteString("dimension", finding.Topic.Dimension);
        json.WriteStartArray("words");
        foreach (var witness in finding.Witnesses)
        {
            json.WriteStartObject();
            if (witness.Part != Part.Title) json.WriteString("part", witness.Part.ToString());
            json.WriteNumber("start", witness.Span.Start);
            json.WriteNumber("length", witness.Span.Length);
            json.WriteString("surface", witness.Span.In(source[witness.Part]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
