using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vane.Text;

namespace Vane.Bench;

/// <summary>Repair, folding and sentences on anybody's files, and how good they are on known ones.</summary>
internal static partial class RepairBench
{
    private const int Rounds = 5;

    /// <summary><c>repair IN OUT</c>: a text file in, readable text out, line by line.</summary>
    public static async Task<int> RepairAsync(string[] args)
    {
        if (args.Length != 2) return Usage("repair IN OUT");
        await File.WriteAllTextAsync(args[1], TextRepair.Repair(await File.ReadAllTextAsync(args[0])).Text);
        return 0;
    }

    /// <summary><c>sentences IN OUT</c>: a text file in, a sentence a line out.</summary>
    public static async Task<int> SentencesAsync(string[] args)
    {
        if (args.Length != 2) return Usage("sentences IN OUT");
        var text = await File.ReadAllTextAsync(args[0]);
        await File.WriteAllLinesAsync(args[1], Sentences.Split(text).Select(span => PlainText.OneLine(span.In(text).ToString())));
        return 0;
    }

    /// <summary><c>quality-repair</c>: glosses, sentences, script conversion and speed on the evaluation sets.</summary>
    public static async Task<int> QualityAsync(string[] args)
    {
        var data = Environment.GetEnvironmentVariable("VANE_EVAL_DATA") ?? "../shared";
        await OnAsync(Path.Combine(data, "seeds"), "002_*.txt", Glosses);
        await OnAsync(Path.Combine(data, "bench/extra/sentence-golden-rules"), "cases.json", GoldenRules);
        await OnAsync(Path.Combine(data, "bench/extra/opencc"), "testcases.json", Conversions);
        await OnAsync(Path.Combine(data, "seeds"), "*.txt", Speed);
        return args.Length == 0 ? 0 : Usage("quality-repair");
    }

    private static async Task OnAsync(string folder, string pattern, Action<string> measure)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0) Console.WriteLine($"{pattern}: skipped: not here");
        foreach (var file in files)
        {
            Console.WriteLine($"-- {Path.GetFileName(file)}");
            measure(await File.ReadAllTextAsync(file));
        }
    }

    private static void Glosses(string text)
    {
        var repaired = TextRepair.Repair(text).Text;
        // What a plain expression would take, to be compared with: letters with tone marks in parentheses.
        var removed = TonedParentheses().Replace(text, "");
        Console.WriteLine(Line($"glosses before {TonedParentheses().Count(text)}, left {TonedParentheses().Count(repaired)}; other characters lost {removed.Length - repaired.Length}, same text {removed == repaired}"));
    }

    private static void GoldenRules(string json)
    {
        var cases = JsonDocument.Parse(json).RootElement.EnumerateArray().ToList();
        foreach (var language in cases.Select(one => one.GetProperty("lang").GetString()).Distinct())
        {
            var (right, all) = (0, 0);
            foreach (var one in cases.Where(one => one.GetProperty("lang").GetString() == language))
            {
                var text = one.GetProperty("text").GetString()!;
                var found = Sentences.Split(text).Select(span => span.In(text).ToString()).ToList();
                var isRight = found.SequenceEqual(one.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString()!));
                (right, all) = (right + (isRight ? 1 : 0), all + 1);
                if (!isRight) Console.WriteLine($"   wrong: {string.Join(" | ", found)}");
            }

            Console.WriteLine(Line($"{language} exact {right} of {all}"));
        }
    }

    private static void Conversions(string json)
    {
        var (same, all, exact, cases) = (0, 0, 0, 0);
        foreach (var one in JsonDocument.Parse(json).RootElement.GetProperty("cases").EnumerateArray())
        {
            if (!one.GetProperty("expected").TryGetProperty("t2s", out var expected)) continue;
            var (folded, wanted) = (Folding.Fold(one.GetProperty("input").GetString()!), expected.GetString()!);
            cases++;
            if (folded.Length != wanted.Length) continue;
            var right = folded.Zip(wanted).Count(pair => HanScript.IsHan(pair.Second) && pair.First == pair.Second);
            var han = wanted.Count(HanScript.IsHan);
            (same, all, exact) = (same + right, all + han, exact + (right == han ? 1 : 0));
        }

        Console.WriteLine(Line($"Han characters folded to the expected ones {same} of {all} ({(double)same / all:P1}); cases whole {exact} of {cases}"));
    }

    private static void Speed(string text)
    {
        var repaired = TextRepair.Repair(text).Text;
        var big = string.Concat(Enumerable.Repeat(repaired + "\n", 1 + (4_000_000 / (repaired.Length + 1))));
        var damaged = string.Concat(Enumerable.Repeat(text + "\n", 1 + (4_000_000 / (text.Length + 1))));
        var folded = new char[big.Length];
        Console.WriteLine(Line($"MB/s of UTF-8: fold {Rate(big, () => Folding.Fold(big, folded)):F0}, repair {Rate(big, () => TextRepair.Repair(big)):F0} (as it came {Rate(damaged, () => TextRepair.Repair(damaged)):F0}), sentences {Rate(big, () => Sentences.Split(big)):F0}"));
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
            var taken = process.UserProcessorTime - before;
            if (taken < best) best = taken;
        }

        return Encoding.UTF8.GetByteCount(text) / 1e6 / Math.Max(best.TotalSeconds, 0.001);
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private static int Usage(string usage)
    {
        Console.Error.WriteLine($"vane-bench {usage}");
        return 2;
    }

    [GeneratedRegex("[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]")]
    private static partial Regex TonedParentheses();
}
