using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;

namespace Vane.Storage;

/// <summary>
/// Facts as they are stored, for whoever wants to judge for himself what was in force when: all contents, sightings and
/// observations of documents, not the ones some query chose. One read transaction lasts from making to disposing.
/// Times are milliseconds since 1970-01-01T00:00:00Z.
/// </summary>
public sealed class FactQueries : IDisposable
{
    // Documents of which any content, in force or not, was published in the span; first seen in it, where a content
    // does not say.
    private const string Met = """
        WITH met AS (
            SELECT document_id AS id FROM version WHERE published_ms >= @from AND published_ms < @to
            UNION
            SELECT v.document_id FROM version v JOIN document d ON d.id = v.document_id
            WHERE v.published_ms IS NULL AND d.first_seen_ms >= @from AND d.first_seen_ms < @to)

        """;

    private const string One = """
        WITH met AS (SELECT d.id FROM document d JOIN source s ON s.id = d.source_id WHERE s.name = @source AND d.external_id = @id)

        """;

    private const string DocumentsSql = """
        SELECT d.id, d.source_id, d.external_id, d.first_seen_ms
        FROM met JOIN document d ON d.id = met.id
        WHERE d.first_seen_ms <= @asOf
        """;

    private const string ContentsSql = """
        SELECT v.document_id, v.id, v.community_id, v.published_ms, v.category
        FROM met JOIN version v ON v.document_id = met.id
        """;

    // With one content there is nothing to choose between, so sightings are read of the others only.
    private const string SightingsSql = """
        SELECT g.document_id, g.at_ms, g.version_id
        FROM sighting g JOIN (
            SELECT met.id FROM met JOIN version v ON v.document_id = met.id GROUP BY met.id HAVING count(*) > 1
        ) edited ON edited.id = g.document_id
        """;

    private const string ObservationsSql = """
        SELECT o.document_id, o.at_ms, o.score, o.comments, o.rank
        FROM met JOIN observation o ON o.document_id = met.id
        WHERE o.at_ms <= @asOf
        ORDER BY o.document_id, o.at_ms, o.score, o.comments, o.rank
        """;

    private const string SourcesSql = """
        SELECT s.id, s.name,
               (SELECT max(d.first_seen_ms) FROM document d WHERE d.source_id = s.id AND d.first_seen_ms <= @asOf)
        FROM source s
        """;

    private readonly DbConnection _connection;
    private readonly Dictionary<long, string> _sources;
    private readonly Dictionary<long, string> _communities;

    /// <summary>Begins reading.</summary>
    public FactQueries(Store store)
    {
        _connection = store.Connect();
        _connection.Execute("BEGIN TRANSACTION");
        _sources = _connection.Query<(long Id, string Name)>("SELECT id, name FROM source").ToDictionary(s => s.Id, s => s.Name);
        _communities = _connection.Query<(long Id, string Name)>("SELECT id, name FROM community")
            .ToDictionary(c => c.Id, c => c.Name);
    }

    /// <summary>Documents first seen up to an instant that may stand in a span, with everything stored about them
    /// (observations up to the instant). In no order; observations are in order of instant, score, comments, rank.</summary>
    public IReadOnlyCollection<StoredDocument> Documents(long from, long to, long asOf) => Gather(Met, new { from, to, asOf });

    /// <summary>The same of one document; null where it was not seen up to the instant.</summary>
    public StoredDocument? Document(string source, string id, long asOf) => Gather(One, new { source, id, asOf }).SingleOrDefault();

