using Vane.Understand;

namespace Vane.Bench;

/// <summary>How well topics are told in titles labelled by hand.</summary>
internal static class TopicQuality
{
    public static IEnumerable<Measure> Own()
    {
        var set = OwnSet.Read("topics", "tests/Vane.Tests/Understand/Topics/titles.txt");
        var reader = new TopicReader(Lens.Open("ai").Taxonomy);
        int right = 0, found = 0, labelled = 0, others = 0, left = 0;
        foreach (var parts in set.Lines.Select(l => l.Split(" | ", 2)))
        {
            var gold = parts[0].Split(", ").Where(t => t != "-").ToHashSet(StringComparer.Ordinal);
            var topics = reader.Read(parts[1]).Topics.Select(t => t.Topic.Id).ToList();
            right += topics.Count(gold.Contains);
            found += topics.Count;
            labelled += gold.Count;
            if (gold.Count > 0) continue;
            others++;
            if (topics.Count == 0) left++;
        }

        yield return set.Measure("precision", (double)right / found);
        yield return set.Measure("recall", (double)right / labelled);
        yield return set.Measure("other fields left alone", (double)left / others);
    }
}
