using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Vane.Bench.Fuzzing;
using Vane.Parse;

namespace Vane.Bench;

/// <summary>Pages and feeds read a second on one core, beside Debian's readability and feedparser on the same files in turn.</summary>
internal static class ReadBench
{
    private const int Rounds = 3;

    private static readonly Instant Seen = Instant.FromUtc(2026, 3, 4, 5, 6);

    public static async Task RunAsync()
    {
        using var core = new OneCore();
        await CompareAsync("pages", SetOf("pages", EvaluationSeeds.Pages(), InputKind.Article), input => PageReader.Read(input), "readability", """
            import readability, logging
            logging.disable(logging.CRITICAL)
            def read(data): readability.Document(data).summary()
            """);
        await CompareAsync("feeds", SetOf("feeds", EvaluationSeeds.Feeds(), InputKind.Feed), input => FeedContents.Of(FeedReader.Read(input), input), "feedparser", """
            import feedparser
            def read(data): feedparser.parse(data)
            """);
    }

    private static List<RawInput> SetOf(string what, List<Seed> evaluation, InputKind kind)
    {
        if (evaluation.Count == 0) Console.WriteLine($"{what}: the evaluation data are not here; small files of our own instead");
        var seeds = evaluation.Count > 0 ? evaluation : [.. Enumerable.Repeat(Seed.All(out _).Where(s => s.Kind == kind), 100).SelectMany(s => s)];
        return [.. seeds.Select(s => new RawInput(s.Bytes, s.Name, Seen) { MediaType = s.MediaType })];
    }

    private static async Task CompareAsync(string what, List<RawInput> inputs, Action<RawInput> read, string package, string script)
    {
        var bytes = inputs.Sum(i => (long)i.Bytes.Length);
        using var python = await Python.OpenFilesAsync(package, script, inputs.Select(i => i.Bytes));
        var refused = inputs.RemoveAll(i => !IsRead(i, read));
        List<double> ours = [], theirs = [], ratios = [];
        var each = new double[inputs.Count];
        Array.Fill(each, double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Seconds(inputs, read, each));
            if (python is null) continue;
            theirs.Add(await python.RunAsync());
            ratios.Add(theirs[^1] / ours[^1]);
        }

        Print(what, "Vane", inputs.Count, bytes, Machine.Median(ours));
        if (python is null) Console.WriteLine($"{what}: skipped: python3-{package} not here");
        else Print(what, string.Create(CultureInfo.InvariantCulture, $"{package} (Vane is {Machine.Median(ratios):0.0} times as fast)"), inputs.Count, bytes, Machine.Median(theirs));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: median {Machine.Median([.. each]):0.00} ms, slowest {each.Max():0.0} ms ({inputs[Array.IndexOf(each, each.Max())].Name}); {refused} refused"));
    }

    private static bool IsRead(RawInput input, Action<RawInput> read)
    {
        try
        {
            read(input);
            return true;
        }
        catch (ParseException)
        {
            return false;
        }
    }

    // Processor time for all, since others may be using the core; wall time, the least of all rounds, for each.
    private static double Seconds(List<RawInput> inputs, Action<RawInput> read, double[] each)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < inputs.Count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            read(inputs[i]);
            each[i] = Math.Min(each[i], Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static void Print(string what, string who, int count, long bytes, double seconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}, {who}: {count / seconds:N0} {what}/s, {bytes / seconds / 1e6:0.0} MB/s ({count:N0} {what}, {bytes / 1e6:0.0} MB)"));
}
