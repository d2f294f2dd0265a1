using System.Security.Cryptography;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Reporting;

public sealed class IdenticalReportTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    public async Task The_same_command_writes_the_same_bytes(string period)
    {
        await _workspace.WriteAsync("items.jsonl", Workspace.SampleLines(130, days: 60));
        await _workspace.ImportAsync("items.jsonl");
        foreach (var folder in (string[])["a", "b"])
            (await _workspace.VaneAsync("report", "--date", "2025-05-20", "--period", period, "--out", folder)).ShouldEndWith(0);
        var first = Files("a");
        first.Count.ShouldBe(7);
        Files("b").ShouldBe(first);
    }

    private SortedDictionary<string, string> Files(string folder) => new(
        Directory.GetFiles(_workspace.PathOf(folder), "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(_workspace.PathOf(folder), file),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
