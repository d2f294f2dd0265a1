using System.Diagnostics;
using System.Globalization;

namespace Vane.Bench;

/// <summary>Work on titles or files in Debian's Python, on one core.</summary>
internal sealed class Python : IDisposable
{
    private const string Command = "/usr/bin/python3";
    private readonly Folder _folder = Machine.NewFolder();

    private Python()
    {
    }

    /// <summary>Prepares a script that defines <c>work(titles)</c>.</summary>
    /// <returns>Null where the package is not installed.</returns>
    public static async Task<Python?> OpenAsync(string package, string script, IEnumerable<string> titles)
    {
        if (await BeginAsync(package) is not { } python) return null;
        await File.WriteAllLinesAsync(python._folder["input"], titles);
        await python.WriteAsync(script, "titles = open(sys.argv[1], encoding='utf-8').read().splitlines()", "work(titles)");
        return python;
    }

    /// <summary>Prepares a script that defines <c>read(data)</c>; a file that it cannot read is left.</summary>
    /// <returns>Null where the package is not installed.</returns>
    public static async Task<Python?> OpenFilesAsync(string package, string script, IEnumerable<ReadOnlyMemory<byte>> files)
    {
        if (await BeginAsync(package) is not { } python) return null;
        await using (var input = File.Create(python._folder["input"]))
        {
            foreach (var file in files)
            {
                await input.WriteAsync(BitConverter.GetBytes(file.Length));
                await input.WriteAsync(file);
            }
        }

        await python.WriteAsync(script, """
            files = []
            with open(sys.argv[1], "rb") as input:
                while length := input.read(4): files.append(input.read(int.from_bytes(length, "little")))
            def work():
                for data in files:
                    try: read(data)
                    except Exception: pass
            """, "work()");
        return python;
    }

    /// <summary>Seconds of processor time for the work alone.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<double> RunAsync() => double.Parse(
        await OutputAsync("taskset", "-c", "0", Command, _folder["work.py"], _folder["input"]) ?? throw new InvalidOperationException("Python failed."),
        CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    private static async Task<Python?> BeginAsync(string package) =>
        File.Exists(Command) && await OutputAsync(Command, "-c", $"import {package}; print(1)") is not null ? new Python() : null;

    private Task WriteAsync(string script, string load, string work) => File.WriteAllTextAsync(_folder["work.py"], $"""
        import sys, time
        {script}
        {load}
        begun = time.process_time()
        {work}
        print(time.process_time() - begun)
        """);

    private static async Task<string?> OutputAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await errors;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : null;
    }
}

/// <summary>Keeps this process on the first core while it lives.</summary>
internal sealed class OneCore : IDisposable
{
    private readonly nint _before = Swap(1);

    public void Dispose() => Swap(_before);

    private static nint Swap(nint cores)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return 0;
        using var process = Process.GetCurrentProcess();
        var before = process.ProcessorAffinity;
        process.ProcessorAffinity = cores;
        return before;
    }
}
