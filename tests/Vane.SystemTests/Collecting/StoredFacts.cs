using Microsoft.Data.Sqlite;

namespace Vane.SystemTests.Collecting;

/// <summary>What a store knows, free of numbers and instants of its own: what two stores of the same world can be compared by.</summary>
internal sealed class StoredFacts(string file)
{
    private const string Document = "s.name || ' ' || d.external_id";
    private const string OfDocument = "JOIN document d ON d.id = v.document_id JOIN source s ON s.id = d.source_id";

    /// <summary>Documents with each of their contents.</summary>
    public IReadOnlySet<string> Versions => Set($"SELECT {Document} || ' ' || hex(v.hash) || ' ' || v.title FROM version v {OfDocument}");

    /// <summary>Documents with the content last seen.</summary>
    public IReadOnlySet<string> Last => Set($"""
        SELECT {Document} || ' ' || hex(v.hash) || ' ' || v.title FROM version v {OfDocument}
        WHERE v.id = (SELECT g.version_id FROM sighting g WHERE g.document_id = d.id ORDER BY g.at_ms DESC LIMIT 1)
        """);

    /// <summary>Documents with their titles.</summary>
    public IReadOnlySet<string> Documents => Set($"SELECT DISTINCT {Document} || ' ' || v.title FROM version v {OfDocument}");

    /// <summary>Communities.</summary>
    public IReadOnlySet<string> Communities => Set("SELECT s.name || ' ' || c.name FROM community c JOIN source s ON s.id = c.source_id");

    /// <summary>Documents, with their titles, of which anything was observed.</summary>
    public IReadOnlySet<string> Observed => Set($"SELECT DISTINCT {Document} || ' ' || v.title FROM version v {OfDocument} JOIN observation o ON o.document_id = d.id");

    /// <summary>The sources whose visits are not known to have ended.</summary>
    public IReadOnlySet<string> Running => Set("SELECT coalesce(source, input) FROM run WHERE state = 'running' OR outcome = 'running' OR source IS NOT NULL AND ended_ms IS NULL");

    /// <summary>How many visits were begun; 0 before there can be any.</summary>
    public int Visits => Set("SELECT name FROM sqlite_schema WHERE name = 'source_state'").Count == 0 ? 0 : (int)Rows("SELECT '', count(*) FROM run").Single().Value;

    /// <summary>How many visits a kill cut off.</summary>
    public long CutOff => Rows("SELECT '', count(*) FROM run WHERE fault = 'interrupted'").Single().Value;

    /// <summary>The scores last seen of documents, of those seen from an instant on.</summary>
    public IReadOnlyDictionary<string, long> ScoresFrom(NodaTime.Instant at) => Rows($"""
        SELECT s.name || ' ' || d.external_id, o.score
        FROM observation o JOIN document d ON d.id = o.document_id JOIN source s ON s.id = d.source_id
        WHERE o.score >= 0 AND o.at_ms >= {at.ToUnixTimeMilliseconds()}
        ORDER BY o.at_ms
        """).GroupBy(r => r.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);

    private HashSet<string> Set(string sql) => [.. Rows($"SELECT *, 0 FROM ({sql})").Select(r => r.Name)];

    private List<(string Name, long Value)> Rows(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var found = new List<(string, long)>();
        while (rows.Read()) found.Add((rows.GetString(0), rows.GetInt64(1)));
        return found;
    }
}
