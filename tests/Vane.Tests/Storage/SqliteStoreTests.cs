using Microsoft.Data.Sqlite;
using Vane.Storage;

namespace Vane.Tests.Storage;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly Dictionary<Store, string> _folders = [];

    [Fact]
    public void A_file_that_is_no_database_is_named()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, new string('x', 4096));
            Should.Throw<StoreException>(() => Store.OpenSqlite(path)).Message.ShouldContain(path);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(path);
        }
    }

    protected override Store Open()
    {
        var folder = Directory.CreateTempSubdirectory("vane-store").FullName;
        var store = Store.OpenSqlite(Path.Combine(folder, "vane.db"));
        _folders.Add(store, folder);
        return store;
    }

    protected override Store Reopen() => Store.OpenSqlite(Path.Combine(_folders[Store], "vane.db"));

    protected override void Drop(Store store)
    {
        store.Dispose();
        Directory.Delete(_folders[store], true);
    }
}
