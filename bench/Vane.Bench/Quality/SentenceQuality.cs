using System.Text.Json;
using Vane.Text;

namespace Vane.Bench;

/// <summary>How often sentences end where readers end them, all of a text.</summary>
internal static class SentenceQuality
{
    /// <summary>Texts with | where a sentence ends.</summary>
    public static IEnumerable<Measure> Own()
    {
        var set = OwnSet.Read("sentences", "bench/sets/sentences.txt");
        var right = set.Lines.Count(line => Of(line.Replace("|", "", StringComparison.Ordinal)).SequenceEqual(line.Split('|').Select(s => s.Trim())));
        yield return set.Measure("texts exact", (double)right / set.Lines.Count);
    }

    /// <summary>The golden rules of pySBD.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        if (Machine.Evaluation("bench", "extra", "sentence-golden-rules", "cases.json") is not { } path) return [Measure.Absent("sentences", "golden rules")];
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. json.RootElement.EnumerateArray().GroupBy(c => c.GetProperty("lang").GetString()!).Select(language => new Measure(
            "sentences", $"golden rules, {language.Key}", "texts exact", (double)language.Count(IsRight) / language.Count(), language.Key == "en" ? "pySBD .979" : ""))];
    }

    private static bool IsRight(JsonElement one) => Of(one.GetProperty("text").GetString()!)
        .SequenceEqual(one.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!));

    private static IEnumerable<string> Of(string text) => Sentences.Split(text).Select(span => span.In(text).ToString());
}
