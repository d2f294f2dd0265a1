using System.Data.Common;
using Dapper;
using NodaTime;

namespace Vane.Storage;

/// <summary>What is had of an address.</summary>
/// <param name="Address">The address as asked.</param>
/// <param name="ETag">Entity tag, where the server sent one.</param>
/// <param name="LastModified">When it was last changed, as the server wrote it.</param>
/// <param name="FreshUntil">Until when it need not be asked again.</param>
public sealed record RememberedAddress(string Address, string? ETag, string? LastModified, Instant? FreshUntil);

/// <summary>What was learnt of the web: what is had of addresses, and which hosts are to be left alone.</summary>
public sealed class WebMemory(Store store)
{
    /// <summary>What a source has of an address; null where nothing.</summary>
    public RememberedAddress? Of(string source, string address)
    {
        using var connection = store.Connect();
        var row = connection.QuerySingleOrDefault<(string? ETag, string? LastModified, long? FreshUntil)?>(
            "SELECT etag, last_modified, fresh_until_ms FROM fetched WHERE source = @source AND address = @address", new { source, address });
        return row is { } known
            ? new RememberedAddress(address, known.ETag, known.LastModified,
                known.FreshUntil is { } ms ? Instant.FromUnixTimeMilliseconds(ms) : null)
            : null;
    }

    /// <summary>Keeps what a visit learnt of addresses, inside the transaction of its last batch.</summary>
    public static void Keep(DbConnection connection, string source, IEnumerable<RememberedAddress> addresses)
    {
        foreach (var known in addresses)
        {
            connection.Execute(
                "INSERT INTO fetched (source, address, etag, last_modified, fresh_until_ms) VALUES (@source, @Address, @ETag, @LastModified, @until) " +
                "ON CONFLICT (source, address) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified, " +
                "fresh_until_ms = excluded.fresh_until_ms",
                new { source, known.Address, known.ETag, known.LastModified, until = known.FreshUntil?.ToUnixTimeMilliseconds() });
        }
    }

    /// <summary>Hosts that asked not to be asked before an instant that is still to come.</summary>
    public IReadOnlyDictionary<string, Instant> Rests(Instant now)
    {
        using var connection = store.Connect();
        return connection.Query<(string Host, long Until)>(
                "SELECT host, not_before_ms FROM host_rest WHERE not_before_ms > @now", new { now = now.ToUnixTimeMilliseconds() })
            .ToDictionary(r => r.Host, r => Instant.FromUnixTimeMilliseconds(r.Until), StringComparer.Ordinal);
    }

    /// <summary>Keeps a host's wish.</summary>
    public static void Keep(DbConnection connection, string host, Instant until) => connection.Execute(
        "INSERT INTO host_rest (host, not_before_ms) VALUES (@host, @until) ON CONFLICT (host) DO UPDATE SET not_before_ms = excluded.not_before_ms",
        new { host, until = until.ToUnixTimeMilliseconds() });
}
