using System.IO.Compression;
using System.Text.Json;
using Vane.Model;
using Vane.Parse;

namespace Vane.Bench;

/// <summary>How well talks are read: whether every sentence has its time, whether times rise, whether anything is lost.</summary>
internal static class TalkQuality
{
    private const string Expected = ".sentences";

    /// <summary>Caption files beside the sentences they say, a line <c>0:03|Speaker|words</c> each.</summary>
    public static IEnumerable<Measure> Own()
    {
        var folder = Path.Combine(OwnSet.Repository, "bench", "sets", "talks");
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var set = new OwnSet("talks", "talks", [.. files.SelectMany(f => File.ReadLines(f).Prepend(Path.GetFileName(f)))]);
        var talks = files.Where(f => !f.EndsWith(Expected, StringComparison.Ordinal)).ToList();
        var (right, said, found) = (0, 0, 0);
        foreach (var talk in talks)
        {
            var expected = File.ReadAllLines(talk + Expected);
            var lines = LinesOf(TranscriptReader.Read(new RawInput(File.ReadAllBytes(talk), talk, default))).ToList();
            if (lines.SequenceEqual(expected)) right++;
            else Console.Error.WriteLine($"{Path.GetFileName(talk)}: {string.Join(" / ", lines.Except(expected))}");
            said += expected.Length;
            found += expected.Count(lines.Remove);
        }

        yield return set.Measure("talks exact", (double)right / talks.Count);
        yield return set.Measure("sentences found", (double)found / said);
    }

    /// <summary>Real talks.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        const string Set = "youtube transcripts";
        if (Machine.Evaluation("data", "youtube-transcripts.jsonl.gz") is not { } path) return [Measure.Absent("talks", Set)];
        var talks = Texts(path).Select(text => (Raw: text, Read: TranscriptReader.ReadText(text))).ToList();
        var counts = talks.Select(t => Speech(t.Read).Count).Order().ToList();
        return
        [
            new("talks", Set, "talks", talks.Count),
            new("talks", Set, "talks with time codes on all sentences", talks.Count(t => Speech(t.Read).TrueForAll(b => b.From is not null))),
            new("talks", Set, "sentences a talk, median", counts[counts.Count / 2]),
            new("talks", Set, "times that rise", talks.Average(t => Rising(Speech(t.Read)))),
            new("talks", Set, "letters kept", talks.Average(t => (double)Letters(t.Read.Text) / Letters(Said(t.Raw, t.Read)))),
        ];
    }

    private static IEnumerable<string> LinesOf(Content talk) => Speech(talk).Select(
        b => $"{(b.From is { } from ? Moment.Show(from) : "")}|{b.Speaker}|{b.Span.In(talk.Text)}");

    private static List<Block> Speech(Content talk) => [.. talk.Outline.Blocks.Where(b => b.Kind == BlockKind.Speech)];

    private static double Rising(List<Block> speech) =>
        speech.Count < 2 ? 1 : (double)speech.Zip(speech.Skip(1)).Count(p => p.First.From <= p.Second.From && !(p.First.To > p.Second.From)) / (speech.Count - 1);

    // What is neither a time code nor a label of a speaker; notes such as [laughter] count as lost.
    private static string Said(string raw, Content read)
    {
        var labels = Speech(read).Select(b => b.Speaker + ":").Where(l => l.Length > 1).Distinct().ToList();
        return string.Join('\n', raw.Split('\n').Select(line =>
        {
            if (line.StartsWith("![", StringComparison.Ordinal)) return "";
            var said = LineHead.Read(line) is { } head ? line[head.Length..] : line;
            return labels.Find(l => said.StartsWith(l, StringComparison.Ordinal)) is { } label ? said[label.Length..] : said;
        }));
    }

    private static int Letters(string text) => text.Count(char.IsLetter);

    private static IEnumerable<string> Texts(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.GetProperty("text").GetString()!;
        }
    }
}
