using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Vane.Model;
using Vane.Trend;

namespace Vane.Bench.Simulation;

/// <summary>How long a day's scan takes, what it needs, and whether threads change it. Within this process: nothing else is
/// compared with, and a scan has no start of its own.</summary>
internal static class ScanBench
{
    private const int Places = 10, DocumentsOfPlace = 2000, Runs = 5, MostDocuments = 2000, Most = 1_000_000;

    /// <summary><c>scan [--hash]</c>: times of 250,000, 500,000 and 1,000,000 series with 56 days of baseline; or only a hash of
    /// the readings of the last.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = ScanOptions.Of(ReportPeriod.Day);
        if (args is ["--hash"])
        {
            Console.WriteLine(HashOf(Scan.Of(Make(Most), options.Days - 1, options)));
            return 0;
        }

        foreach (var series in new[] { Most / 4, Most / 2, Most })
        {
            var counts = Make(series);
            var seconds = new List<double>();
            for (var run = 0; run < Runs; run++) seconds.Add(Time(counts, options));
            Console.WriteLine($"{series,9:N0} series, {counts.Cells,10:N0} cells: {Machine.Median(seconds):F2} s (least {seconds.Min():F2}), "
                + $"{Machine.Median(seconds) / series * 1e9:F0} ns a series, peak {Machine.OwnPeak >> 20} MiB");
        }

        var (all, one) = (await HashWithAsync(Environment.ProcessorCount), await HashWithAsync(1));
        Console.WriteLine($"readings {all[..16]} with {Environment.ProcessorCount} threads, {one[..16]} with one: {(all == one ? "the same" : "DIFFERENT")}");
        return all == one ? 0 : 1;
    }

    private static double Time(SeriesCounts counts, ScanOptions options)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(Scan.Of(counts, options.Days - 1, options));
        return watch.Elapsed.TotalSeconds;
    }

    // In a process of its own, since what runs in parallel takes as many threads as there are processors.
    private static async Task<string> HashWithAsync(int processors)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(ScanBench).Assembly.Location, "scan", "--hash"] : ["scan", "--hash"]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var hash = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return hash.Trim();
    }

    private static string HashOf(SeriesReading[] readings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var reading in readings)
        {
            hash.AppendData(MemoryMarshal.AsBytes<double>([reading.P, reading.Q, reading.Expected, reading.Dispersion, reading.Weighted]));
            hash.AppendData(MemoryMarshal.AsBytes<int>([reading.Window, reading.Count, reading.Before, reading.Exposure]));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Zipf: most series have three to ten documents, some hundreds, a few thousands.
    private static SeriesCounts Make(int series)
    {
        var draw = new Draw(series);
        var days = World.Days;
        var counter = new SeriesCounter(days, Places);
        for (var place = 0; place < Places; place++)
            for (var day = 0; day < days; day++) counter.AddDocuments(place, day, DocumentsOfPlace);
        for (var i = 0; i < series; i++)
        {
            var documents = (int)Math.Min(MostDocuments, 3 / (1 - draw.Share()));
            var home = draw.Between(0, Places - 1);
            for (; documents > 0; documents--)
                counter.Add(i, draw.Happens(0.7) ? home : draw.Between(0, Places - 1), draw.Between(0, days - 1));
        }

        return counter.ToCounts();
    }
}