    private Dictionary<long, StoredDocument>.ValueCollection Gather(string met, object which)
    {
        var found = new Dictionary<long, StoredDocument>();
        Read(met + DocumentsSql, which, row => found.Add(
            row.GetInt64(0), new StoredDocument(_sources[row.GetInt64(1)], row.GetString(2), row.GetInt64(3))));
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        Read(met + ContentsSql, which, row => Of(found, row)?.Contents.Add(new StoredContent(
            row.GetInt64(1),
            row.IsDBNull(2) ? null : _communities[row.GetInt64(2)],
            row.IsDBNull(3) ? null : row.GetInt64(3),
            row.IsDBNull(4) ? null : Once(words, row.GetString(4)))));
        Read(met + SightingsSql, which, row => Of(found, row)?.Sightings.Add(new StoredSighting(row.GetInt64(1), row.GetInt64(2))));
        Read(met + ObservationsSql, which, row => Of(found, row)?.Observations.Add(
            new StoredObservation(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))));
        return found.Values;
    }

    /// <summary>What a content says of itself.</summary>
    /// <exception cref="InvalidOperationException">There is no such content.</exception>
    public StoredTitle Title(long version)
    {
        StoredTitle? title = null;
        Read("SELECT hash, title, url, truncated FROM version WHERE id = @version", new { version }, row => title = new StoredTitle(
            Convert.ToHexStringLower((byte[])row.GetValue(0)),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.GetInt64(3) != 0));
        return title ?? throw new InvalidOperationException($"No content {version}.");
    }

    /// <summary>Sources with a document first seen up to an instant, in ordinal order, with the UTC days since 1970,
    /// ascending, on which they showed new ones after <paramref name="since"/>.</summary>
    public IReadOnlyList<StoredSource> Sources(long since, long asOf)
    {
        var known = new List<StoredSource>();
        foreach (var (id, name, last) in _connection.Query<(long, string, long?)>(SourcesSql, new { asOf }).ToList())
        {
            if (last is null) continue;
            var days = _connection.Query<long>(
                "SELECT DISTINCT first_seen_ms / 86400000 AS day FROM document " +
                "WHERE source_id = @id AND first_seen_ms > @since AND first_seen_ms <= @asOf ORDER BY day",
                new { id, since, asOf });
            known.Add(new StoredSource(name, last.Value, [.. days]));
        }

        known.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return known;
    }

    /// <summary>Communities met up to an instant, with their sources, in no order.</summary>
    public IReadOnlyList<(string Source, string Community)> Communities(long asOf) =>
        [.. _connection.Query<(string, string)>(
            "SELECT s.name, c.name FROM community c JOIN source s ON s.id = c.source_id WHERE c.first_seen_ms <= @asOf",
            new { asOf })];

    /// <summary>The last reading of each input among those begun up to an instant (of all where none was begun by
    /// then), in ordinal order of the inputs' full names.</summary>
    public IReadOnlyList<StoredReading> Readings(long asOf)
    {
        var all = new List<StoredReading>();
        Read("SELECT input, started_ms, state, records, rejected, fault FROM run WHERE source IS NULL ORDER BY id", null, row => all.Add(new StoredReading(
            row.GetString(0), row.GetInt64(1), row.GetString(2) == "done", row.GetString(2) == "running", row.GetInt64(3), row.GetInt64(4),
            row.IsDBNull(5) ? null : row.GetString(5))));
        var begun = all.FindAll(r => r.Began <= asOf);
        var last = new SortedDictionary<string, StoredReading>(StringComparer.Ordinal);
        foreach (var reading in begun.Count > 0 ? begun : all) last[reading.Input] = reading;
        return [.. last.Values];
    }

    /// <summary>Visits to sources that ended after one instant and up to another, in order of their ends.</summary>
    public IReadOnlyList<StoredVisitEnd> Visits(long since, long asOf)
    {
        var visits = new List<StoredVisitEnd>();
        Read(
            "SELECT source, ended_ms, outcome, documents FROM run WHERE source IS NOT NULL AND ended_ms > @since AND ended_ms <= @asOf ORDER BY ended_ms, id",
            new { since, asOf }, row => visits.Add(new StoredVisitEnd(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3))));
        return visits;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _connection.Execute("ROLLBACK TRANSACTION");
        _connection.Dispose();
    }

    private void Read(string sql, object? parameters, Action<DbDataReader> each)
    {
        using var rows = (DbDataReader)_connection.ExecuteReader(sql, parameters);
        while (rows.Read()) each(rows);
    }

    private static StoredDocument? Of(Dictionary<long, StoredDocument> documents, DbDataReader row) =>
        documents.GetValueOrDefault(row.GetInt64(0));

    // A handful of categories stands in tens of thousands of rows.
    private static string Once(Dictionary<string, string> words, string word)
    {
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(words, word, out _);
        return kept ??= word;
    }
}
