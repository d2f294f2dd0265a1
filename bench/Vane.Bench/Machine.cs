using System.Diagnostics;

namespace Vane.Bench;

/// <summary>Runs and times processes.</summary>
internal static class Machine
{
    /// <summary>The command under test, built beside this program.</summary>
    public static string Vane { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "vane.exe" : "vane");

    /// <summary>Real data to measure on, null where there is none.</summary>
    public static string? Data => Evaluation("data");

    /// <summary>A file or folder of the evaluation data, null where it is not here.</summary>
    public static string? Evaluation(params string[] path)
    {
        var full = Path.Combine([Environment.GetEnvironmentVariable("VANE_EVAL_DATA") ?? Path.Combine("..", "shared"), .. path]);
        return Path.Exists(full) ? full : null;
    }

    /// <summary>Runs a command to its end, output thrown away; its wall time and peak memory in bytes.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<(TimeSpan Wall, long Peak)> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(50));
        }

        await output;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command}: {await errors}");
        return (watch.Elapsed, peak);
    }

    /// <summary>Times two commands in turn, once unmeasured and then <paramref name="pairs"/> times.</summary>
    public static async Task<(double A, double B, double Ratio)> CompareAsync(
        Func<Task<TimeSpan>> a, Func<Task<TimeSpan>> b, int pairs = 5)
    {
        await a();
        await b();
        List<double> first = [], second = [], ratios = [];
        for (var i = 0; i < pairs; i++)
        {
            first.Add((await a()).TotalSeconds);
            second.Add((await b()).TotalSeconds);
            ratios.Add(second[^1] / first[^1]);
        }

        return (Median(first), Median(second), Median(ratios));
    }

    /// <summary>The middle of an odd number of values.</summary>
    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Peak memory of this process so far, in bytes.</summary>
    public static long OwnPeak => PeakOf(Environment.ProcessId);

    /// <summary>A new empty folder, removed with the returned value.</summary>
    public static Folder NewFolder() => new(Directory.CreateTempSubdirectory("vane-bench-").FullName);

    /// <summary>Peak memory of a process so far, in bytes; 0 where it is gone.</summary>
    public static long PeakOf(int id)
    {
        // VmHWM is the kernel's own high-water mark, so that a sample cannot miss a peak but the last one.
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return long.Parse(line.AsSpan(6).Trim().TrimEnd("kB "), provider: null) * 1024;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }

        return 0;
    }
}

/// <summary>A folder that goes with its value.</summary>
/// <param name="Path">Where it is.</param>
internal sealed record Folder(string Path) : IDisposable
{
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
