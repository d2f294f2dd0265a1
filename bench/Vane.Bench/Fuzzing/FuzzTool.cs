using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Reads broken files as long as one likes, and keeps what breaks the reader.</summary>
internal sealed class FuzzTool
{
    private const string Usage = "vane-bench fuzz [--minutes N] [--seed S] [--case N] [--kind article|feed|transcript|text|table|pdf] [--keep DIR] [--workers N]";

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789:");

    private readonly List<Seed> _seeds;
    private readonly Options _options;
    private readonly SortedDictionary<InputKind, (int Cases, int Refused, int Faults)> _counts = [];
    private readonly Dictionary<string, int> _faults = new(StringComparer.Ordinal);
    private (double Milliseconds, int Case) _slowest;
    private (long Bytes, int Case) _largest;
    private int _next;

    private FuzzTool(Options options)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _options = options;
        _seeds = Seed.All(out var absent);
        if (!options.IsWorker)
            foreach (var set in absent) Console.WriteLine($"{set}: skipped: not here");
        if (options.Kind is { } kind) _seeds.RemoveAll(s => s.Kind != kind);
    }

    private sealed record Options(double Minutes, int Seed, int? Case, InputKind? Kind, string Keep, int Workers, bool IsWorker);

    /// <summary><c>fuzz</c>: see <see cref="Usage"/>. Ends with 1 where something was found.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (Read(args) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var tool = new FuzzTool(options);
        if (options.IsWorker) FuzzWorker.Serve(name => tool.Try(int.Parse(name, CultureInfo.InvariantCulture)));
        else if (options.Case is { } number) return tool.Show(number);
        else return await tool.RunAsync();
        return 0;
    }

    private static Options? Read(string[] args)
    {
        var options = new Options(1, 1, null, null, "fuzz-kept", Math.Min(2, Environment.ProcessorCount), false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isNumber = int.TryParse(value, CultureInfo.InvariantCulture, out var number);
            switch (args[i])
            {
                case "--worker": options = options with { IsWorker = true }; continue;
                case "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out var minutes): options = options with { Minutes = minutes }; break;
                case "--seed" when isNumber: options = options with { Seed = number }; break;
                case "--case" when isNumber: options = options with { Case = number }; break;
                case "--workers" when isNumber && number > 0: options = options with { Workers = number }; break;
                case "--kind" when Enum.TryParse<InputKind>(value, ignoreCase: true, out var kind): options = options with { Kind = kind }; break;
                case "--keep" when value.Length > 0: options = options with { Keep = value }; break;
                default: return null;
            }

            i++;
        }

        return options;
    }

    private Verdict Try(int number)
    {
        var made = FuzzCase.Make(_seeds, _options.Seed, number);
        return Invariants.Check(made.Input, made.As);
    }

    private int Show(int number)
    {
        Keep(number, "shown");
        var verdict = FuzzWorker.OnSmallStack(() => Try(number));
        Console.WriteLine($"{verdict.Fault ?? (verdict.IsRefused ? "refused" : "nothing wrong")}\n{verdict.Cost.TotalMilliseconds:0} ms, peak {Machine.OwnPeak >> 20} MiB");
        return verdict.Fault is null ? 0 : 1;
    }

    private async Task<int> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var length = TimeSpan.FromMinutes(_options.Minutes);
        await Task.WhenAll(Enumerable.Range(0, _options.Workers).Select(_ => WorkAsync(watch, length)));
        Print(watch.Elapsed);
        return _faults.Count == 0 ? 0 : 1;
    }

    private async Task WorkAsync(Stopwatch watch, TimeSpan length)
    {
        string[] arguments = ["fuzz", "--worker", "--seed", _options.Seed.ToString(CultureInfo.InvariantCulture), .. _options.Kind is { } kind ? new[] { "--kind", kind.ToString() } : []];
        using var worker = new FuzzWorker(arguments);
        while (watch.Elapsed < length)
        {
            var number = Interlocked.Increment(ref _next) - 1;
            var finding = await worker.TryAsync(number.ToString(CultureInfo.InvariantCulture));
            // The peak of one case is not to be seen in the next.
            if (finding.Peak > FuzzWorker.MostMemory * 4 / 5) worker.Dispose();
            lock (_counts) Note(number, finding);
        }
    }

    private void Note(int number, Finding finding)
    {
        var kind = FuzzCase.Make(_seeds, _options.Seed, number).Kind;
        var (cases, refused, faults) = _counts.GetValueOrDefault(kind);
        _counts[kind] = (cases + 1, refused + (finding.IsRefused ? 1 : 0), faults + (finding.Fault is null ? 0 : 1));
        if (finding.Milliseconds > _slowest.Milliseconds) _slowest = (finding.Milliseconds, number);
        if (finding.Peak > _largest.Bytes) _largest = (finding.Peak, number);
        if (finding.Fault is null) return;
        // One of each sort is told, the others are kept and counted.
        var sort = $"{kind}, {SortOf(finding.Fault)}";
        var seen = _faults.GetValueOrDefault(sort);
        if (seen == 0) Console.WriteLine($"--case {number}: {kind}: {finding.Fault[..Math.Min(finding.Fault.Length, 600)]}");
        _faults[sort] = seen + 1;
        if (seen < 20) Keep(number, finding.Fault);
    }

    // The exception and where it was thrown; for all else what stands before the first figure.
    private static string SortOf(string fault)
    {
        var frame = fault.IndexOf(" at Vane.", StringComparison.Ordinal);
        if (frame < 0) return Before(fault, fault.AsSpan().IndexOfAny(Figures));
        return Before(fault, fault.AsSpan().IndexOfAny(':', '|')) + Before(fault[frame..], fault.AsSpan(frame).IndexOf('('));

        static string Before(string text, int end) => end < 0 ? text : text[..end];
    }

    private void Keep(int number, string reason)
    {
        var made = FuzzCase.Make(_seeds, _options.Seed, number);
        Directory.CreateDirectory(_options.Keep);
        var path = Path.Combine(_options.Keep, string.Create(CultureInfo.InvariantCulture, $"{_options.Seed}-{number}-{made.Input.Name}"));
        File.WriteAllBytes(path, made.Input.Bytes.Span);
        File.WriteAllText(path + ".why", $"{reason}\nread as {made.As?.ToString() ?? "whatever it is"}, address {made.Input.Address}, media type {made.Input.MediaType}\n");
    }

    private void Print(TimeSpan time)
    {
        Console.WriteLine($"{_counts.Values.Sum(c => c.Cases):N0} cases in {time.TotalMinutes:0.0} min; seed {_options.Seed}");
        foreach (var (kind, (cases, refused, faults)) in _counts) Console.WriteLine($"{kind,-12}{cases,10:N0} cases{refused,10:N0} refused{faults,8:N0} faults");
        foreach (var (sort, times) in _faults.OrderByDescending(f => f.Value)) Console.WriteLine($"{times,8:N0} × {sort}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"peak memory {_largest.Bytes / 1e6:0} MB (case {_largest.Case}), slowest {_slowest.Milliseconds:0} ms (case {_slowest.Case})"));
    }
}
