using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Vane.Bench.Collecting;

/// <summary>
/// <c>vane watch</c> with very many feeds, each on a host of its own, that are all due within one minute: how many are polled in it,
/// how late, and at what cost; then the same with some hosts that are slow, and what these cost the others.
/// </summary>
internal static class CollectBench
{
    private const int Seconds = 60;

    // Starting, on a busy machine too, and ending what begins last.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(45), Behind = TimeSpan.FromSeconds(25);

    public static async Task<int> RunAsync(string[] args)
    {
        var sources = args is ["--sources", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 2000;
        foreach (var hasSlow in new[] { false, true }) await MeasureAsync(sources, hasSlow);
        return 0;
    }

    private static async Task MeasureAsync(int sources, bool hasSlow)
    {
        using var folder = Machine.NewFolder();
        await using var hosts = await ManyHosts.StartAsync(hasSlow);
        var begin = NextMinute(TimeProvider.System.GetUtcNow() + Ahead);
        await File.WriteAllTextAsync(folder["vane.yaml"], Settings(sources, hosts.Port, begin));
        using var watch = Process.Start(new ProcessStartInfo(Machine.Vane, ["watch", "--config", folder["vane.yaml"], "--port", "0"])
        {
            RedirectStandardOutput = true,
        })!;
        var log = watch.StandardOutput.ReadToEndAsync();
        await Task.Delay(begin - TimeProvider.System.GetUtcNow());
        var idle = watch.TotalProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(Seconds) + Behind);
        watch.Refresh();
        var (peak, cpu) = (Machine.PeakOf(watch.Id), watch.TotalProcessorTime);
        using (var stop = Process.Start("kill", [$"{watch.Id}"])) await stop.WaitForExitAsync();
        await watch.WaitForExitAsync();
        await log;
        Print(sources, hasSlow, Visits(folder["desk.db"], begin), peak, idle, cpu);
    }

    private static void Print(int sources, bool hasSlow, List<Polled> visits, long peak, TimeSpan idle, TimeSpan cpu)
    {
        var late = visits.Where(v => !hasSlow || !ManyHosts.IsSlow(v.Index)).Select(v => v.Late.TotalSeconds).Order().ToList();
        double At(double share) => late.Count == 0 ? double.NaN : late[(int)(share * (late.Count - 1))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(hasSlow ? "with slow hosts" : "no slow host")}: {visits.Count(v => v.IsInTime)} of {sources} begun and {visits.Count(v => v.IsEndedInTime)} ended within the minute, {visits.Count(v => v.Outcome == "got")} got; " +
            $"begun after due: p50 {At(0.5):0.00} s, p99 {At(0.99):0.00} s, most {At(1):0.00} s{(hasSlow ? " (of the others)" : "")}; " +
            $"peak {peak / 1e6:0} MB, processor {(cpu - idle).TotalSeconds:0.0} s after {idle.TotalSeconds:0.0} s to start"));
    }

    private static DateTimeOffset NextMinute(DateTimeOffset at) => new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, TimeSpan.Zero).AddMinutes(1);

    private static string Settings(int sources, int port, DateTimeOffset begin)
    {
        var yaml = new StringWriter(CultureInfo.InvariantCulture);
        yaml.WriteLine($"contact: bench@example.org\nallow-hosts: [{string.Join(", ", Enumerable.Range(0, sources).Select(i => $"\"{ManyHosts.Host(i)}\""))}]");
        yaml.WriteLine("editions:\n  - {name: desk, store: desk.db, zone: UTC, languages: [en], schedule: {day: never, week: never, month: never}, sources: [all]}\nsources:");
        for (var i = 0; i < sources; i++)
            yaml.WriteLine($"  - {{name: \"{i}\", kind: feed, address: \"http://{ManyHosts.Host(i)}:{port}/feed\", cron: \"{i % Seconds} {begin.Minute} * * * ?\"}}");
        return yaml.ToString();
    }

    private static List<Polled> Visits(string store, DateTimeOffset begin)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT source, min(started_ms), ended_ms, outcome FROM run WHERE source IS NOT NULL GROUP BY source", connection);
        using var rows = command.ExecuteReader();
        var found = new List<Polled>();
        while (rows.Read())
        {
            var index = int.Parse(rows.GetString(0), CultureInfo.InvariantCulture);
            var (started, ended) = (After(rows.GetInt64(1), begin), rows.IsDBNull(2) ? TimeSpan.MaxValue : After(rows.GetInt64(2), begin));
            found.Add(new Polled(index, started - TimeSpan.FromSeconds(index % Seconds), started.TotalSeconds <= Seconds, ended.TotalSeconds <= Seconds, rows.GetString(3)));
        }

        return found;
    }

    private static TimeSpan After(long ms, DateTimeOffset begin) => TimeSpan.FromMilliseconds(ms - begin.ToUnixTimeMilliseconds());

    private sealed record Polled(int Index, TimeSpan Late, bool IsInTime, bool IsEndedInTime, string Outcome);
}
