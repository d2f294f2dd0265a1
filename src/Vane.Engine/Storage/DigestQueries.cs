using Dapper;
using NodaTime;
using Vane.Model;
using static Vane.Storage.DigestRows;

namespace Vane.Storage;

/// <summary>Questions about documents that are to be understood, and about what was understood of them.</summary>
public sealed class DigestQueries(Store store)
{
    /// <summary>UTC days since 1970 from one on, with how many documents are of each.</summary>
    public IReadOnlyList<(long Day, long Documents)> Days(long from)
    {
        using var connection = store.Connect();
        return [.. connection.Query<(long, long)>(
            "SELECT (known_ms + 62135596800000) / 86400000 - 719162, count(*) FROM entry WHERE known_ms >= @from GROUP BY 1 ORDER BY 1",
            new { from = from * AnalysisLog.DayMs })];
    }

    /// <summary>Documents that came into view in a span and were known by an instant, in order of time; those of one
    /// instant in the order of their store.</summary>
    public IEnumerable<Submission> Submissions(Instant from, Instant to, Instant asOf)
    {
        using var connection = store.Connect();
        using var rows = Read(connection,
            $"SELECT {SubmissionColumns} WHERE e.known_ms >= @from AND e.known_ms < @to AND d.first_seen_ms <= @asOf " +
            "ORDER BY e.known_ms, e.document_id", Span(from, to, asOf));
        while (rows.Read()) yield return SubmissionOf(rows, 0);
    }

    /// <summary>What was understood of the documents of a span, with what was submitted, in order of time.</summary>
    public IEnumerable<(Submission Submission, Digest Digest)> Understood(Instant from, Instant to, Instant asOf)
    {
        using var connection = store.Connect();
        using var rows = Read(connection,
            $"SELECT {DigestColumns}, {SubmissionColumns} JOIN digest g ON g.document_id = e.document_id " +
            "WHERE g.known_ms >= @from AND g.known_ms < @to AND d.first_seen_ms <= @asOf " +
            "ORDER BY g.known_ms, g.document_id", Span(from, to, asOf));
        while (rows.Read()) yield return Both(rows);
    }

    /// <summary>The same without what was submitted.</summary>
    public IEnumerable<(DocumentKey Key, string? Community, string Title, Digest Digest)> Digests(Instant from, Instant to, Instant asOf)
    {
        using var connection = store.Connect();
        using var rows = Read(connection,
            $"SELECT {DigestColumns}, s.name, d.external_id, c.name, v.title, v.published_ms, d.first_seen_ms FROM digest g " +
            "JOIN entry e ON e.document_id = g.document_id JOIN document d ON d.id = g.document_id " +
            "JOIN source s ON s.id = d.source_id JOIN version v ON v.id = e.version_id " +
            "LEFT JOIN community c ON c.id = v.community_id " +
            "WHERE g.known_ms >= @from AND g.known_ms < @to AND d.first_seen_ms <= @asOf " +
            "ORDER BY g.known_ms, g.document_id", Span(from, to, asOf));
        while (rows.Read()) yield return (new DocumentKey(rows.GetString(11), rows.GetString(12)), DigestRows.Text(rows, 13), rows.GetString(14),
                DigestOf(rows, Post.Enters(Time(rows, 15), Instant.FromUnixTimeMilliseconds(rows.GetInt64(16)))));
    }

    /// <summary>A document and what was understood of it; null where it is not known or not read yet.</summary>
    public (Submission Submission, Digest Digest)? Find(DocumentKey key)
    {
        using var connection = store.Connect();
        using var rows = Read(connection,
            $"SELECT {DigestColumns}, {SubmissionColumns} JOIN digest g ON g.document_id = e.document_id " +
            "WHERE s.name = @Source AND d.external_id = @Id", key);
        return rows.Read() ? Both(rows) : null;
    }

    /// <summary>A document by its key in the store, or the copies of one, in order of time.</summary>
    public IReadOnlyList<(Submission Submission, Digest Digest)> Among(long document, bool copies)
    {
        using var connection = store.Connect();
        using var rows = Read(connection,
            $"SELECT {DigestColumns}, {SubmissionColumns} JOIN digest g ON g.document_id = e.document_id " +
            $"WHERE {(copies ? "g.original_id" : "g.document_id")} = @document ORDER BY g.known_ms, s.name, d.external_id",
            new { document });
        var found = new List<(Submission, Digest)>();
        while (rows.Read()) found.Add(Both(rows));
        return found;
    }

    /// <summary>Texts of terms.</summary>
    public IReadOnlyDictionary<TermId, (string Text, long FirstDay)> Terms(IEnumerable<TermId> ids)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT text, first_day FROM term WHERE id = @id";
        var id = command.CreateParameter();
        id.ParameterName = "@id";
        command.Parameters.Add(id);
        var terms = new Dictionary<TermId, (string, long)>();
        foreach (var term in ids)
        {
            id.Value = term.Value;
            using var row = command.ExecuteReader();
            if (row.Read()) terms[term] = (row.GetString(0), row.GetInt64(1));
        }

        return terms;
    }

    /// <summary>All terms ever met, in no order.</summary>
    public IEnumerable<TermText> AllTerms()
    {
        using var connection = store.Connect();
        using var rows = Read(connection, "SELECT id, text FROM term", new { });
        while (rows.Read()) yield return new TermText(new TermId(rows.GetInt64(0)), rows.GetString(1));
    }

    private static object Span(Instant from, Instant to, Instant asOf) => new
    {
        from = from.ToUnixTimeMilliseconds(),
        to = to.ToUnixTimeMilliseconds(),
        asOf = asOf.ToUnixTimeMilliseconds(),
    };
}
