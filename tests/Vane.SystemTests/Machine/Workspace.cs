using System.Text;
using System.Text.Json;
using NodaTime;
using Vane.Sample;

namespace Vane.SystemTests.Machine;

/// <summary>A folder of its own to run the built command in; the store there is <c>vane.db</c>, its default.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>Last day of the sample data, past on every machine.</summary>
    public static readonly LocalDate LastDay = new(2025, 5, 20);

    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "vane.dll");

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Where everything of the test is.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("vane-system").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    public RunningProgram Start(params string[] arguments) => Start(null, arguments);

    public RunningProgram Start(IReadOnlyDictionary<string, string>? variables, string[] arguments) =>
        RunningProgram.Start(Dotnet, [Command, .. arguments], Folder, variables);

    /// <summary>Runs <c>vane</c> to its end.</summary>
    public async Task<Outcome> VaneAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        return await program.EndAsync();
    }

    /// <summary>Runs <c>vane</c> to its end with something on standard input.</summary>
    public async Task<Outcome> VaneAsync(byte[] input, params string[] arguments)
    {
        using var program = Start(arguments);
        await program.Input.WriteAsync(input, TestContext.Current.CancellationToken);
        return await program.EndAsync();
    }

    /// <summary>Imports and gives the totals.</summary>
    public async Task<JsonElement> ImportAsync(params string[] inputs) =>
        (await VaneAsync(["import", "--json", .. inputs])).ShouldEndWith(0).Json;

    /// <summary>What the store holds.</summary>
    public async Task<JsonElement> StatusAsync() => (await VaneAsync("status", "--json")).ShouldEndWith(0).Json;

    /// <summary>The hash over what the store knows.</summary>
    public async Task<string> HashAsync() => (await StatusAsync()).GetProperty("hash").GetString()!;

    /// <summary>Forgets the store.</summary>
    public void DropStore()
    {
        foreach (var file in Directory.GetFiles(Folder, "vane.db*")) File.Delete(file);
    }

    /// <summary>Lines of sample items as they would stand in a file.</summary>
    public static byte[] SampleLines(int postsPerDay, int days = 30)
    {
        using var stream = new MemoryStream();
        SampleWorld.WriteLines(stream, new SampleOptions { LastDay = LastDay, Days = days, PostsPerDay = postsPerDay });
        return stream.ToArray();
    }

    /// <summary>Sample items, a string each.</summary>
    public static string[] SampleItems(int postsPerDay, int days = 30) =>
        Encoding.UTF8.GetString(SampleLines(postsPerDay, days)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Task WriteAsync(string name, byte[] content) =>
        File.WriteAllBytesAsync(PathOf(name), content, TestContext.Current.CancellationToken);

    public Task WriteAsync(string name, IEnumerable<string> lines) =>
        File.WriteAllLinesAsync(PathOf(name), lines, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(Folder, true);
}
