using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vane.SystemTests.Collecting;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Importing;

// Kills come at shares of the time that an import takes, which is to be the same for all.
[Collection(typeof(AloneCollection))]
public sealed class KilledImportTests : IDisposable
{
    private const int Stores = 10, KillsPerStore = 5, Seed = 50, Sigkill = 137;
    private const int PostsPerDay = 400, BrokenEvery = 1600;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_killed_import_repeated_ends_as_if_undisturbed()
    {
        await _workspace.WriteAsync("items.jsonl", ItemsWithSomeBroken());
        var (stored, ended) = await UndisturbedAsync();
        var undisturbed = await _workspace.StatusAsync();
        undisturbed.GetProperty("quarantined").GetInt64().ShouldBeGreaterThan(0);

        var chance = new Random(Seed);
        var (storing, understanding) = (0, 0);
        for (var store = 0; store < Stores; store++)
        {
            _workspace.DropStore();
            var met = await KillRepeatedlyAsync(chance, stored, ended, Documents(undisturbed));
            (storing, understanding) = (storing + met.Storing, understanding + met.Understanding);
            await _workspace.ImportAsync("items.jsonl");
            (await _workspace.StatusAsync()).GetRawText().ShouldBe(undisturbed.GetRawText());
            await ShouldBringNothingNewAsync();
        }

        storing.ShouldBeGreaterThan(0, "no kill met a half-filled store: the input is too small to test anything");
        understanding.ShouldBeGreaterThan(0, "no kill met a half-understood store: the input is too small to test anything");
    }

    /// <returns>When all was stored, and when all was understood too.</returns>
    private async Task<(TimeSpan Stored, TimeSpan Ended)> UndisturbedAsync()
    {
        var watch = Stopwatch.StartNew();
        var import = _workspace.ImportAsync("items.jsonl");
        // Storing ends where the number of documents grows for the last time.
        var (documents, stored) = (0L, TimeSpan.Zero);
        while (await Task.WhenAny(import, Task.Delay(20, TestContext.Current.CancellationToken)) != import)
            if (CountOf("document") is var now && now > documents) (documents, stored) = (now, watch.Elapsed);
        await import;
        return (stored, watch.Elapsed);
    }

    /// <returns>How many kills left a store that held some documents and not all; and how many one that had understood some
    /// and not all.</returns>
    private async Task<(int Storing, int Understanding)> KillRepeatedlyAsync(Random chance, TimeSpan stored, TimeSpan ended, long all)
    {
        var (storing, understanding) = (0, 0);
        long before = 0;
        for (var kill = 0; kill < KillsPerStore; kill++)
        {
            // In turn while storing and after it, which takes longer.
            var moment = chance.NextDouble();
            await KillAsync(kill % 2 == 0 ? stored * moment : stored + ((ended - stored) * moment));
            var documents = DocumentsOfSoundStore();
            documents.ShouldBeInRange(before, all);
            before = documents;
            if (documents > 0 && documents < all) storing++;
            if (documents == all && CountOf("digest") is var understood && understood > 0 && understood < all) understanding++;
        }

        return (storing, understanding);
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
        return CountOf(store, "document");
    }

    private long CountOf(string table)
    {
        if (!File.Exists(_workspace.PathOf("vane.db"))) return 0;
        using var store = new SqliteConnection($"Data Source={_workspace.PathOf("vane.db")};Pooling=false");
        store.Open();
        return CountOf(store, table);
    }

    private static long CountOf(SqliteConnection store, string table) =>
        Ask<long>(store, $"SELECT count(*) FROM sqlite_schema WHERE name = '{table}'") == 0 ? 0 : Ask<long>(store, $"SELECT count(*) FROM {table}");

    private static T Ask<T>(SqliteConnection store, string sql)
    {
        using var command = new SqliteCommand(sql, store);
        return (T)command.ExecuteScalar()!;
    }
}
