using System.Data.Common;
using Dapper;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Questions about documents. Each is answered as of an instant: with what was known then, and no more.</summary>
public sealed class PostQueries(Store store)
{
    // The version in force is that of the last sighting up to the instant; a document seen before its first
    // sighting (a record that tells of many observations states its content as of the last) has its earliest one.
    private const string ContentSql = """
        SELECT d.id, s.name, d.external_id, d.first_seen_ms, v.hash, c.name, v.published_ms, v.truncated, v.title, v.url,
               v.category
        FROM version v
        JOIN document d ON d.id = v.document_id
        JOIN source s ON s.id = d.source_id
        LEFT JOIN community c ON c.id = v.community_id
        WHERE d.first_seen_ms <= @asOf
          AND v.id = coalesce(
            (SELECT g.version_id FROM sighting g WHERE g.document_id = d.id AND g.at_ms <= @asOf
             ORDER BY g.at_ms DESC, g.version_id DESC LIMIT 1),
            (SELECT g.version_id FROM sighting g WHERE g.document_id = d.id ORDER BY g.at_ms, g.version_id LIMIT 1))

        """;

    private const string PublishedSql = ContentSql + """
          AND ((v.published_ms >= @from AND v.published_ms < @to)
            OR (v.published_ms IS NULL AND d.first_seen_ms >= @from AND d.first_seen_ms < @to))
        ORDER BY d.id
        """;

    private const string KeySql = ContentSql + "  AND s.name = @source AND d.external_id = @id";

    private const string ObservationsSql = """
        SELECT o.document_id, o.at_ms, o.score, o.comments, o.rank
        FROM observation o
        WHERE o.at_ms <= @asOf AND o.document_id IN (
            SELECT v.document_id FROM version v JOIN document d ON d.id = v.document_id
            WHERE (v.published_ms >= @from AND v.published_ms < @to)
               OR (v.published_ms IS NULL AND d.first_seen_ms >= @from AND d.first_seen_ms < @to))
        ORDER BY o.document_id, o.at_ms, o.score, o.comments, o.rank
        """;

    private const string ObservationsOfKeySql = """
        SELECT o.document_id, o.at_ms, o.score, o.comments, o.rank
        FROM observation o JOIN document d ON d.id = o.document_id JOIN source s ON s.id = d.source_id
        WHERE o.at_ms <= @asOf AND s.name = @source AND d.external_id = @id
        ORDER BY o.at_ms, o.score, o.comments, o.rank
        """;

    /// <summary>Posts published in a span (first seen in it, where publication is unknown), in order of their keys.</summary>
    /// <param name="window">Span of publication.</param>
    /// <param name="asOf">Only what was known at this instant.</param>
    public IReadOnlyList<Post> Published(Window window, Instant asOf)
    {
        using var connection = store.Connect();
        var parameters = new
        {
            from = window.From.ToUnixTimeMilliseconds(),
            to = window.To.ToUnixTimeMilliseconds(),
            asOf = asOf.ToUnixTimeMilliseconds(),
        };
        var posts = new List<Post>();
        using var observations = connection.ExecuteReader(ObservationsSql, parameters) as DbDataReader
            ?? throw new InvalidOperationException("No reader.");
        var more = observations.Read();
        using var rows = (DbDataReader)connection.ExecuteReader(PublishedSql, parameters);
        while (rows.Read())
        {
            var document = rows.GetInt64(0);
            while (more && observations.GetInt64(0) < document) more = observations.Read();
            var seen = new List<Observation>();
            for (; more && observations.GetInt64(0) == document; more = observations.Read())
                seen.Add(ObservationOf(observations));
            posts.Add(PostOf(rows, seen));
        }

        posts.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        return posts;
    }

