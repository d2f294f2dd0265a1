using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Trend;

/// <summary>Seventy days of even talk in three communities; a thing that was spoken of for three days and no more, and one that is
/// launched on the last day but three.</summary>
public sealed class LaunchWorld : IDisposable
{
    public const string Name = "Kestrel-7B", Earlier = "Heron-9B";
    public const int Days = 70, PostsPerDay = 30, EarlierDay = 45, Seed = 20250520;

    private static readonly string[] Actors = ["gardeners", "printers", "sailors", "bakers", "teachers", "weavers", "farmers", "nurses", "miners", "pilots", "painters", "drivers"];
    private static readonly string[] Acts = ["repair", "count", "compare", "sort", "borrow", "measure", "draw", "copy", "forget", "clean", "weigh", "trade"];
    private static readonly string[] Kinds = ["old", "wooden", "heavy", "cheap", "broken", "striped", "narrow", "loud", "frozen", "rusty", "hollow", "round"];
    private static readonly string[] Things = ["boats", "maps", "clocks", "ovens", "bridges", "fences", "lamps", "wheels", "letters", "tents", "kettles", "ladders", "mirrors", "baskets"];
    private static readonly string[] Places = ["harbour", "library", "orchard", "museum", "kitchen", "valley", "station", "market", "village", "island", "factory", "garden"];

    private readonly ConcurrentDictionary<TestStore, Pipeline> _pipelines = [];

    public LaunchWorld()
    {
        var random = new Random(Seed);
        Talk = [.. Enumerable.Range(0, Days).SelectMany(day => Enumerable.Range(0, PostsPerDay).Select(n => Post($"t{day}-{n}", day, n * 40, $"c/{(n % 3) + 1}", random)))];
        // On the first day in one community only.
        Launch = [.. Enumerable.Range(0, 3).SelectMany(day => Enumerable.Range(0, 7).Select(n =>
            Post($"k{day}-{n}", LaunchDay + day, (n * 90) + 300, day == 0 || n % 2 == 0 ? "c/2" : "c/3", random, $" with {Name}")))];
        Passed = [.. Enumerable.Range(0, 21).Select(n => Post($"h{n:00}", EarlierDay + (n / 7), (n % 7 * 90) + 300, $"c/{(n % 3) + 1}", random, $" with {Earlier}"))];
        Whole = Open([.. Talk, .. Passed, .. Launch]);
    }

    /// <summary>Day of the launch, from the first one.</summary>
    public static int LaunchDay => Days - 4;

    public IReadOnlyList<Item> Talk { get; }

    public IReadOnlyList<Item> Launch { get; }

    public IReadOnlyList<Item> Passed { get; }

    internal TestStore Whole { get; }

    public static LocalDate Date(int day) => Make.Day("2025-03-01").PlusDays(day);

    public static Edition Edition(int day, ReportPeriod period = ReportPeriod.Day) =>
        Make.Edition(Date(day).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), period);

    public static Item Post(string id, int day, int minute, string community, Random random, string ending = "")
    {
        string Any(string[] words) => words[random.Next(words.Length)];
        var at = Date(day).AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(minute);
        return Make.Post(id, at.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), community: community, seen: [],
            title: $"How {Any(Actors)} {Any(Acts)} {Any(Kinds)} {Any(Things)} near the {Any(Places)}{ending}");
    }

    /// <summary>A store that is gone with the world.</summary>
    internal TestStore Open(IReadOnlyList<Item> items)
    {
        var store = new TestStore(items);
        _pipelines[store] = new Pipeline(store.Store, SystemClock.Instance, "ai");
        return store;
    }

    internal Trends Ask(TestStore store, Edition edition) => _pipelines[store].Trends(edition, CancellationToken.None);

    public void Dispose()
    {
        foreach (var store in _pipelines.Keys) store.Dispose();
    }
}
