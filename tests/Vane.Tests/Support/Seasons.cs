using System.Globalization;
using NodaTime;
using Vane.Model;

namespace Vane.Tests.Support;

/// <summary>A hundred days of talk in which something begins, something comes back, something fades and something only goes on
/// as ever, known up to the last day, 2025-06-20.</summary>
internal static class Seasons
{
    public const int Days = 100;
    public static readonly LocalDate Last = new(2025, 6, 20);

    private static readonly string[] Things = ["kettle", "orchard", "bridge", "clock", "garden", "violin", "oven", "quilt", "ferry", "window", "harbour", "choir", "stamp", "rope", "map"];
    private static readonly string[] Doings = ["mended", "painted", "sold", "measured", "borrowed", "praised", "carried", "hidden", "counted", "drawn"];

    /// <summary>All items.</summary>
    public static IReadOnlyList<Item> Items() => [.. Enumerable.Range(0, Days).SelectMany(OfDay)];

    private static IEnumerable<Item> OfDay(int day)
    {
        var random = new Random(day);
        for (var n = 0; n < 12; n++) yield return Post(random, day, n, "forum", $"c/{"abc"[n % 3]}", Title(random, day, n));
        for (var n = 0; n < 5; n++) yield return Post(random, day, n, "papers", null, Title(random, day, n + 50));
        foreach (var (name, count) in Told(day))
            for (var n = 0; n < count; n++)
                yield return Post(random, day, 100 + n + (10 * name.Length), n % 4 == 3 ? "papers" : "forum", n % 4 == 3 ? null : $"c/{"abc"[n % 3]}", $"{Title(random, day, n)} with {name}");
        if (day >= Days - 6) yield return Post(random, day, 0, "newcomer", "c/new", Title(random, day, 77));
    }

    private static IEnumerable<(string Name, int Count)> Told(int day)
    {
        if (day >= Days - 2) yield return ("Moonlamp-7", 5);
        if (day is >= Days - 14 and < Days - 9) yield return ("Lanternfish-3", 4);
        if (day is >= 30 and < 34 || day >= Days - 3) yield return ("Ferrofluid-9", 5);
        if (day % 2 == 0) yield return ("Kestrel-2", 1);
    }

    private static string Title(Random random, int day, int n)
    {
        string Pick(string[] words) => words[random.Next(words.Length)];
        return string.Create(CultureInfo.InvariantCulture, $"{Pick(Things)} {Pick(Doings)} in room {(day * 131) + (n * 17)} near {Pick(Things)} and {Pick(Things)}");
    }

    private static Item Post(Random random, int day, int n, string source, string? community, string title)
    {
        var published = Last.PlusDays(day - Days + 1).AtMidnight().InUtc().ToInstant() + Duration.FromMinutes((n * 67 % 1200) + random.Next(60));
        var score = random.Next(5, 60);
        return new Item
        {
            Key = new DocumentKey(source, string.Create(CultureInfo.InvariantCulture, $"{day}-{n}")),
            Title = title,
            Community = community,
            Published = published,
            Observations = source == "papers" ? [] :
            [
                new Observation(published + Duration.FromMinutes(50 + random.Next(20)), score, random.Next(9), null),
                new Observation(published + Duration.FromMinutes(150 + random.Next(40)), score + random.Next(90), random.Next(9, 20), null),
            ],
        };
    }
}
