using System.Data.Common;
using Dapper;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Scores of posts over time, without what the posts say. Known as of an instant, like <see cref="PostQueries"/>.</summary>
public sealed class TrajectoryQueries(Store store)
{
    // Community and publication are those of the version in force, by the same rule as for posts.
    private const string Sql = """
        SELECT d.id, s.name, d.external_id, c.name, v.published_ms, o.at_ms, o.score
        FROM version v
        JOIN document d ON d.id = v.document_id
        JOIN source s ON s.id = d.source_id
        JOIN observation o ON o.document_id = d.id AND o.at_ms <= @asOf AND o.score >= 0
        LEFT JOIN community c ON c.id = v.community_id
        WHERE v.published_ms >= @from AND v.published_ms < @to AND d.first_seen_ms <= @asOf
          AND v.id = coalesce(
            (SELECT g.version_id FROM sighting g WHERE g.document_id = d.id AND g.at_ms <= @asOf
             ORDER BY g.at_ms DESC, g.version_id DESC LIMIT 1),
            (SELECT g.version_id FROM sighting g WHERE g.document_id = d.id ORDER BY g.at_ms, g.version_id LIMIT 1))
        ORDER BY d.id, o.at_ms, o.score
        """;

    /// <summary>Posts published in a span whose source shows scores, in order of their keys.</summary>
    /// <param name="window">Span of publication.</param>
    /// <param name="asOf">Only what was known at this instant.</param>
    public IReadOnlyList<Trajectory> Published(Window window, Instant asOf)
    {
        using var connection = store.Connect();
        using var rows = (DbDataReader)connection.ExecuteReader(Sql, new
        {
            from = window.From.ToUnixTimeMilliseconds(),
            to = window.To.ToUnixTimeMilliseconds(),
            asOf = asOf.ToUnixTimeMilliseconds(),
        });
        var found = new List<Trajectory>();
        var scores = new List<ScoreAt>();
        var last = long.MinValue;
        while (rows.Read())
        {
            if (rows.GetInt64(0) is var document && document != last)
            {
                last = document;
                scores = [];
                found.Add(TrajectoryOf(rows, scores));
            }

            scores.Add(new ScoreAt(Instant.FromUnixTimeMilliseconds(rows.GetInt64(5)), rows.GetInt64(6)));
        }

        found.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        return found;
    }

    private static Trajectory TrajectoryOf(DbDataReader row, List<ScoreAt> scores)
    {
        var source = row.GetString(1);
        return new Trajectory(
            new DocumentKey(source, row.GetString(2)), new Place(source, row.IsDBNull(3) ? source : row.GetString(3)),
            Instant.FromUnixTimeMilliseconds(row.GetInt64(4)), scores);
    }
}
