using System.Diagnostics;
using System.Globalization;
using Vane.Model;
using Vane.Trend;

namespace Vane.Bench.Simulation;

/// <summary>Calls bursts that were planted, by Vane's way and by simple ones.</summary>
internal static class SimulateTool
{
    private static readonly Method[] Methods =
        [Method.Vane(ScanOptions.Of(ReportPeriod.Day)), Rivals.Poisson, Rivals.Ewma, Rivals.Ratio, Rivals.Volume];

    /// <summary><c>simulate [--terms N] [--bursts N] [--seeds N]</c>: false-discovery share and power of each method in each
    /// world. A call is false if its term has no burst; power is the share of bursts that are called on the day.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var (terms, bursts, seeds) = (Number(args, "--terms", 30_000), Number(args, "--bursts", 300), Number(args, "--seeds", 20));
        Console.WriteLine($"{terms:N0} terms, {bursts:N0} bursts, {seeds} seeds; mean ± standard error");
        Console.WriteLine($"{"world",-10}{"method",-12}{"false discoveries",20}{"power",20}{"calls",18}");
        foreach (var world in new[] { World.Plain(terms, bursts), World.Patterned(terms, bursts), World.Sparse(terms, bursts), World.Returning(terms, bursts) })
            Report(world, seeds);
        return Task.FromResult(0);
    }

    private static void Report(World world, int seeds)
    {
        var watch = Stopwatch.StartNew();
        var results = new (double False, double Power, int Calls)[seeds, Methods.Length];
        // A problem takes tens of megabytes: no more at a time than there are processors.
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var problem = Problem.From(world, seed + 1);
            for (var method = 0; method < Methods.Length; method++) results[seed, method] = Judge(Methods[method], problem);
        });
        for (var method = 0; method < Methods.Length; method++)
        {
            var own = Enumerable.Range(0, seeds).Select(seed => results[seed, method]).ToArray();
            Console.WriteLine($"{world.Name,-10}{Methods[method].Name,-12}{Mean(own.Select(r => r.False), "F3"),20}"
                + $"{Mean(own.Select(r => r.Power), "F3"),20}{Mean(own.Select(r => (double)r.Calls), "F0"),18}");
        }

        Console.WriteLine($"{world.Name,-10}in {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static (double False, double Power, int Calls) Judge(Method method, Problem problem)
    {
        var calls = method.Call(problem.Counts, problem.Day, []);
        var right = calls.Count(problem.Bursts.Contains);
        return (calls.Count == 0 ? 0 : 1 - ((double)right / calls.Count), (double)right / problem.Bursts.Count, calls.Count);
    }

    private static string Mean(IEnumerable<double> values, string format)
    {
        var all = values.ToArray();
        var mean = all.Average();
        var error = all.Length > 1 ? Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1) / all.Length) : 0;
        return string.Format(CultureInfo.InvariantCulture, $"{{0:{format}}} ± {{1:{format}}}", mean, error);
    }

    private static int Number(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 || at + 1 == args.Length ? otherwise : int.Parse(args[at + 1], provider: null);
    }
}