    /// <summary>Posts by their keys, as known at an instant, in the order given; those not known by then are left out.</summary>
    public IReadOnlyList<Post> Of(IEnumerable<DocumentKey> keys, Instant asOf)
    {
        var posts = new List<Post>();
        using var connection = store.Connect();
        foreach (var key in keys)
        {
            var parameters = new { source = key.Source, id = key.Id, asOf = asOf.ToUnixTimeMilliseconds() };
            var seen = new List<Observation>();
            using (var observations = (DbDataReader)connection.ExecuteReader(ObservationsOfKeySql, parameters))
                while (observations.Read()) seen.Add(ObservationOf(observations));
            using var rows = (DbDataReader)connection.ExecuteReader(KeySql, parameters);
            if (rows.Read()) posts.Add(PostOf(rows, seen));
        }

        return posts;
    }

    /// <summary>Every community that had shown a post by the instant; a source without communities stands for itself.</summary>
    public IReadOnlyList<Place> Places(Instant asOf)
    {
        using var connection = store.Connect();
        var places = connection.Query<(string, string)>("""
            SELECT s.name, c.name FROM community c JOIN source s ON s.id = c.source_id WHERE c.first_seen_ms <= @asOf
            UNION
            SELECT s.name, s.name FROM source s
            WHERE NOT EXISTS (SELECT 1 FROM community c WHERE c.source_id = s.id AND c.first_seen_ms <= @asOf)
              AND EXISTS (SELECT 1 FROM document d WHERE d.source_id = s.id AND d.first_seen_ms <= @asOf)
            """, new { asOf = asOf.ToUnixTimeMilliseconds() });
        return [.. places.Select(p => new Place(p.Item1, p.Item2)).Order()];
    }

    /// <summary>When each source last showed a new document, and on which UTC days of the sixty days before the
    /// instant it did.</summary>
    public IReadOnlyList<SourceActivity> Activity(Instant asOf)
    {
        const long dayMs = 86_400_000;
        var at = asOf.ToUnixTimeMilliseconds();
        using var connection = store.Connect();
        var activity = new List<SourceActivity>();
        foreach (var (id, name) in connection.Query<(long, string)>("SELECT id, name FROM source").ToList())
        {
            var last = connection.ExecuteScalar<long?>(
                "SELECT max(first_seen_ms) FROM document WHERE source_id = @id AND first_seen_ms <= @at", new { id, at });
            if (last is null) continue;
            var days = connection.Query<long>(
                "SELECT DISTINCT first_seen_ms / 86400000 FROM document " +
                "WHERE source_id = @id AND first_seen_ms > @from AND first_seen_ms <= @at",
                new { id, at, from = at - (60 * dayMs) });
            activity.Add(new SourceActivity(name, Instant.FromUnixTimeMilliseconds(last.Value), [.. days.Order()]));
        }

        return [.. activity.OrderBy(a => a.Source, StringComparer.Ordinal)];
    }

    private static Post PostOf(DbDataReader row, List<Observation> observations) => new()
    {
        Key = new DocumentKey(row.GetString(1), row.GetString(2)),
        FirstSeen = Instant.FromUnixTimeMilliseconds(row.GetInt64(3)),
        ContentHash = Convert.ToHexStringLower((byte[])row.GetValue(4)),
        Community = Text(row, 5),
        Published = row.IsDBNull(6) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(6)),
        Truncated = row.GetInt64(7) != 0,
        Title = row.GetString(8),
        Url = Text(row, 9),
        Category = Text(row, 10),
        Observations = observations,
    };

    private static Observation ObservationOf(DbDataReader row) => new(
        Instant.FromUnixTimeMilliseconds(row.GetInt64(1)), Figure(row, 2), Figure(row, 3), Figure(row, 4));

    private static long? Figure(DbDataReader row, int column) => row.GetInt64(column) is var value and >= 0 ? value : null;

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>When a source was last alive, and how regularly.</summary>
/// <param name="Source">Name.</param>
/// <param name="LastNew">When it last showed a new document.</param>
/// <param name="Days">UTC days since 1970 with new documents, ascending, of the last sixty.</param>
public sealed record SourceActivity(string Source, Instant LastNew, IReadOnlyList<long> Days);
