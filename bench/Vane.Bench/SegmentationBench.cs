using System.Diagnostics;

namespace Vane.Bench;

/// <summary>How well and how fast Chinese text is broken into words (SIGHAN 2005).</summary>
internal static class SegmentationBench
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = Environment.GetEnvironmentVariable("VANE_EVAL_DATA") ?? "../shared";
        foreach (var (set, icu, jieba) in new[] { ("msr", .790, .812), ("as", .794, .739) })
        {
            var test = Path.Combine(root, "bench", "6-zh-segmentation", set + "_test.utf8");
            if (!File.Exists(test))
            {
                Console.WriteLine($"{set}: skipped: not here");
                continue;
            }

            var output = Path.GetTempFileName();
            try
            {
                Measure(set, test, output);
                Console.WriteLine($"  ICU alone {icu:F3}, jieba {jieba:F3}");
            }
            finally
            {
                File.Delete(output);
            }
        }

        return Task.FromResult(0);
    }

    private static void Measure(string set, string test, string output)
    {
        SegmentTool.Segment(test, output);
        var clock = Stopwatch.StartNew();
        var (characters, newWords) = SegmentTool.Segment(test, output);
        var seconds = clock.Elapsed.TotalSeconds;
        var score = new SegmentationScore();
        score.Add(File.ReadAllText(output), File.ReadAllText(test.Replace("_test", "_gold", StringComparison.Ordinal)));
        Console.WriteLine($"{set}: F {score.F:F4}, precision {score.Precision:F4}, recall {score.Recall:F4}, "
            + $"{newWords} new words, {characters / seconds / 1e6:F2} million characters/s");
    }
}
