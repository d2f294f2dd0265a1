using Vane.Model;

namespace Vane.Verify;

/// <summary>What the section about topics may say.</summary>
internal static class TopicClaims
{
    public static Chapter Chapter(Ledger ledger, Grasp grasp)
    {
        var now = grasp.Posts(ledger.Window).Where(p => p.IsOriginal).ToList();
        var before = grasp.Posts(ledger.Baseline).Where(p => p.IsOriginal).ToList();
        var read = Claim.Of(
            "topics-read",
            ("with", new Slot.Count(now.Count(p => p.Digest.Topics.Count > 0))), ("all", new Slot.Count(now.Count)))
            .On(ledger.Selection(ledger.Window), ledger.Selection(ledger.Baseline));
        var topics = grasp.Understanding.Lens.Taxonomy.Topics;
        var most = Enumerable.Range(0, topics.Count)
            .Select(i => (Order: i, Posts: now.FindAll(p => p.Digest.Topics.Contains(topics[i].Id))))
            .Where(t => t.Posts.Count > 0).OrderBy(t => (-t.Posts.Count, t.Order)).Take(12).ToList();
        if (most.Count == 0) return new Chapter("topics", [read], [], []);
        var lines = most.Select(t => LineOf(
            ledger, new Slot.Label(topics[t.Order].Id, topics[t.Order].Labels.En, topics[t.Order].Labels.ZhHans, topics[t.Order].Labels.ZhHant),
            t.Posts, now.Count, before.Count(p => p.Digest.Topics.Contains(topics[t.Order].Id)), before.Count));
        return new Chapter(
            "topics", [read],
            [new Sheet("topics", null, ["topic", "posts-now", "share-now", "posts-before", "share-before", "change", "top-post"], [.. lines])],
            ["topics"]);
    }

    private static Line LineOf(Ledger ledger, Slot.Label topic, List<Read> posts, int nowAll, int before, int beforeAll)
    {
        var first = Podium.Of(posts.Select(p => p.Post), 1)[0];
        var (now, canCompare) = (posts.Count, beforeAll > 0);
        return new Line(
            [
                topic,
                new Slot.Count(now),
                new Slot.Share(Fraction.Round(now, nowAll, 4)),
                new Slot.Count(before),
                canCompare ? new Slot.Share(Fraction.Round(before, beforeAll, 4)) : null,
                canCompare ? new Slot.Share(Fraction.Round(
                    ((Int128)now * beforeAll) - ((Int128)before * nowAll), (Int128)nowAll * beforeAll, 4)) : null,
                ledger.Title(first),
            ],
            ledger.Post(first));
    }
}
