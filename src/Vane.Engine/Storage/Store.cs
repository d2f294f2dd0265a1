using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Vane.Storage;

/// <summary>
/// Documents, observations, runs, quarantine and reports in one database. Each concern has its own type over the
/// store: <see cref="DocumentWriter"/>, <see cref="PostQueries"/>, <see cref="RunLog"/>, <see cref="ReportShelf"/>.
/// </summary>
public sealed class Store : IDisposable
{
    private readonly DbDataSource _source;

    // SQLite otherwise counts every byte it allocates, under a lock. Must come before its first use.
    static Store()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>Opens a store over a database and brings it to the newest schema.</summary>
    public Store(DbDataSource source, Dialect dialect)
    {
        _source = source;
        Dialect = dialect;
        Migrate();
    }

    /// <summary>What is particular to the database.</summary>
    public Dialect Dialect { get; }

    /// <summary>Opens a SQLite file, made where it is missing.</summary>
    /// <exception cref="StoreException">The file cannot be opened or is no database.</exception>
    public static Store OpenSqlite(string path)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();
        try
        {
            return new Store(SqliteFactory.Instance.CreateDataSource(connection), Dialect.Sqlite);
        }
        catch (SqliteException e)
        {
            throw new StoreException($"Cannot open the store '{path}': {e.Message}", e);
        }
    }

    /// <summary>A new open connection, set up for the dialect. The caller disposes it.</summary>
    public DbConnection Connect()
    {
        var connection = _source.OpenConnection();
        connection.Execute(Dialect.OnConnect);
        return connection;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _source.Dispose();
        if (Dialect == Dialect.Sqlite) SqliteConnection.ClearAllPools();
    }

    private void Migrate()
    {
        using var connection = Connect();
        connection.Execute(Dialect.BeginWriting);
        connection.Execute("CREATE TABLE IF NOT EXISTS migration (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)");
        var applied = connection.ExecuteScalar<long>("SELECT coalesce(max(number), 0) FROM migration");
        foreach (var (number, name, sql) in Migrations())
        {
            if (number <= applied) continue;
            connection.Execute(Dialect.Fill(sql));
            connection.Execute("INSERT INTO migration (number, name) VALUES (@number, @name)", new { number, name });
        }

        connection.Execute("COMMIT");
    }

    private static IEnumerable<(long Number, string Name, string Sql)> Migrations()
    {
        const string prefix = "migration/";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var name = resource[prefix.Length..];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (long.Parse(name.AsSpan(0, 3), provider: null), name, reader.ReadToEnd());
        }
    }
}

/// <summary>The store cannot be used; the message says which and why.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
