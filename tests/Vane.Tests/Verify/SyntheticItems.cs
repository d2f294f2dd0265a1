using NodaTime;
using Vane.Model;
using Vane.Storage;

namespace Vane.Tests.Verify;

/// <summary>Seeded stores that hold everything a report must not stumble over.</summary>
internal sealed class SyntheticItems(int seed)
{
    public static readonly LocalDate Middle = new(2025, 3, 9);

    private static readonly string?[] Categories = ["tools", "papers", "问答", "show & tell", null, null];

    private static readonly string[] Words =
    [
        "lanterns", "kites", "harbours", "ropes", "kettles", "orchards", "bridges", "maps", "clocks", "gardens", "engines", "weather",
        "rivers", "stamps", "choirs", "violins", "ovens", "quilts", "ferries", "windows",
    ];

    private static readonly string[] Names = ["GPT-4o", "Claude 3.5 Sonnet", "Qwen2.5-VL 72B", "DeepSeek R1", "Llama 3.1, Gemini 2.0 and Mistral", "通义千问"];

    // A third of the titles tell of something, so that there are stories, copies, topics and terms.
    private static readonly string[] Subjects =
    [
        "Moonlamp-7 released with open weights", "Moonlamp-7 released with open weights, maker says",
        "Reinforcement learning for tired robots", "Ferrofluid-9 battery catches fire", "强化学习训练机器人", "智慧型手機新模型發布",
    ];

    private readonly Random _random = new(seed);
    private readonly List<(Item Item, int Day)> _told = [];

    /// <summary>A store in a file of its own.</summary>
    public static Store Open(string path, int seed)
    {
        var store = Store.OpenSqlite(path);
        using (var connection = store.Connect())
        using (var writer = new DocumentWriter(connection, store.Dialect))
            writer.Write([.. new SyntheticItems(seed).All()]);
        AddReadings(store, seed);
        return store;
    }

    // Sources differ in what they show: scores and comments, ranks alone, nothing at all, and all of it by chance.
    private IEnumerable<Item> All()
    {
        var density = 1 + _random.Next(4);
        for (var day = -75; day <= 20; day++)
        {
            var quiet = day is > -20 and < -12;
            for (var n = _random.Next(density * 2); n > 0; n--)
            {
                foreach (var item in Versions(day, "forum", $"r/{"abcdef"[_random.Next(day > -8 ? 6 : 4)]}", 0)) yield return item;
            }

            for (var n = _random.Next(density); n > 0; n--)
            {
                foreach (var item in Versions(day, "charts", null, 1)) yield return item;
                if (!quiet)
                    foreach (var item in Versions(day, "preprints", "cs.XX", 2)) yield return item;
                foreach (var item in Versions(day, "mixed", _random.Next(3) == 0 ? null : "lobby", _random.Next(4))) yield return item;
            }
        }

        if (_random.Next(2) == 0)
            foreach (var item in Versions(-60, "departed", "gone", 0)) yield return item;
    }

    // An item and, now and then, an edit of it that moves it elsewhere or renames it.
    private IEnumerable<Item> Versions(int day, string source, string? community, int figures)
    {
        var noon = Middle.PlusDays(day).AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(_random.Next(1440));
        Instant? published = _random.Next(9) == 0 && figures != 2 ? null : figures == 2 ? Floor(noon) : noon;
        var lag = _random.Next(6) switch { 0 => Duration.FromHours(_random.Next(60)), 1 => Duration.Zero, _ => Duration.FromMinutes(_random.Next(500)) };
        var item = new Item
        {
            Key = new DocumentKey(source, $"{day + 100}-{_random.Next(100_000)}"),
            Title = TitleOf(source),
            Community = community,
            Url = _random.Next(5) switch { 0 => null, 1 => "ftp://example.org/x", _ => $"https://example.org/{_random.Next(999)}?q=(a)" },
            Category = Categories[_random.Next(Categories.Length)],
            Published = published,
            Truncated = _random.Next(4) == 0,
            Observations = figures == 2 && published is not null ? [] : Observations(noon + lag, figures),
        };
        if (Earlier(day) is { } told)
        {
            // Said again: under the same title, of the same page, or both.
            var way = _random.Next(3);
            item = item with { Title = way == 1 ? item.Title : told.Title, Url = way == 0 ? item.Url : told.Url };
        }

        _told.Add((item, day));
        yield return item;
        if (_random.Next(6) != 0) yield break;
        yield return item with
        {
            Title = item.Title + " (edited)",
            Category = Categories[_random.Next(Categories.Length)],
            Community = _random.Next(4) == 0 && community is not null ? "r/a" : community,
            Published = _random.Next(5) == 0 ? published + Duration.FromDays(1) : published,
            Observations = Observations((published ?? noon) + lag + Duration.FromHours(_random.Next(90)), figures),
        };
    }

    // Of this source or another, of this day or one a little before it.
    private Item? Earlier(int day)
    {
        if (_random.Next(3) != 0 || _told.Count == 0) return null;
        var told = _told[^(1 + _random.Next(Math.Min(_told.Count, 12)))];
        return told.Day >= day - 9 ? told.Item : null;
    }

    // Long enough to be recognised, and now and then with names.
    private string TitleOf(string source)
    {
        if (_random.Next(3) == 0) return $"{Subjects[_random.Next(Subjects.Length)]} {(_random.Next(5) == 0 ? "" : _random.Next(1000))}";
        string Word() => Words[_random.Next(Words.Length)];
        var title = $"Entry {_random.Next(1000)} “{source}” {Word()} {Word()} {Word()} about {Word()} and {Word()} in {Word()}";
        return _random.Next(3) == 0 ? $"{title}: {Names[_random.Next(Names.Length)]} against {Names[_random.Next(Names.Length)]}" : title;
    }

    private List<Observation> Observations(Instant from, int figures)
    {
        var seen = new List<Observation>();
        var score = _random.Next(60);
        for (var n = 1 + _random.Next(_random.Next(20) == 0 ? 80 : 4); n > 0; n--)
        {
            score += _random.Next(-3, 40);
            seen.Add(figures switch
            {
                0 => new Observation(from, score, Maybe(_random.Next(30)), null),
                1 => new Observation(from, null, null, 1 + _random.Next(100)),
                2 => new Observation(from, null, null, null),
                _ => new Observation(from, Maybe(score), Maybe(_random.Next(9)), Maybe(1 + _random.Next(9))),
            });
            if (_random.Next(5) != 0) from += Duration.FromMinutes(_random.Next(3000));
        }

        return seen;
    }

    private long? Maybe(long value) => _random.Next(3) == 0 ? null : value;

    private static Instant Floor(Instant at) => at.InUtc().Date.AtMidnight().InUtc().ToInstant();

    private static void AddReadings(Store store, int seed)
    {
        var log = new RunLog(store);
        var at = Instant.FromUtc(2025, 3, 1, 0, 0);
        if (seed % 5 == 0) return;
        log.End(log.Begin("in/first.jsonl", at), RunState.Broken, "cut short");
        log.End(log.Begin("in/first.jsonl", at), seed % 2 == 0 ? RunState.Done : RunState.Broken, seed % 2 == 0 ? null : "cut again");
        if (seed % 3 == 0) log.Begin("other/second.jsonl", at);
        var third = log.Begin("other/third.jsonl", at);
        using (var connection = store.Connect()) RunLog.Progress(connection, third, new Tally(7, 3, 1, 9, 2), []);
        log.End(third, RunState.Done, null);
    }
}
