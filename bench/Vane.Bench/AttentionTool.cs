using System.Diagnostics;
using System.Globalization;
using NodaTime.Text;
using Vane.Model;
using Vane.Storage;
using Vane.Trend;

namespace Vane.Bench;

/// <summary>What attention says of one day of a store, and how long that took.</summary>
internal static class AttentionTool
{
    /// <summary><c>attention DB DATE [RUNS]</c>, the day as known at its end in UTC.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        if (args.Length is < 2 or > 3 || !LocalDatePattern.Iso.Parse(args[1]).TryGetValue(default, out var date))
        {
            Console.Error.WriteLine("vane-bench attention DB DATE [RUNS]");
            return Task.FromResult(2);
        }

        var edition = new Edition(date, ReportPeriod.Day, "UTC", default, Floors.None);
        edition = edition with { AsOf = edition.Span(ReportPeriod.Day).To };
        using var store = Store.OpenSqlite(args[0]);
        var runs = args.Length == 3 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
        for (var run = 0; run < runs; run++) Say(store, edition, print: run == runs - 1);
        return Task.FromResult(0);
    }

    private static TimeSpan Spent() => Process.GetCurrentProcess().TotalProcessorTime;

    private static void Say(Store store, Edition edition, bool print)
    {
        var begun = Spent();
        var attention = Attention.Of(store, edition);
        var read = Spent() - begun;
        var readings = attention.Readings();
        var compared = Spent() - begun;
        var predictions = attention.Predictions();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{readings.Count} readings, {predictions.Count} predictions; of the processor: store {read.TotalSeconds:0.000} s, readings {(compared - read).TotalSeconds:0.000} s, predictions {(Spent() - begun - compared).TotalSeconds:0.000} s"));
        if (!print) return;
        foreach (var r in readings.Take(20))
            Console.WriteLine(FormattableString.Invariant($"{r.Post} {r.Age.TotalHours:0.0} h, {r.Points}: {r.Score.Percent}% of {r.Score.Among} of {r.Peers.Name}; pace {r.Pace?.Percent}%"));
        foreach (var (source, p) in predictions)
            Console.WriteLine(FormattableString.Invariant($"{source}: {string.Join(' ', p.Posts.Select(f => f.Post.Key.Id))} among {p.Among}; before {p.Before}"));
    }
}
