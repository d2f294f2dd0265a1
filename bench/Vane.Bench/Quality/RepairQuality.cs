using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vane.Text;

namespace Vane.Bench;

/// <summary>How well damage is mended and scripts are folded.</summary>
internal static partial class RepairQuality
{
    private const int Rounds = 5;

    /// <summary>Damaged texts, a tab, readable ones. The mark ⟨41⟩ stands for the character of that hexadecimal number.</summary>
    public static IEnumerable<Measure> Own()
    {
        var set = OwnSet.Read("repair", "bench/sets/repair.txt");
        var pairs = set.Lines.Select(line => Numbered().Replace(line, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()).Split('\t')).ToList();
        yield return set.Measure("texts exact", (double)pairs.Count(p => TextRepair.Repair(p[0]).Text == p[1]) / pairs.Count);
        yield return set.Measure("readable texts kept", (double)pairs.Count(p => TextRepair.Repair(p[1]).Text == p[1]) / pairs.Count);
    }

    /// <summary>Glosses in a report, conversions of OpenCC, and the speed on reports.</summary>
    public static IEnumerable<Measure> Foreign() => [.. Reports(), .. Conversions()];

    private static IEnumerable<Measure> Reports()
    {
        if (Machine.Evaluation("seeds") is not { } folder) return [Measure.Absent("repair", "reports")];
        var text = string.Join('\n', Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var repaired = TextRepair.Repair(text).Text;
        var many = string.Concat(Enumerable.Repeat(text + "\n", 1 + (4_000_000 / (text.Length + 1))));
        var folded = new char[many.Length];
        return
        [
            new Measure("repair", "reports", "pinyin glosses removed", 1 - ((double)Toned().Count(repaired) / Math.Max(1, Toned().Count(text)))),
            new Measure("repair", "reports", "repair, MB/s", Rate(many, () => TextRepair.Repair(many))),
            new Measure("repair", "reports", "fold, MB/s", Rate(many, () => Folding.Fold(many, folded))),
            new Measure("sentences", "reports", "MB/s", Rate(many, () => Sentences.Split(many))),
        ];
    }

    private static IEnumerable<Measure> Conversions()
    {
        if (Machine.Evaluation("bench", "extra", "opencc", "testcases.json") is not { } path) return [Measure.Absent("repair", "opencc t2s")];
        var (same, all, exact, cases) = (0, 0, 0, 0);
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var one in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (!one.GetProperty("expected").TryGetProperty("t2s", out var expected)) continue;
            var (folded, wanted) = (Folding.Fold(one.GetProperty("input").GetString()!), expected.GetString()!);
            cases++;
            if (folded.Length != wanted.Length) continue;
            var right = folded.Zip(wanted).Count(pair => HanScript.IsHan(pair.Second) && pair.First == pair.Second);
            var han = wanted.Count(HanScript.IsHan);
            (same, all, exact) = (same + right, all + han, exact + (right == han ? 1 : 0));
        }

        return
        [
            new Measure("repair", "opencc t2s", "characters folded right", (double)same / all),
            new Measure("repair", "opencc t2s", "texts whole", (double)exact / cases, "all directions: opencc 1.1.6 253 of 543, opencc-js 527 of 535"),
        ];
    }

    // The best of some, of processor time: others may be using the machine.
    private static double Rate(string text, Action work)
    {
        var best = TimeSpan.MaxValue;
        using var process = Process.GetCurrentProcess();
        for (var round = 0; round < Rounds; round++)
        {
            process.Refresh();
            var before = process.UserProcessorTime;
            work();
            process.Refresh();
            if (process.UserProcessorTime - before is var taken && taken < best) best = taken;
        }

        return Math.Round(Encoding.UTF8.GetByteCount(text) / 1e6 / Math.Max(best.TotalSeconds, 0.001));
    }

    [GeneratedRegex("[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]")]
    private static partial Regex Toned();

    [GeneratedRegex("⟨([0-9A-F]+)⟩")]
    private static partial Regex Numbered();
}
