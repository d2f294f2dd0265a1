using System.Globalization;
using Vane.Sample;

namespace Vane.Bench;

/// <summary>Peak memory of importing 1 GB of generated items.</summary>
internal static class MemoryBench
{
    public static async Task RunAsync()
    {
        using var folder = Machine.NewFolder();
        var path = folder["generated.jsonl"];
        long lines;
        await using (var stream = File.Create(path))
            lines = SampleWorld.WriteLines(stream, new SampleOptions { PostsPerDay = 80_000 }, 1L << 30);
        var bytes = new FileInfo(path).Length;
        var (wall, peak) = await Machine.RunAsync(Machine.Vane, "import", path, "--db", folder["vane.db"], "--json");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{bytes / 1e9:0.00} GB, {lines:N0} items: peak {peak / 1e6:0} MB in {wall.TotalSeconds:0} s"));
    }
}
