using Vane.Bench;
using Vane.Bench.Collecting;
using Vane.Bench.Fuzzing;
using Vane.Bench.Simulation;

// Timings judge nothing. They are of whole processes unless said otherwise, in turn with what they are
// compared with, and quoted as medians.
var benches = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["consistency"] = ConsistencyBench.RunAsync,
    ["import"] = ImportBench.RunAsync,
    ["report"] = ReportBench.RunAsync,
    ["startup"] = StartupBench.RunAsync,
    ["memory"] = MemoryBench.RunAsync,
    ["understand"] = UnderstandBench.RunAsync,
    ["read"] = ReadBench.RunAsync,
};

// How good all components are; and one component each, file in, file out, for anybody's data.
var tools = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["quality"] = QualityBench.RunAsync,
    ["trends"] = TrendsTool.RunAsync,
    ["segment"] = SegmentTool.RunAsync,
    ["cluster"] = ClusterTool.RunAsync,
    ["neardup"] = DuplicateTool.RunAsync,
    ["topics"] = TopicsTool.RunAsync,
    ["names"] = NameTool.RunAsync,
    ["repair"] = RepairTool.RepairAsync,
    ["attention"] = AttentionTool.RunAsync,
    ["extract"] = ExtractTool.RunAsync,
    ["sentences"] = RepairTool.SentencesAsync,
    ["scan"] = ScanBench.RunAsync,
    ["bombs"] = BombTool.RunAsync,
    ["fuzz"] = FuzzTool.RunAsync,
    ["simulate"] = SimulateTool.RunAsync,
    ["feed"] = FeedTool.RunAsync,
    ["collect"] = CollectBench.RunAsync,
};

if (args.Length > 0 && tools.TryGetValue(args[0], out var tool)) return await tool(args[1..]);

var chosen = args.Length == 0 ? benches.Keys.ToArray() : args;
foreach (var verb in chosen)
{
    if (!benches.TryGetValue(verb, out var run))
    {
        Console.Error.WriteLine($"vane-bench: no '{verb}'. Known are {string.Join(", ", benches.Keys.Concat(tools.Keys))}.");
        return 2;
    }

    Console.WriteLine($"== {verb}");
    await run();
}

return 0;
