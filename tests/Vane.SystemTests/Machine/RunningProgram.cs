using System.Diagnostics;
using System.Text;

namespace Vane.SystemTests.Machine;

/// <summary>A process that was started, with its output being read.</summary>
internal sealed class RunningProgram : IDisposable
{
    private const int MostMinutes = 5;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;
    private readonly Task<string> _errors;

    private RunningProgram(Process process)
    {
        _process = process;
        _reading = ReadAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it has printed up to now.</summary>
    public string OutputSoFar
    {
        get
        {
            lock (_output) return _output.ToString();
        }
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

        await _reading;
        return new Outcome(_process.ExitCode, OutputSoFar, await _errors);
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

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and var read)
            lock (_output) _output.Append(buffer, 0, read);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
