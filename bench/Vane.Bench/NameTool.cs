using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vane.Understand;

namespace Vane.Bench;

/// <summary>Names in lines of text.</summary>
internal static class NameTool
{
    /// <summary>names IN OUT [LENS-FOLDER]: a line of text in, a line of JSON out.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length is not (2 or 3)) return Usage("names IN.txt OUT.jsonl [LENS-FOLDER]");
        var reader = new NameReader(args.Length == 3 ? Lens.Open(args[2]).Glossary : Lens.Open("ai").Glossary);
        var lines = await File.ReadAllLinesAsync(args[0]);
        var all = new List<NameMention>();
        var ends = new int[lines.Length];
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < lines.Length; i++)
        {
            reader.Read(lines[i], all);
            ends[i] = all.Count;
        }

        var spent = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        Write(args[1], lines, all, ends);
        var characters = lines.Sum(l => (long)l.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{lines.Length} lines, {characters} characters, {all.Count} names, {spent:0.000} s of processor: {lines.Length / spent:0} lines/s, {characters / spent / 1e6:0.0} million characters/s"));
        return 0;
    }

    private static int Usage(string usage)
    {
        Console.Error.WriteLine($"vane-bench {usage}");
        return 2;
    }

    private static void Write(string path, string[] lines, List<NameMention> all, int[] ends)
    {
        using var file = File.Create(path);
        var newLine = "\n"u8.ToArray();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(file, options);
        var next = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("text", Whole(lines[i]));
            json.WriteStartArray("names");
            for (; next < ends[i]; next++) WriteName(json, lines[i], all[next]);
            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            file.Write(newLine);
        }
    }

    private static void WriteName(Utf8JsonWriter json, string line, NameMention name)
    {
        json.WriteStartObject();
        json.WriteNumber("start", name.Start);
        json.WriteNumber("length", name.Length);
        json.WriteString("surface", Whole(line.Substring(name.Start, name.Length)));
        json.WriteString("name", Whole(name.Name));
        json.WriteString("kind", name.Kind.Key);
        json.WriteStartArray("chain");
        foreach (var key in name.Chain) json.WriteStringValue(Whole(key));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // JSON holds no half of a character; one stands as the replacement character, and offsets stay.
    private static string Whole(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
