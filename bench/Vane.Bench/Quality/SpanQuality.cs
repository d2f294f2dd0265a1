using Vane.Text;
using Vane.Understand;

namespace Vane.Bench;

/// <summary>Whether spans point at exactly the characters they claim: names and sentences, found in repaired text, in the
/// text as it is stored. A set of our own holds no floor here: tests hold the law over generated texts.</summary>
internal static class SpanQuality
{
    private const int MostText = 4_000;

    private static readonly string[] Sets =
        ["reddit-ai", "hn-top100", "hf-papers", "arxiv", "github-trending", "ai-daily-zh", "weibo-hot", "youtube-transcripts"];

    /// <summary>Every seed and set that is here.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        var reader = new NameReader(Lens.Open("ai").Glossary);
        if (Machine.Evaluation("seeds") is { } folder)
            yield return Check("reports", Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText), reader);
        foreach (var set in Sets)
        {
            if (Machine.Evaluation("data", set + ".jsonl.gz") is { } path)
                yield return Check(set, DuplicateTool.ReadAsync(path).GetAwaiter().GetResult().SelectMany(TextsOf), reader);
        }
    }

    private static IEnumerable<string> TextsOf(Vane.Group.DuplicateCandidate item) =>
        item.Text is { } text ? [item.Title, text.Length > MostText ? text[..MostText] : text] : [item.Title];

    private static Measure Check(string set, IEnumerable<string> texts, NameReader reader)
    {
        var names = new List<NameMention>();
        var (spans, wrong) = (0L, 0L);
        foreach (var text in texts)
        {
            var repaired = TextRepair.Repair(text);
            names.Clear();
            reader.Read(repaired.Text, names);
            var found = names.Select(n => new TextSpan(n.Start, n.Length)).Concat(Sentences.Split(repaired.Text));
            foreach (var span in found)
            {
                spans++;
                if (!PointsAt(text, repaired, span)) wrong++;
            }
        }

        return new Measure("spans", set, $"wrong of {spans:N0}", wrong);
    }

    // A stretch of the stored text, repaired by itself, must read as the stretch found; where nothing was repaired, as it is.
    private static bool PointsAt(string text, RepairedText repaired, TextSpan span)
    {
        var original = repaired.ToOriginal(span);
        if (original.Start < 0 || original.Length <= 0 || original.End > text.Length) return false;
        var wanted = span.In(repaired.Text);
        var stored = original.In(text);
        return stored.SequenceEqual(wanted)
            || (repaired.IsChanged && Letters(TextRepair.Repair(stored.ToString()).Text) == Letters(wanted.ToString()));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
