using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Vane.Storage;

/// <summary>How the scheduler reaches its tables in a store: connections that wait their turn to write, as the store's own do, and
/// that do not wait for the disk at each commit. A kill loses nothing; a power cut can lose the last moments, which are then run
/// again.</summary>
internal sealed class ScheduleConnections : DbProviderFactory
{
    /// <summary>The factory.</summary>
    public static readonly ScheduleConnections Instance = new();

    private ScheduleConnections()
    {
    }

    /// <summary>The connections to a store's file.</summary>
    public static string ConnectionTo(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        Pooling = true,
        DefaultTimeout = 60,
    }.ToString();

    /// <inheritdoc />
    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection();
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open) return;
            using var command = connection.CreateCommand();
            // SQLite itself looks again after a millisecond; the provider would sleep for 150 of them.
            command.CommandText = "PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 60000";
            command.ExecuteNonQuery();
        };
        return connection;
    }

    /// <inheritdoc />
    public override DbCommand CreateCommand() => new SqliteCommand();

    /// <inheritdoc />
    public override DbParameter CreateParameter() => new SqliteParameter();
}
