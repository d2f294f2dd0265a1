using Vane.Understand;

namespace Vane.Bench;

/// <summary>How well names were found.</summary>
internal sealed record NameScore(int Right, int Found, int Marked, int Cut, IReadOnlyList<string> Wrong)
{
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => Marked == 0 ? 1 : (double)Right / Marked;
}

/// <summary>A title with its names: <c>[[Qwen2.5-72B|qwen2.5-72b]] is out</c>.</summary>
internal sealed record MarkedTitle(string Text, IReadOnlyList<(int Start, int Length, string Key)> Names);

/// <summary>Titles marked by hand, and the measure against them: a name counts where span and key are both right.</summary>
internal static class NameGold
{
    public static List<MarkedTitle> Parse(IEnumerable<string> lines) =>
        [.. lines.Where(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal)).Select(Parse)];

    private static MarkedTitle Parse(string line)
    {
        var names = new List<(int, int, string)>();
        var text = new System.Text.StringBuilder();
        for (var at = 0; ;)
        {
            var open = line.IndexOf("[[", at, StringComparison.Ordinal);
            text.Append(line.AsSpan(at, (open < 0 ? line.Length : open) - at));
            if (open < 0) return new MarkedTitle(text.ToString(), names);
            var close = line.IndexOf("]]", open, StringComparison.Ordinal);
            var bar = close < 0 ? -1 : line.IndexOf('|', open, close - open);
            if (bar < 0) throw new FormatException($"A name is written [[words|key]]: {line}");
            names.Add((text.Length, bar - open - 2, line[(bar + 1)..close]));
            text.Append(line.AsSpan(open + 2, bar - open - 2));
            at = close + 2;
        }
    }

    public static NameScore Measure(NameReader reader, IReadOnlyList<MarkedTitle> titles)
    {
        var (right, found, marked, cut) = (0, 0, 0, 0);
        var wrong = new List<string>();
        var names = new List<NameMention>();
        foreach (var title in titles)
        {
            names.Clear();
            reader.Read(title.Text, names);
            (found, marked) = (found + names.Count, marked + title.Names.Count);
            var good = names.Count(n => title.Names.Contains((n.Start, n.Length, n.Key)));
            right += good;
            cut += names.Count(n => title.Names.Any(t => n.Start == t.Start && n.Length < t.Length));
            if (good == names.Count && good == title.Names.Count) continue;
            wrong.Add($"{title.Text}\n    missed: {string.Join(", ", title.Names.Where(t => !names.Any(n => (n.Start, n.Length, n.Key) == t)).Select(t => $"{title.Text.Substring(t.Start, t.Length)}|{t.Key}"))}"
                + $"\n    wrong: {string.Join(", ", names.Where(n => !title.Names.Contains((n.Start, n.Length, n.Key))).Select(n => $"{title.Text.Substring(n.Start, n.Length)}|{n.Key}"))}");
        }

        return new NameScore(right, found, marked, cut, wrong);
    }
}
