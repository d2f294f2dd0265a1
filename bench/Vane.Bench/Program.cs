using Vane.Bench;

// Prints figures, judges nothing. Timings are of whole processes unless said otherwise, in turn with what they are
// compared with, and quoted as medians.
var verbs = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["consistency"] = ConsistencyBench.RunAsync,
    ["import"] = ImportBench.RunAsync,
    ["report"] = ReportBench.RunAsync,
    ["startup"] = StartupBench.RunAsync,
    ["memory"] = MemoryBench.RunAsync,
};

var chosen = args.Length == 0 ? verbs.Keys.ToArray() : args;
foreach (var verb in chosen)
{
    if (!verbs.TryGetValue(verb, out var run))
    {
        Console.Error.WriteLine($"vane-bench: no '{verb}'. Known are {string.Join(", ", verbs.Keys)}.");
        return 2;
    }

    Console.WriteLine($"== {verb}");
    await run();
}

return 0;
