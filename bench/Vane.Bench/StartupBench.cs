using System.Globalization;

namespace Vane.Bench;

/// <summary><c>vane --help</c> beside <c>dotnet --version</c>.</summary>
internal static class StartupBench
{
    public static async Task RunAsync()
    {
        var (vane, dotnet, ratio) = await Machine.CompareAsync(
            async () => (await Machine.RunAsync(Machine.Vane, "--help")).Wall,
            async () => (await Machine.RunAsync("dotnet", "--version")).Wall,
            pairs: 11);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"vane --help {vane * 1000:0} ms, dotnet --version {dotnet * 1000:0} ms, ratio {1 / ratio:0.00}"));
    }
}
