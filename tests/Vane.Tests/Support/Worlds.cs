using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Model;

namespace Vane.Tests.Support;

/// <summary>Items in number. No two contents of a document claim the same instant.</summary>
internal static class Worlds
{
    private static readonly Instant Begin = Make.At("2025-05-01T00:00");

    /// <summary>Items, and the same items in another order and in batches.</summary>
    public static readonly Gen<(IReadOnlyList<Item> Items, IReadOnlyList<IReadOnlyList<Item>> Batches)> Shuffled =
        from items in Gen.Choose(1, 40).SelectMany(n => Gen.Choose(0, int.MaxValue).ListOf(n)).Select(Items)
        from shuffled in Gen.Shuffle<Item>(items)
        from size in Gen.Choose(1, 15)
        select (items, (IReadOnlyList<IReadOnlyList<Item>>)[.. shuffled.Chunk(size)]);

    /// <summary>Documents of two sources, each with a few observations.</summary>
    public static IReadOnlyList<Item> Sample(int count) =>
        [.. Enumerable.Range(0, count).Select(i => ItemOf(i, id: i, (i * 7919) + (i * i)))];

    // Few ids for many items: the same document comes up again with other figures, and sometimes with another title.
    private static IReadOnlyList<Item> Items(IEnumerable<int> numbers) =>
        [.. numbers.Select((number, i) => ItemOf(i, id: number % 7, number))];

    // The n-th item claims instants of its own, so that contents never compete for one.
    private static Item ItemOf(int n, int id, int number)
    {
        var name = id.ToString(CultureInfo.InvariantCulture);
        var source = id % 3 == 0 ? "papers" : "forum";
        var seen = Enumerable.Range(0, number % 4).Select(k => new Observation(
            Begin + Duration.FromHours(number % 500) + Duration.FromMinutes((4 * n) + k),
            number % 5 == 0 ? null : number % 101, k == 0 ? null : number % 11, number % 3 == 0 ? number % 50 : null));
        return new Item
        {
            Key = new DocumentKey(source, name),
            Title = $"Title {name}.{number % 2}",
            Community = source == "papers" ? null : number % 13 == 0 ? "c/moved" : $"c/{id % 2}",
            Published = Begin + Duration.FromHours(id) + Duration.FromMilliseconds(number % 4 == 0 ? n : 0),
            Observations = [.. seen],
        };
    }
}
