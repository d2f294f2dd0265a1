using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Model;

namespace Vane.Tests.Support;

/// <summary>Invented talk about few subjects over some months, in two languages and three sources: retold, copied, cut,
/// seen late, and edited.</summary>
internal static class Chatter
{
    private static readonly Instant Begin = Make.At("2025-05-01T00:00");

    private static readonly string[] Subjects =
    [
        "Kestrel-7B beats larger models at summarising court records", "Lighthouse raises money for underwater data centres",
        "A library for drawing maps in the terminal", "红隼-7B 在法庭记录摘要上超过更大的模型", "灯塔公司为水下数据中心融资",
        "Why our desk stopped using spreadsheets", "Protocol for agents that share one memory", "Qwen2.5-VL-72B reads old handwriting",
    ];

    private static readonly string[] Frames = ["{0}", "{0}: what we know", "[D] {0}", "Thoughts on this: {0}", "{0} — a closer look"];

    /// <summary>Items, the same shuffled, and where to cut those into batches.</summary>
    public static readonly Gen<(IReadOnlyList<Item> Items, IReadOnlyList<IReadOnlyList<Item>> Batches)> Shuffled =
        from seeds in Gen.Choose(10, 90).SelectMany(n => Gen.Choose(0, int.MaxValue).ListOf(n))
        let items = Items(seeds)
        from shuffled in Gen.Shuffle<Item>(items)
        from size in Gen.Choose(5, 60)
        select (items, (IReadOnlyList<IReadOnlyList<Item>>)[.. shuffled.Chunk(size)]);

    /// <summary>Items that are all known from the instant they came into view on.</summary>
    public static IReadOnlyList<Item> Prompt(int seed, int count) =>
        [.. Enumerable.Range(0, count).Select(i => ItemOf(i, unchecked((seed * 7919) + (i * 104_729)) & int.MaxValue, late: false))];

    private static IReadOnlyList<Item> Items(IEnumerable<int> seeds) => [.. seeds.Select((seed, i) => ItemOf(i, seed, late: true))];

    private static Item ItemOf(int n, int seed, bool late)
    {
        var id = late ? seed % 60 : n;
        var subject = Subjects[id % Subjects.Length];
        var source = (id % 3) switch { 0 => "forum", 1 => "papers", _ => "日报" };
        var published = Begin + Duration.FromHours((id * 37 % 3700) + (late ? seed % 2 * 30 : 0)) + Duration.FromSeconds(n);
        var edited = late && seed % 11 == 0;
        return new Item
        {
            Key = new DocumentKey(source, id.ToString(CultureInfo.InvariantCulture)),
            Title = string.Format(CultureInfo.InvariantCulture, Frames[(id + (edited ? 1 : 0)) % Frames.Length], subject),
            Community = source == "papers" ? null : $"c/{id % 4}",
            Url = id % 5 == 0 ? $"https://arxiv.org/abs/2505.{10_000 + (id % 20)}" : $"https://example.org/{id % 30}",
            Text = id % 7 == 0 ? $"{subject}. {subject} again, and what follows from it." : null,
            Published = published,
            Observations = late && seed % 3 == 0 ? [new Observation(published + Duration.FromHours(seed % 200), seed % 100, null, null)] : [],
        };
    }
}
