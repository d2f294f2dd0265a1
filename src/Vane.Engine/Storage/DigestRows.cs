using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Reads rows of documents and of what was understood of them.</summary>
internal static class DigestRows
{
    /// <summary>Columns of a submission, and the tables they come from.</summary>
    public const string SubmissionColumns = """
        d.id, s.name, d.external_id, e.known_ms, d.first_seen_ms, c.name, v.title, v.truncated, substr(v.text, 1, 8000), v.url,
        v.category, v.published_ms
        FROM entry e
        JOIN document d ON d.id = e.document_id
        JOIN source s ON s.id = d.source_id
        JOIN version v ON v.id = e.version_id
        LEFT JOIN community c ON c.id = v.community_id
        """;

    /// <summary>Columns of a digest <c>g</c>.</summary>
    public const string DigestColumns =
        "g.document_id, g.known_ms, g.story_id, g.original_id, g.mark, g.reason, g.language, g.topics, g.title_terms, g.story_terms, g.terms";

    public static DbDataReader Read(DbConnection connection, string sql, object parameters) =>
        (DbDataReader)connection.ExecuteReader(sql, parameters);

    /// <summary>A row of both lists of columns, the digest's first.</summary>
    public static (Submission, Digest) Both(DbDataReader row)
    {
        var submission = SubmissionOf(row, 11);
        return (submission, DigestOf(row, submission.Entered));
    }

    public static Instant? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static Submission SubmissionOf(DbDataReader row, int at) => new()
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

    public static Digest DigestOf(DbDataReader row, Instant entered) => new()
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

    public static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
