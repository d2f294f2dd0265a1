using Vane.Tests.Support;
using Vane.Understand;

namespace Vane.Tests.Understand.Topics;

public sealed class GoldTitlesTests
{
    private static readonly TopicReader Reader = new(Lens.Open("ai").Taxonomy);

    [Fact]
    public void Titles_get_the_topics_they_should()
    {
        var right = 0;
        var extra = new List<string>();
        var missed = new List<string>();
        foreach (var (title, gold) in Titles())
        {
            var found = Reader.Read(title).Topics.Select(finding => finding.Topic.Id).ToHashSet(StringComparer.Ordinal);
            right += found.Intersect(gold).Count();
            extra.AddRange(found.Except(gold).Select(topic => $"+{topic}: {title}"));
            missed.AddRange(gold.Except(found).Select(topic => $"-{topic}: {title}"));
        }

        var all = string.Join('\n', extra.Concat(missed));
        ((double)right / (right + extra.Count)).ShouldBeGreaterThanOrEqualTo(0.9, all);
        ((double)right / (right + missed.Count)).ShouldBeGreaterThanOrEqualTo(0.85, all);
    }

    [Fact]
    public void Titles_of_other_fields_get_no_topic() =>
        Titles().Where(title => title.Topics.Count == 0).Where(title => Reader.Read(title.Title).Topics.Count > 0).ShouldBeEmpty();

    private static List<(string Title, HashSet<string> Topics)> Titles() =>
        [.. File.ReadLines(Repository.PathOf("tests/Vane.Tests/Understand/Topics/titles.txt"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(" | ", 2))
            .Select(parts => (parts[1], parts[0].Split(", ").Where(topic => topic != "-").ToHashSet(StringComparer.Ordinal)))];
}
