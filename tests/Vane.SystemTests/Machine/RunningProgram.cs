using System.Diagnostics;

namespace Vane.SystemTests.Machine;

/// <summary>A process that was started, with its output being read.</summary>
internal sealed class RunningProgram : IDisposable
{
    private const int MostMinutes = 5;

    private readonly Process _process;
    private readonly Task<string> _output, _errors;

    private RunningProgram(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Standard input of the process.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    public static RunningProgram Start(
        string file, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>Closes standard input and waits for the end.</summary>
    public async Task<Outcome> EndAsync()
    {
        _process.StandardInput.Close();
        return await EndWithInputOpenAsync();
    }

    /// <summary>Waits for the end; a process that never comes to it is killed and fails the test.</summary>
    public async Task<Outcome> EndWithInputOpenAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(MostMinutes));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw new InvalidOperationException($"{string.Join(' ', _process.StartInfo.ArgumentList)} hangs.");
        }

        return new Outcome(_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Does what Ctrl-C does.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    /// <summary>Asks it to end, as systemd does.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
