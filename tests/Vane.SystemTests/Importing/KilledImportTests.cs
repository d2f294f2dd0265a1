using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Importing;

public sealed class KilledImportTests : IDisposable
{
    private const int Stores = 10, KillsPerStore = 5, Seed = 50, Sigkill = 137;
    private const int PostsPerDay = 200, BrokenEvery = 800;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_killed_import_repeated_ends_as_if_undisturbed()
    {
        await _workspace.WriteAsync("items.jsonl", ItemsWithSomeBroken());
        var duration = await UndisturbedAsync();
        var undisturbed = await _workspace.StatusAsync();
        undisturbed.GetProperty("quarantined").GetInt64().ShouldBeGreaterThan(0);

        var chance = new Random(Seed);
        var midway = 0;
        for (var store = 0; store < Stores; store++)
        {
            _workspace.DropStore();
            midway += await KillRepeatedlyAsync(chance, duration, Documents(undisturbed));
            await _workspace.ImportAsync("items.jsonl");
            (await _workspace.StatusAsync()).GetRawText().ShouldBe(undisturbed.GetRawText());
            await ShouldBringNothingNewAsync();
        }

        midway.ShouldBeGreaterThan(0, "no kill met a half-done store: the input is too small to test anything");
    }

    private async Task<TimeSpan> UndisturbedAsync()
    {
        var watch = Stopwatch.StartNew();
        await _workspace.ImportAsync("items.jsonl");
        return watch.Elapsed;
    }

    /// <returns>How many kills left a store that held some documents and not all, or had not understood all.</returns>
    private async Task<int> KillRepeatedlyAsync(Random chance, TimeSpan duration, long all)
    {
        var midway = 0;
        long before = 0;
        for (var kill = 0; kill < KillsPerStore; kill++)
        {
            // Early rather than late: storing comes first and takes less time than understanding.
            await KillAsync(duration * Math.Pow(chance.NextDouble(), 3));
            var documents = DocumentsOfSoundStore();
            documents.ShouldBeInRange(before, all);
            before = documents;
            if (documents > 0 && (documents < all || Understood() < documents)) midway++;
        }

        return midway;
    }

    // An import that ended before it could be killed does not count; the next is killed sooner.
    private async Task KillAsync(TimeSpan after)
    {
        while (true)
        {
            using var import = _workspace.Start("import", "--json", "items.jsonl");
            await Task.Delay(after, TestContext.Current.CancellationToken);
            import.Kill();
            if ((await import.EndAsync()).ExitCode == Sigkill) return;
            after /= 2;
        }
    }

    private async Task ShouldBringNothingNewAsync()
    {
        var again = await _workspace.ImportAsync("items.jsonl");
        again.GetProperty("new").GetInt64().ShouldBe(0);
        again.GetProperty("updated").GetInt64().ShouldBe(0);
        again.GetProperty("observations").GetInt64().ShouldBe(0);
    }

    private static IEnumerable<string> ItemsWithSomeBroken() =>
        Workspace.SampleItems(PostsPerDay).SelectMany((line, i) => i % BrokenEvery == 0 ? [line, line[..20]] : new[] { line });

    private static long Documents(JsonElement status) => status.GetProperty("documents").GetInt64();

    /// <returns>How many documents a kill left behind, in a file that SQLite finds nothing wrong with.</returns>
    private long DocumentsOfSoundStore()
    {
        using var store = new SqliteConnection($"Data Source={_workspace.PathOf("vane.db")};Pooling=false");
        store.Open();
        Ask<string>(store, "PRAGMA quick_check").ShouldBe("ok");
        return Ask<long>(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'document'") == 0
            ? 0
            : Ask<long>(store, "SELECT count(*) FROM document");
    }

    private long Understood()
    {
        using var store = new SqliteConnection($"Data Source={_workspace.PathOf("vane.db")};Pooling=false");
        store.Open();
        return Ask<long>(store, "SELECT count(*) FROM digest");
    }

    private static T Ask<T>(SqliteConnection store, string sql)
    {
        using var command = new SqliteCommand(sql, store);
        return (T)command.ExecuteScalar()!;
    }
}
