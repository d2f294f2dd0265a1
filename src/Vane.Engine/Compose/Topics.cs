using Vane.Model;
using Vane.Understand;

namespace Vane.Compose;

/// <summary>What the period is about, by the topics of the lens, beside the time before it. Copies do not count.</summary>
internal static class Topics
{
    private const int Shown = 12;

    public static Section Of(Snapshot snapshot, Comparison comparison, EvidenceList evidence)
    {
        var (now, before) = (Originals(snapshot, comparison.Windows.Now), Originals(snapshot, comparison.Windows.Before));
        string[] selections =
        [
            evidence.Cite(comparison.Windows.Now, comparison.Posts.Now),
            evidence.Cite(comparison.Windows.Before, comparison.Posts.Before),
        ];
        var read = new Statement("topics-read", new Dictionary<string, Slot>
        {
            ["with"] = new Slot.Count(now.Count(p => p.Topics.Count > 0)),
            ["all"] = new Slot.Count(now.Count),
        }, selections);
        var rows = snapshot.Understanding.Lens.Taxonomy.Topics
            .Select(t => (Topic: t, Posts: now.Where(p => p.Topics.Contains(t.Id)).Select(p => p.Seen).ToList()))
            .Where(t => t.Posts.Count > 0).OrderByDescending(t => t.Posts.Count).Take(Shown)
            .Select(t => RowOf(t.Topic, t.Posts, now.Count, before.Count(p => p.Topics.Contains(t.Topic.Id)), before.Count)).ToList();
        return rows.Count == 0
            ? new Section("topics", [read], [], [])
            : new Section("topics", [read], [new Table("topics", null,
                ["topic", "posts-now", "share-now", "posts-before", "share-before", "change", "top-post"], rows)], ["topics"]);
    }

    private static List<(Seen Seen, IReadOnlyList<string> Topics)> Originals(Snapshot snapshot, Window window) =>
        [.. snapshot.AllInView(window).Select(s => (Seen: s, snapshot.Understanding.Of(s.Post.Key)?.Digest))
            .Where(p => p.Digest is { Original: null }).Select(p => (p.Seen, p.Digest!.Topics))];

    private static Row RowOf(Topic topic, List<Seen> posts, long nowAll, long before, long beforeAll)
    {
        var (now, top) = ((long)posts.Count, Listing.Top(posts, 1)[0]);
        return new Row([
            new Slot.Label(topic.Id, topic.Labels.En, topic.Labels.ZhHans, topic.Labels.ZhHant),
            new Slot.Count(now),
            Slot.Share.Of((double)now / nowAll),
            new Slot.Count(before),
            beforeAll == 0 ? null : Slot.Share.Of((double)before / beforeAll),
            beforeAll == 0 ? null : Slot.Share.Of((double)((now * beforeAll) - (before * nowAll)) / (nowAll * beforeAll)),
            EvidenceList.TitleOf(top.Post),
        ], EvidenceList.Of(top));
    }
}
