using Dapper;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Which documents' figures are due to be looked at again.</summary>
public sealed class DueQueries(Store store)
{
    // Hours after publication at which figures are looked at.
    private static readonly int[] Ages = [1, 3, 6, 12, 24, 48, 168];

    // The last age that has passed, and nothing seen since; what is a day past its last age has had its chance.
    private static readonly string Sql = $"""
        SELECT s.name, d.external_id
        FROM document d
        JOIN source s ON s.id = d.source_id
        JOIN version v ON v.id = (SELECT max(w.id) FROM version w WHERE w.document_id = d.id)
        LEFT JOIN community c ON c.id = v.community_id
        WHERE s.name = @source AND (@community IS NULL OR c.name = @community)
          AND d.first_seen_ms > @now - {8 * 24} * 3600000 AND v.published_ms > @now - {8 * 24} * 3600000
          AND EXISTS (SELECT 1 FROM observation o WHERE o.document_id = d.id)
          AND (SELECT max(o.at_ms) FROM observation o WHERE o.document_id = d.id) < v.published_ms + 3600000 *
              CASE {string.Concat(Ages.Reverse().Select(age => $" WHEN @now - v.published_ms >= {age} * 3600000 THEN {age}"))} ELSE 0 END
        ORDER BY v.published_ms, d.external_id
        LIMIT @most
        """;

    /// <summary>Documents due, the oldest first.</summary>
    /// <param name="source">Source of their keys.</param>
    /// <param name="community">Only of this community; null for all.</param>
    /// <param name="now">The instant.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<DocumentKey> At(string source, string? community, Instant now, int most)
    {
        using var connection = store.Connect();
        return [.. connection.Query<(string Source, string Id)>(Sql, new { source, community, now = now.ToUnixTimeMilliseconds(), most })
            .Select(r => new DocumentKey(r.Source, r.Id))];
    }
}
