using System.Diagnostics;
using System.Globalization;

namespace Vane.Bench.Fuzzing;

/// <summary>What was found out of a case.</summary>
/// <param name="Fault">What is wrong, one line; null where nothing is.</param>
/// <param name="IsRefused">Whether the input was refused with a reason.</param>
/// <param name="Milliseconds">Processor time of reading it once.</param>
/// <param name="Peak">Most memory of the process meanwhile, in bytes.</param>
internal sealed record Finding(string? Fault, bool IsRefused, double Milliseconds, long Peak);

/// <summary>A process of its own that tries cases, because what overflows the stack, eats all memory or never ends takes its
/// process with it. It is begun anew when it dies.</summary>
/// <param name="arguments">What the child is told.</param>
internal sealed class FuzzWorker(params string[] arguments) : IDisposable
{
    /// <summary>Processor time that reading an input may take.</summary>
    public const double LongestMilliseconds = 2000;

    /// <summary>Memory that a process reading it may take, in bytes.</summary>
    public const long MostMemory = 500_000_000;

    // Documents are read on threads of the pool; theirs is a smaller stack than that of the main thread.
    private const int Stack = 1536 << 10;

    // Others may be using the machine: what only waits is no hang, so that processor time counts, looked at now and then.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    private Process? _process;

    /// <summary>Tries a case.</summary>
    public async Task<Finding> TryAsync(string name)
    {
        var process = _process ??= Start();
        await process.StandardInput.WriteLineAsync(name);
        await process.StandardInput.FlushAsync();
        var answer = process.StandardOutput.ReadLineAsync();
        for (var before = process.TotalProcessorTime; await Task.WhenAny(answer, Task.Delay(Glance)) != answer; process.Refresh())
        {
            if (process.HasExited || process.TotalProcessorTime - before < Longest) continue;
            Dispose();
            return new Finding($"hangs: no answer within {Longest.TotalSeconds:0} s", false, Longest.TotalMilliseconds, 0);
        }

        if (await answer is { } line) return Read(line);
        await process.WaitForExitAsync();
        var found = new Finding($"died with {process.ExitCode}: {await LastWordsAsync(process)}", false, 0, 0);
        Dispose();
        return found;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) _process.Kill();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>The child's side: a name a line in, a finding a line out.</summary>
    public static void Serve(Func<string, Verdict> attempt)
    {
        while (Console.ReadLine() is { } name)
        {
            ResetPeak();
            var verdict = OnSmallStack(() => attempt(name));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(verdict.IsRefused ? 1 : 0)}\t{verdict.Cost.TotalMilliseconds:0.0}\t{Machine.OwnPeak}\t{verdict.Fault?.ReplaceLineEndings(" | ").Replace('\t', ' ')}"));
        }
    }

    /// <summary>Tries something as a thread of the pool would; what is thrown becomes a fault.</summary>
    public static Verdict OnSmallStack(Func<Verdict> attempt)
    {
        Verdict? verdict = null;
        var thread = new Thread(() =>
        {
            try
            {
                verdict = attempt();
            }
            catch (Exception e)
            {
                verdict = new Verdict($"throws {e}", false, TimeSpan.Zero);
            }
        }, Stack);
        thread.Start();
        thread.Join();
        return verdict!;
    }

    /// <summary>Makes the kernel forget its high-water mark (proc(5), clear_refs); where it cannot, peaks are those of all cases so far.</summary>
    public static void ResetPeak()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private Process Start()
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isHost ? [typeof(FuzzWorker).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // As the command itself runs.
            Environment = { ["DOTNET_gcConcurrent"] = "0", ["DOTNET_DbgEnableMiniDump"] = "0" },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("vane-bench does not start.");
    }

    private static Finding Read(string line)
    {
        var cells = line.Split('\t');
        var (milliseconds, peak) = (double.Parse(cells[1], CultureInfo.InvariantCulture), long.Parse(cells[2], CultureInfo.InvariantCulture));
        var fault = cells[3].Length > 0 ? cells[3]
            : milliseconds > LongestMilliseconds ? $"slow: {milliseconds:0} ms"
            : peak > MostMemory ? $"memory: {peak >> 20} MiB" : null;
        return new Finding(fault, cells[0] == "1", milliseconds, peak);
    }

    private static async Task<string> LastWordsAsync(Process process)
    {
        var lines = (await process.StandardError.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" | ", lines.Take(12).Select(l => l.Trim()));
    }
}
