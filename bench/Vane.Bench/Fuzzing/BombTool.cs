using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Reads inputs that are made to cost much, and tells what they cost.</summary>
internal static class BombTool
{
    // Of processor time, making it included, looked at now and then.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    /// <summary><c>bombs [NAME...]</c>: for each whose name holds one of the words what comes of it, the processor time of reading it,
    /// and the most memory of a process that does nothing else. Ends with 1 where one costs more than it may.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--one", var name])
        {
            One(Bomb.All.Single(b => b.Name == name));
            return 0;
        }

        var chosen = Bomb.All.Where(b => args.Length == 0 || args.Any(a => b.Name.Contains(a, StringComparison.OrdinalIgnoreCase))).ToList();
        Console.WriteLine($"{"bomb",-44}{"ms",8}{"MB",6}  outcome");
        var over = 0;
        foreach (var bomb in chosen)
        {
            var (milliseconds, bytes, outcome) = await MeasureAsync(bomb.Name);
            var isOver = milliseconds > FuzzWorker.LongestMilliseconds || bytes > FuzzWorker.MostMemory;
            if (isOver) over++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bomb.Name,-44}{milliseconds,8:0}{bytes / 1e6,6:0}  {outcome}{(isOver ? "  OVER" : "")}"));
        }

        Console.WriteLine($"{chosen.Count} bombs, {over} over {FuzzWorker.LongestMilliseconds:0} ms or {FuzzWorker.MostMemory / 1e6:0} MB");
        return over == 0 ? 0 : 1;
    }

    /// <summary>What comes of a bomb, in a few words.</summary>
    public static string Outcome(Bomb bomb)
    {
        var input = InputOf(bomb);
        try
        {
            var parsed = Parser.Parse(input, bomb.Kind);
            return $"{parsed.Contents.Count:N0} documents, {parsed.Contents.Sum(c => (long)c.Text.Length):N0} characters, {parsed.Contents.Sum(c => (long)c.Outline.Blocks.Count):N0} blocks";
        }
        catch (ParseException e)
        {
            return $"refused: {e.Message}";
        }
    }

    private static RawInput InputOf(Bomb bomb) =>
        new(bomb.Make(), bomb.File, Instant.FromUtc(2026, 3, 4, 5, 6)) { MediaType = bomb.MediaType, Address = "https://vane.example/bomb" };

    private static void One(Bomb bomb)
    {
        // What is compiled is not what is measured.
        Outcome(Bomb.Of(bomb.Kind, bomb.File, "", "<p>wind</p>", "", 0) with { MediaType = bomb.MediaType });
        var text = "";
        var verdict = FuzzWorker.OnSmallStack(() =>
        {
            var bytes = bomb.Make();
            // Making it is not what is measured either.
            GC.Collect();
            FuzzWorker.ResetPeak();
            var before = Environment.CpuUsage.TotalTime;
            text = Outcome(bomb with { Make = () => bytes });
            return new Verdict(null, false, Environment.CpuUsage.TotalTime - before);
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.Cost.TotalMilliseconds}\t{Machine.OwnPeak}\t{verdict.Fault ?? text}"));
    }

    private static async Task<(double Milliseconds, long Bytes, string Outcome)> MeasureAsync(string name)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["bombs", "--one", name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_gcConcurrent"] = "0" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var reading = process.StandardOutput.ReadToEndAsync();
        while (await Task.WhenAny(reading, Task.Delay(Glance)) != reading)
        {
            if (process.HasExited || process.TotalProcessorTime < Longest) continue;
            process.Kill();
            return (double.PositiveInfinity, 0, $"hangs: no end within {Longest.TotalSeconds:0} s");
        }

        var output = (await reading).Trim().Split('\t', 3);
        await process.WaitForExitAsync();
        return output.Length == 3
            ? (double.Parse(output[0], CultureInfo.InvariantCulture), long.Parse(output[1], CultureInfo.InvariantCulture), output[2].ReplaceLineEndings(" | "))
            : (double.PositiveInfinity, 0, $"died with {process.ExitCode}: {(await errors).Split('\n')[0]}");
    }
}
