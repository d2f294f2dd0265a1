using System.Data.Common;
using Dapper;

namespace Vane.Storage;

/// <summary>How far the understanding of a store has come, and from which day on it must be done again.</summary>
public sealed class AnalysisLog(Store store)
{
    /// <summary>Milliseconds of a UTC day.</summary>
    public const long DayMs = 86_400_000;

    // When a document was both published and seen, by the content that was known of it first.
    private const string PlacesSql = """
        SELECT d.id AS Document, v.id AS Version,
            CASE WHEN v.published_ms > d.first_seen_ms THEN v.published_ms ELSE d.first_seen_ms END AS Known
        FROM document d JOIN version v ON v.id =
            (SELECT g.version_id FROM sighting g WHERE g.document_id = d.id ORDER BY g.at_ms, g.version_id DESC LIMIT 1)
        """;

    /// <summary>The lens a store was last understood with; null where it never was.</summary>
    public string? Lens()
    {
        using var connection = store.Connect();
        return connection.QueryFirstOrDefault<string>("SELECT lens FROM analysis");
    }

    /// <summary>
    /// Prepares a run: gives every document its place in time, and takes out what was understood from the first day on
    /// which something is new or was changed.
    /// </summary>
    /// <param name="lens">Name or folder of the lens.</param>
    /// <param name="fingerprint">Of everything that the result depends on beside the documents.</param>
    /// <param name="rebuild">Whether to begin from nothing.</param>
    /// <returns>The first UTC day since 1970 to do, null where there is nothing to do; and the number of this run, under
    /// which alone it may store days until another run begins.</returns>
    public (long? From, long Generation) Begin(string lens, string fingerprint, bool rebuild)
    {
        using var connection = store.Connect();
        connection.Execute(store.Dialect.BeginWriting);
        try
        {
            var begun = Begin(connection, lens, fingerprint, rebuild);
            connection.Execute("COMMIT");
            return begun;
        }
        catch
        {
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    private static (long? From, long Generation) Begin(DbConnection connection, string lens, string fingerprint, bool rebuild)
    {
        var known = connection.QueryFirstOrDefault<Progress>(
            "SELECT fingerprint, generation, through, next_day AS NextDay FROM analysis");
        if (known is null || rebuild || known.Fingerprint != fingerprint)
        {
            var generation = known?.Generation ?? 0;
            Forget(connection, lens, fingerprint);
            known = new Progress { Fingerprint = fingerprint, Generation = generation, NextDay = long.MaxValue };
        }

        var from = Math.Min(known.NextDay, Math.Min(Replace(connection), Place(connection, known.Through)));
        var last = connection.ExecuteScalar<long?>("SELECT max(known_ms) FROM entry");
        var nothing = last is null || Day(last.Value) < from;
        if (nothing) from = known.NextDay;
        else TakeOut(connection, from);
        var next = known.Generation + (nothing ? 0 : 1);
        connection.Execute(
            "UPDATE analysis SET lens = @lens, generation = @next, next_day = @from, " +
            "through = (SELECT coalesce(max(id), 0) FROM document)", new { lens, next, from });
        connection.Execute("DELETE FROM unread");
        return (nothing ? null : from, next);
    }

    /// <summary>The UTC day of an instant, both since 1970.</summary>
    public static long Day(long ms) => Math.DivRem(ms, DayMs, out var rest) - (rest < 0 ? 1 : 0);

    private static void Forget(DbConnection connection, string lens, string fingerprint)
    {
        foreach (var table in (string[])["digest", "term", "story_event", "entry", "unread", "analysis"])
            connection.Execute($"DELETE FROM {table}");
        connection.Execute(
            "INSERT INTO analysis (lens, fingerprint, generation, through, next_day) VALUES (@lens, @fingerprint, 0, 0, @never)",
            new { lens, fingerprint, never = long.MaxValue });
    }

    // Documents met before: the first day that any of them leaves or comes to.
    private static long Replace(DbConnection connection)
    {
        var from = long.MaxValue;
        var moved = connection.Query<Moved>($"""
            SELECT p.Document, p.Version, p.Known, e.version_id AS OldVersion, e.known_ms AS OldKnown
            FROM ({PlacesSql}) p JOIN entry e ON e.document_id = p.Document
            WHERE p.Document IN (SELECT document_id FROM unread)
              AND (p.Version <> e.version_id OR p.Known <> e.known_ms)
            """).ToList();
        foreach (var document in moved)
        {
            from = Math.Min(from, Math.Min(Day(document.Known), Day(document.OldKnown)));
            connection.Execute(
                "UPDATE entry SET version_id = @Version, known_ms = @Known WHERE document_id = @Document", document);
        }

        return from;
    }

    private static long Place(DbConnection connection, long through)
    {
        connection.Execute(
            $"INSERT INTO entry (document_id, version_id, known_ms) {PlacesSql} WHERE d.id > @through",
            new { through });
        var first = connection.ExecuteScalar<long?>(
            "SELECT min(known_ms) FROM entry WHERE document_id > @through", new { through });
        return first is { } ms ? Day(ms) : long.MaxValue;
    }

    private static void TakeOut(DbConnection connection, long from)
    {
        connection.Execute("DELETE FROM digest WHERE known_ms >= @ms", new { ms = from * DayMs });
        connection.Execute("DELETE FROM term WHERE first_day >= @from", new { from });
        connection.Execute("DELETE FROM story_event WHERE day > @from", new { from });
    }

    private sealed class Progress
    {
        public string Fingerprint { get; init; } = "";
        public long Generation { get; init; }
        public long Through { get; init; }
        public long NextDay { get; init; }
    }

    private sealed class Moved
    {
        public long Document { get; init; }
        public long Version { get; init; }
        public long Known { get; init; }
        public long OldVersion { get; init; }
        public long OldKnown { get; init; }
    }
}
