using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Questions about what is to be understood, and what was.</summary>
public sealed class DigestQueries(Store store)
{
    private const string SubmissionColumns = """
        d.id, s.name, d.external_id, e.known_ms, d.first_seen_ms, c.name, v.title, v.truncated, substr(v.text, 1, 8000), v.url,
        v.category, v.published_ms
        FROM entry e
        JOIN document d ON d.id = e.document_id
        JOIN source s ON s.id = d.source_id
        JOIN version v ON v.id = e.version_id
        LEFT JOIN community c ON c.id = v.community_id
        """;

    private const string DigestColumns =
        "g.document_id, g.known_ms, g.story_id, g.original_id, g.mark, g.reason, g.language, g.topics, g.title_terms, g.story_terms, g.terms";

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
        while (rows.Read()) yield return (new DocumentKey(rows.GetString(11), rows.GetString(12)), Text(rows, 13), rows.GetString(14),
                DigestOf(rows, Post.Enters(Time(rows, 15), Instant.FromUnixTimeMilliseconds(rows.GetInt64(16)))));
    }

    /// <summary>The earliest document with a mark that came into view before an instant; its original, where it has
    /// one.</summary>
    public (long Document, long Story)? Marked(long mark, Instant before)
    {
        using var connection = store.Connect();
        return connection.QueryFirstOrDefault<(long, long)?>("""
            SELECT coalesce(g.original_id, g.document_id), g.story_id
            FROM digest g JOIN document d ON d.id = g.document_id JOIN source s ON s.id = d.source_id
            WHERE g.mark = @mark AND g.known_ms < @before
            ORDER BY g.known_ms, s.name, d.external_id LIMIT 1
            """, new { mark, before = before.ToUnixTimeMilliseconds() });
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

    /// <summary>Every document that was ever put into a story or one that became part of it, in order of time, with all
    /// events of these stories.</summary>
    public (IReadOnlyList<(Submission Submission, Digest Digest)> Documents, IReadOnlyList<StoryEvent> Events) Life(long story)
    {
        const string part = """
            WITH RECURSIVE part(id) AS (
                SELECT @story UNION SELECT e.story_id FROM story_event e JOIN part p ON e.other_id = p.id)
            """;
        using var connection = store.Connect();
        var documents = new List<(Submission, Digest)>();
        using (var rows = Read(connection,
            $"{part} SELECT {DigestColumns}, {SubmissionColumns} JOIN digest g ON g.document_id = e.document_id " +
            "WHERE g.story_id IN (SELECT id FROM part) ORDER BY g.known_ms, s.name, d.external_id", new { story }))
        {
            while (rows.Read()) documents.Add(Both(rows));
        }

        using var found = Read(connection,
            $"{part} SELECT day, place, kind, story_id, other_id, document_id FROM story_event " +
            "WHERE story_id IN (SELECT id FROM part) OR other_id IN (SELECT id FROM part) ORDER BY day, place", new { story });
        return (documents, EventsOf(found));
    }

    /// <summary>The story a document belonged to when a day began.</summary>
    /// <param name="document">Key in the store.</param>
    /// <param name="story">The story it was put into first.</param>
    /// <param name="day">UTC day since 1970.</param>
    public long StoryThen(long document, long story, long day)
    {
        using var connection = store.Connect();
        return connection.Query<(int Kind, long Story, long? Other, long? Document)>("""
            WITH RECURSIVE way(id) AS (
                SELECT @story
                UNION SELECT other_id FROM story_event WHERE kind = 1 AND document_id = @document AND day <= @day
                UNION SELECT e.other_id FROM story_event e JOIN way w ON e.story_id = w.id WHERE e.kind = 0 AND e.day <= @day
            )
            SELECT kind, story_id, other_id, document_id FROM story_event
            WHERE story_id IN (SELECT id FROM way) AND kind < 2 AND day <= @day ORDER BY day, place
            """, new { document, story, day }).Aggregate(story, (now, e) =>
                e.Story == now && (e.Kind == (int)StoryEventKind.Merged || e.Document == document) ? e.Other!.Value : now);
    }

    /// <summary>Events of stories on days from one to another, both included, in order.</summary>
    public IReadOnlyList<StoryEvent> Events(long from, long through)
    {
        using var connection = store.Connect();
        using var rows = Read(connection,
            "SELECT day, place, kind, story_id, other_id, document_id FROM story_event " +
            "WHERE day >= @from AND day <= @through ORDER BY day, place", new { from, through });
        return EventsOf(rows);
    }

    private static List<StoryEvent> EventsOf(DbDataReader rows)
    {
        var events = new List<StoryEvent>();
        while (rows.Read())
        {
            events.Add(new StoryEvent(
                rows.GetInt64(0), rows.GetInt64(1), (StoryEventKind)rows.GetInt64(2), rows.GetInt64(3),
                Number(rows, 4), Number(rows, 5)));
        }

        return events;
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

    private static object Span(Instant from, Instant to, Instant asOf) => new
    {
        from = from.ToUnixTimeMilliseconds(),
        to = to.ToUnixTimeMilliseconds(),
        asOf = asOf.ToUnixTimeMilliseconds(),
    };

    private static DbDataReader Read(DbConnection connection, string sql, object parameters) =>
        (DbDataReader)connection.ExecuteReader(sql, parameters);

    private static (Submission, Digest) Both(DbDataReader row)
    {
        var submission = SubmissionOf(row, 11);
        return (submission, DigestOf(row, submission.Entered));
    }

    private static Instant? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static Submission SubmissionOf(DbDataReader row, int at) => new()
    {
        Document = row.GetInt64(at),
        Key = new DocumentKey(row.GetString(at + 1), row.GetString(at + 2)),
        Known = Instant.FromUnixTimeMilliseconds(row.GetInt64(at + 3)),
        Entered = Post.Enters(Time(row, at + 11), Instant.FromUnixTimeMilliseconds(row.GetInt64(at + 4))),
        FirstSeen = Instant.FromUnixTimeMilliseconds(row.GetInt64(at + 4)),
        Community = Text(row, at + 5),
        Title = row.GetString(at + 6),
        Truncated = row.GetInt64(at + 7) != 0,
        Text = Text(row, at + 8),
        Url = Text(row, at + 9),
        Category = Text(row, at + 10),
    };

    private static Digest DigestOf(DbDataReader row, Instant entered) => new()
    {
        Document = row.GetInt64(0),
        Known = Instant.FromUnixTimeMilliseconds(row.GetInt64(1)),
        Entered = entered,
        Story = row.GetInt64(2),
        Original = Number(row, 3),
        Mark = Number(row, 4),
        Reason = Text(row, 5),
        Language = row.GetString(6),
        Topics = row.GetString(7).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        TitleTerms = row.GetInt32(8),
        StoryTerms = row.GetInt32(9),
        Terms = Unpack((byte[])row.GetValue(10)),
    };

    private static TermId[] Unpack(byte[] packed) => MemoryMarshal.Cast<byte, TermId>(packed).ToArray();

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
