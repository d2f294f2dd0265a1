using System.Globalization;
using Spectre.Console;

namespace Vane.Bench;

/// <summary>How good each component is: on sets of our own, which are held to floors, and on those of others, which are not.</summary>
internal static class QualityBench
{
    private static readonly (string Component, Func<IEnumerable<Measure>> Own, Func<IEnumerable<Measure>> Foreign)[] Evaluations =
    [
        ("segment", SegmentQuality.Own, SegmentQuality.Foreign),
        ("cluster", ClusterQuality.Own, ClusterQuality.Foreign),
        ("names", NameQuality.Own, () => []),
        ("neardup", DuplicateQuality.Own, DuplicateQuality.Foreign),
        ("repair", RepairQuality.Own, RepairQuality.Foreign),
        ("sentences", SentenceQuality.Own, SentenceQuality.Foreign),
        ("talks", TalkQuality.Own, TalkQuality.Foreign),
        ("topics", TopicQuality.Own, () => []),
        ("tables", TableQuality.Own, () => []),
        ("articles", ArticleQuality.Own, ArticleQuality.Foreign),
        ("dates", DateQuality.Own, DateQuality.Foreign),
        ("spans", () => [], SpanQuality.Foreign),
        ("attention", () => [], AttentionQuality.Foreign),
        ("feeds", () => [], () => [.. FeedQuality.Speed(), .. FeedQuality.Foreign()]),
    ];

    /// <summary><c>quality [--own] [COMPONENT…]</c></summary>
    /// <returns>1 where a set of our own falls under its floor.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var ownOnly = args.Contains("--own");
        var names = args.Where(a => a != "--own").ToList();
        if (names.Except(Evaluations.Select(e => e.Component)).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"vane-bench quality [--own] [NAME...]: no '{unknown}'. Known are {string.Join(", ", Evaluations.Select(e => e.Component))}.");
            return Task.FromResult(2);
        }

        var chosen = Evaluations.Where(e => names.Count == 0 || names.Contains(e.Component)).ToList();
        var floors = FloorFile.Read();
        var measures = chosen.SelectMany(e => e.Own().Concat(ownOnly ? [] : e.Foreign())).ToList();
        Print(measures, floors);
        var faults = floors.Faults(measures, [.. chosen.Select(e => e.Component)]).ToList();
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        return Task.FromResult(faults.Count == 0 ? 0 : 1);
    }

    private static void Print(List<Measure> measures, FloorFile floors)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("component").AddColumn("set").AddColumn("measure")
            .AddColumn("ours", c => c.RightAligned()).AddColumn("floor", c => c.RightAligned()).AddColumn("anchors");
        foreach (var m in measures)
        {
            table.AddRow([.. new[]
            {
                m.Component, m.Set, m.Value is null ? "skipped: not here" : m.Name, Shown(m.Value), Shown(floors.Of(m)), m.Anchor,
            }.Select(Markup.Escape)]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (!console.Profile.Capabilities.Interactive || Console.IsOutputRedirected) console.Profile.Width = 200;
        console.Write(table);
    }

    private static string Shown(double? value) => value is not { } v ? ""
        : v == Math.Round(v) && v is > 1 or 0 ? v.ToString("N0", CultureInfo.InvariantCulture)
        : v.ToString(v > 1 ? "N1" : "0.000", CultureInfo.InvariantCulture);
}
