using System.Diagnostics;
using Vane.Text;

namespace Vane.Bench;

/// <summary>How well and how fast Chinese text is broken into words.</summary>
internal static class SegmentQuality
{
    /// <summary>Sentences with a blank between words.</summary>
    public static IEnumerable<Measure> Own()
    {
        var set = OwnSet.Read("segment", "bench/sets/words.txt");
        var breaker = new WordBreaker();
        var tokens = new List<Token>();
        var score = new SegmentationScore();
        foreach (var gold in set.Lines)
        {
            var text = gold.Replace(" ", "", StringComparison.Ordinal);
            breaker.Break(text, tokens);
            score.Add(string.Join(' ', tokens.Select(t => t.In(text).ToString())), gold);
        }

        yield return set.Measure("word F", score.F);
    }

    /// <summary>SIGHAN 2005.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        foreach (var (set, anchor) in new[] { ("msr", "ICU alone .790, jieba .812, THULAC .888"), ("as", "ICU alone .794, jieba .739") })
        {
            var test = Machine.Evaluation("bench", "6-zh-segmentation", set + "_test.utf8");
            foreach (var measure in test is null ? [Measure.Absent("segment", set)] : OfFile(set, anchor, test)) yield return measure;
        }
    }

    private static List<Measure> OfFile(string set, string anchor, string test)
    {
        using var folder = Machine.NewFolder();
        SegmentTool.Segment(test, folder["warm"]);
        var clock = Stopwatch.StartNew();
        var (characters, _) = SegmentTool.Segment(test, folder["words"]);
        var seconds = clock.Elapsed.TotalSeconds;
        var score = new SegmentationScore();
        score.Add(File.ReadAllText(folder["words"]), File.ReadAllText(test.Replace("_test", "_gold", StringComparison.Ordinal)));
        return
        [
            new Measure("segment", set, "word F", score.F, anchor),
            new Measure("segment", set, "precision", score.Precision),
            new Measure("segment", set, "recall", score.Recall),
            new Measure("segment", set, "million characters/s", characters / seconds / 1e6),
        ];
    }
}
