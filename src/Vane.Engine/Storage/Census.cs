using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Vane.Storage;

/// <summary>What a store holds, in numbers.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Versions">Versions of their content.</param>
/// <param name="Observations">Observations.</param>
/// <param name="Quarantined">Records in quarantine.</param>
/// <param name="Reports">Published reports.</param>
/// <param name="Sources">Documents by source, in order of name.</param>
public sealed record Census(
    long Documents, long Versions, long Observations, long Quarantined, long Reports,
    IReadOnlyList<(string Source, long Documents)> Sources)
{
    // Generated keys are left out and rows ordered by what they say, so that two stores with the same knowledge
    // hash alike however it came in. A tie of two versions at one instant is told by the order of their keys.
    private static readonly string[] Knowledge =
    [
        "SELECT s.name, d.external_id, d.first_seen_ms FROM document d JOIN source s ON s.id = d.source_id ORDER BY 1, 2",
        "SELECT s.name, d.external_id, g.at_ms, v.hash FROM sighting g JOIN version v ON v.id = g.version_id " +
        "JOIN document d ON d.id = g.document_id JOIN source s ON s.id = d.source_id ORDER BY 1, 2, 3, v.id",
        "SELECT s.name, d.external_id, o.at_ms, o.score, o.comments, o.rank FROM observation o " +
        "JOIN document d ON d.id = o.document_id JOIN source s ON s.id = d.source_id ORDER BY 1, 2, 3, 4, 5, 6",
        "SELECT s.name, c.name, c.first_seen_ms FROM community c JOIN source s ON s.id = c.source_id ORDER BY 1, 2",
        "SELECT line, reason, excerpt FROM quarantine ORDER BY 1, 2, 3",
    ];

    // Documents by their own keys, so that two stores that understood the same hash alike.
    private static readonly string[] Understood =
    [
        """
        SELECT s.name, d.external_id, g.known_ms, g.story_id, os.name, o.external_id, g.mark, g.reason, g.language, g.topics,
               g.title_terms, g.story_terms, g.terms
        FROM digest g JOIN document d ON d.id = g.document_id JOIN source s ON s.id = d.source_id
        LEFT JOIN document o ON o.id = g.original_id LEFT JOIN source os ON os.id = o.source_id ORDER BY 1, 2
        """,
        "SELECT id, first_day, text FROM term ORDER BY id",
        "SELECT e.day, e.place, e.kind, e.story_id, e.other_id, s.name, d.external_id FROM story_event e " +
        "LEFT JOIN document d ON d.id = e.document_id LEFT JOIN source s ON s.id = d.source_id ORDER BY 1, 2",
    ];

    /// <summary>Counts what a store holds.</summary>
    public static Census Take(Store store)
    {
        using var connection = store.Connect();
        long Count(string table) => connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}");
        var sources = connection.Query<(string, long)>(
            "SELECT s.name, count(*) FROM document d JOIN source s ON s.id = d.source_id GROUP BY s.name ORDER BY s.name");
        return new Census(
            Count("document"), Count("version"), Count("observation"), Count("quarantine"), Count("report"), [.. sources]);
    }

    /// <summary>SHA-256 over all knowledge in a store, hexadecimal: documents, contents, observations, communities and
    /// quarantine, without clock times, generated keys and names of folders.</summary>
    public static string HashKnowledge(Store store) => Hash(store, Knowledge);

    /// <summary>SHA-256 over all that was understood, hexadecimal, without generated keys.</summary>
    public static string HashUnderstanding(Store store) => Hash(store, Understood);

    private static string Hash(Store store, string[] queries)
    {
        using var connection = store.Connect();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var sql in queries)
        {
            using var reader = (DbDataReader)connection.ExecuteReader(sql);
            while (reader.Read()) Append(hash, reader);
            hash.AppendData([0x1D]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, DbDataReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            hash.AppendData(reader.GetValue(i) switch
            {
                long number => BitConverter.GetBytes(number),
                byte[] bytes => bytes,
                string text => Encoding.UTF8.GetBytes(text),
                DBNull => [],
                var other => throw new InvalidOperationException($"No value of type {other.GetType()} is expected."),
            });
            hash.AppendData([0x1F]);
        }
    }
}
