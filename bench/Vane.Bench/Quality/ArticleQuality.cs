using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Vane.Parse;

namespace Vane.Bench;

/// <summary>How much of a page's main text is found, and how much else with it.</summary>
internal static class ArticleQuality
{
    private const string Pages = "bench/sets/pages";
    private const double Slow = 2;

    /// <summary>Pages of our own with the text that a reader would copy.</summary>
    public static IEnumerable<Measure> Own()
    {
        var pages = ExtractTool.Pages(Path.Combine(OwnSet.Repository, Pages));
        var texts = pages.ConvertAll(p => (Page: File.ReadAllText(p.Path), Text: File.ReadAllText(Path.ChangeExtension(p.Path, ".txt"))));
        var set = new OwnSet("articles", "pages", [.. texts.SelectMany(t => new[] { t.Page, t.Text })]);
        yield return set.Measure("4-shingle F1", texts.Average(t => ShingleScore.F1(Read(Encoding.UTF8.GetBytes(t.Page), "page")!.Text, t.Text)));
    }

    /// <summary>Pages of the web with segments that must be in their texts and others that must not.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        const string set = "segments";
        if (Machine.Evaluation("bench", "1-article-extraction", "trafilatura-eval") is not { } folder) return [Measure.Absent("articles", set)];
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "evaldata.json")));
        var (found, missed, wrong, failed) = (0, 0, 0, 0);
        var seconds = new List<double>();
        foreach (var page in json.RootElement.EnumerateObject().Select(p => p.Value))
        {
            var file = Path.Combine(folder, "html", page.GetProperty("file").GetString()!);
            var bytes = File.ReadAllBytes(File.Exists(file) ? file : file + ".gz");
            var start = Stopwatch.GetTimestamp();
            var content = Read(bytes, file);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (content is null) failed++;
            var text = OneLine(content?.Text ?? "");
            foreach (var segment in page.GetProperty("with").EnumerateArray())
                if (text.Contains(OneLine(segment.GetString()!), StringComparison.Ordinal)) found++;
                else missed++;
            wrong += page.GetProperty("without").EnumerateArray().Count(s => text.Contains(OneLine(s.GetString()!), StringComparison.Ordinal));
        }

        var (precision, recall) = (found / (double)(found + wrong), found / (double)(found + missed));
        return
        [
            new("articles", set, "F", 2 * precision * recall / (precision + recall), "trafilatura 2.2 .924, magic-html .889, readability-lxml .826, newspaper4k .801, raw HTML .667"),
            new("articles", set, "precision", precision),
            new("articles", set, "recall", recall),
            new("articles", set, "wrong: refused pages", failed),
            new("articles", set, "wrong: pages over 2 s", seconds.Count(s => s > Slow)),
            new("articles", set, "ms a page, median", Machine.Median(seconds) * 1000),
        ];
    }

    private static Content? Read(byte[] bytes, string name)
    {
        try
        {
            return PageReader.Read(new RawInput(bytes, name, default));
        }
        catch (ParseException e)
        {
            Console.Error.WriteLine($"{name}: {e.Message}");
            return null;
        }
    }

    // Soft hyphens are in the segments where the page has them.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\u00AD') continue;
            if (!char.IsWhiteSpace(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString();
    }
}
