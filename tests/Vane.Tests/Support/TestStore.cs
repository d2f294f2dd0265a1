using Vane.Model;
using Vane.Storage;

namespace Vane.Tests.Support;

/// <summary>A SQLite store in a folder of its own, gone after the test.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vane-test").FullName;

    public TestStore(params IReadOnlyList<Item> items)
    {
        Store = Store.OpenSqlite(Path);
        if (items.Count > 0) Store.Fill(items);
    }

    public string Path => System.IO.Path.Combine(_folder, "vane.db");

    public Store Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, true);
    }
}

internal static class Filling
{
    /// <summary>Stores items in one batch.</summary>
    public static Tally Fill(this Store store, params IReadOnlyList<Item> items)
    {
        using var connection = store.Connect();
        using var writer = new DocumentWriter(connection, store.Dialect);
        return writer.Write(items);
    }
}
