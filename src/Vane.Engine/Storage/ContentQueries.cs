using System.Data.Common;
using Dapper;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Whole documents with their texts, into which evidence points.</summary>
public sealed class ContentQueries(Store store)
{
    private const string Sql = """
        SELECT s.name, d.external_id, d.first_seen_ms, c.name, v.published_ms, v.truncated, v.title, v.url, v.author, v.category,
               v.language, v.text, v.outline
        FROM document d
        JOIN source s ON s.id = d.source_id
        JOIN version v ON v.id = coalesce(
            (SELECT g.version_id FROM sighting g WHERE g.document_id = d.id AND g.at_ms <= @asOf
             ORDER BY g.at_ms DESC, g.version_id DESC LIMIT 1),
            (SELECT g.version_id FROM sighting g WHERE g.document_id = d.id ORDER BY g.at_ms, g.version_id LIMIT 1))
        LEFT JOIN community c ON c.id = v.community_id
        WHERE s.name = @source AND d.external_id = @id AND d.first_seen_ms <= @asOf
        """;

    /// <summary>A document's content as known at an instant, without its observations; null where it was not known by then.</summary>
    public Item? Of(DocumentKey key, Instant asOf)
    {
        using var connection = store.Connect();
        var at = asOf == Instant.MaxValue ? long.MaxValue : asOf.ToUnixTimeMilliseconds();
        using var row = (DbDataReader)connection.ExecuteReader(Sql, new { source = key.Source, id = key.Id, asOf = at });
        return row.Read() ? ItemOf(row) : null;
    }

    private static Item ItemOf(DbDataReader row) => new()
    {
        Key = new DocumentKey(row.GetString(0), row.GetString(1)),
        Found = Instant.FromUnixTimeMilliseconds(row.GetInt64(2)),
        Community = DigestRows.Text(row, 3),
        Published = DigestRows.Time(row, 4),
        Truncated = row.GetInt64(5) != 0,
        Title = row.GetString(6),
        Url = DigestRows.Text(row, 7),
        Author = DigestRows.Text(row, 8),
        Category = DigestRows.Text(row, 9),
        Language = DigestRows.Text(row, 10),
        Text = DigestRows.Text(row, 11),
        Outline = OutlineJson.Read(DigestRows.Text(row, 12)),
    };
}
