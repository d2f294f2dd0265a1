namespace Vane.Storage;

/// <summary>The little that differs between databases.</summary>
/// <param name="Name">Name, as stored nowhere but shown in errors.</param>
/// <param name="Identity">Type of a generated integer key.</param>
/// <param name="Bytes">Type of a byte string.</param>
/// <param name="Clustered">Clause that keeps a table in the order of its key.</param>
/// <param name="OnConnect">Statements to run on each new connection.</param>
/// <param name="BeginWriting">How a transaction that will write begins, so that two writers queue up.</param>
public sealed record Dialect(
    string Name, string Identity, string Bytes, string Clustered, string OnConnect, string BeginWriting)
{
    /// <summary>SQLite. Write-ahead logging survives a kill at any instant; readers never wait for the writer.</summary>
    public static readonly Dialect Sqlite = new(
        "SQLite",
        "INTEGER PRIMARY KEY",
        "BLOB",
        " WITHOUT ROWID",
        "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; " +
        "PRAGMA busy_timeout = 60000; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 2048;",
        "BEGIN IMMEDIATE");

    /// <summary>Fills the placeholders of a migration.</summary>
    public string Fill(string sql) => sql
        .Replace("{identity}", Identity, StringComparison.Ordinal)
        .Replace("{bytes}", Bytes, StringComparison.Ordinal)
        .Replace("{clustered}", Clustered, StringComparison.Ordinal);
}
