using System.Data.Common;
using System.Runtime.InteropServices;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>
/// Writes items, a transaction per batch. Storing an item is idempotent and does not depend on the order of items:
/// versions, sightings and observations are sets, and first-seen instants are minima.
/// </summary>
/// <remarks>Statements are prepared once and their parameters reused: this is the hot path of an import.</remarks>
public sealed class DocumentWriter : IDisposable
{
    private readonly DbConnection _connection;
    private readonly Dialect _dialect;
    private readonly Dictionary<string, long> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Source, string Name), (long Id, long FirstSeen)> _communities = [];
    private readonly PreparedCommand _findSource, _addSource, _findCommunity, _addCommunity, _ageCommunity;
    private readonly PreparedCommand _findDocument, _addDocument, _ageDocument, _findVersion, _addVersion, _addSighting,
        _addObservation;

    /// <summary>Prepares writing over a connection that stays the caller's.</summary>
    public DocumentWriter(DbConnection connection, Dialect dialect)
    {
        _connection = connection;
        _dialect = dialect;
        _findSource = Prepare("SELECT id FROM source WHERE name = @p0", 1);
        _addSource = Prepare("INSERT INTO source (name) VALUES (@p0) RETURNING id", 1);
        _findCommunity = Prepare("SELECT id, first_seen_ms FROM community WHERE source_id = @p0 AND name = @p1", 2);
        _addCommunity = Prepare(
            "INSERT INTO community (source_id, name, first_seen_ms) VALUES (@p0, @p1, @p2) RETURNING id", 3);
        _ageCommunity = Prepare("UPDATE community SET first_seen_ms = @p1 WHERE id = @p0", 2);
        _findDocument = Prepare("SELECT id, first_seen_ms FROM document WHERE source_id = @p0 AND external_id = @p1", 2);
        _addDocument = Prepare(
            "INSERT INTO document (source_id, external_id, first_seen_ms) VALUES (@p0, @p1, @p2) " +
            "ON CONFLICT DO NOTHING RETURNING id", 3);
        _ageDocument = Prepare("UPDATE document SET first_seen_ms = @p1 WHERE id = @p0", 2);
        _findVersion = Prepare("SELECT id FROM version WHERE document_id = @p0 AND hash = @p1", 2);
        _addVersion = Prepare(
            "INSERT INTO version (document_id, hash, community_id, published_ms, truncated, title, url, author, category, " +
            "language, text) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10) RETURNING id", 11);
        _addSighting = Prepare(
            "INSERT INTO sighting (document_id, at_ms, version_id) VALUES (@p0, @p1, @p2) ON CONFLICT DO NOTHING", 3);
        _addObservation = Prepare(
            "INSERT INTO observation (document_id, at_ms, score, comments, rank) VALUES (@p0, @p1, @p2, @p3, @p4) " +
            "ON CONFLICT DO NOTHING", 5);
    }

    /// <summary>Stores items in one transaction, with <paramref name="alongside"/> run inside it last.</summary>
    /// <returns>What was new; <see cref="Tally.Read"/> counts the items.</returns>
    public Tally Write(IReadOnlyList<Item> items, Action<Tally>? alongside = null)
    {
        Execute(_dialect.BeginWriting);
        try
        {
            var tally = new Tally();
            foreach (var item in items) tally += WriteOne(item);
            alongside?.Invoke(tally);
            Execute("COMMIT");
            return tally;
        }
        catch
        {
            _sources.Clear();
            _communities.Clear();
            Execute("ROLLBACK");
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<PreparedCommand>)[_findSource, _addSource, _findCommunity, _addCommunity,
            _ageCommunity, _findDocument, _addDocument, _ageDocument, _findVersion, _addVersion,
            _addSighting, _addObservation])
            statement.Dispose();
    }

    private Tally WriteOne(Item item)
    {
        var firstSeen = Milliseconds(item.FirstSeen);
        var source = SourceId(item.Key.Source);
        var community = item.Community is { } name ? CommunityId(source, name, firstSeen) : (long?)null;
        var hash = ContentHash.Of(item);

        var added = _addDocument.Scalar(source, item.Key.Id, firstSeen);
        var known = added is null;
        var document = added ?? FindAndAge(source, item.Key.Id, firstSeen);
        var existing = known ? _findVersion.Scalar(document, hash) : null;
        var version = existing ?? _addVersion.Scalar(
            document, hash, community, item.Published?.ToUnixTimeMilliseconds(), item.Truncated ? 1L : 0L, item.Title,
            item.Url, item.Author, item.Category, item.Language, item.Text)!.Value;
        _addSighting.Execute(document, Milliseconds(item.Sighted), version);

        long observations = 0;
        foreach (var seen in item.Observations)
            observations += _addObservation.Execute(
                document, Milliseconds(seen.At), seen.Score ?? -1, seen.Comments ?? -1, seen.Rank ?? -1);
        return new Tally(1, known ? 0 : 1, known && existing is null ? 1 : 0, observations, 0);
    }

    private long FindAndAge(long source, string id, long firstSeen)
    {
        var (document, knownSince) = _findDocument.Pair(source, id)!.Value;
        if (firstSeen < knownSince) _ageDocument.Execute(document, firstSeen);
        return document;
    }

    private long SourceId(string name)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_sources, name, out var cached);
        if (!cached) id = _findSource.Scalar(name) ?? _addSource.Scalar(name)!.Value;
        return id;
    }

    private long CommunityId(long source, string name, long firstSeen)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_communities, (source, name), out var cached);
        if (!cached)
            entry = _findCommunity.Pair(source, name)
                ?? (_addCommunity.Scalar(source, name, firstSeen)!.Value, firstSeen);
        if (firstSeen < entry.FirstSeen)
        {
            _ageCommunity.Execute(entry.Id, firstSeen);
            entry.FirstSeen = firstSeen;
        }

        return entry.Id;
    }

    private static long Milliseconds(Instant at) => at.ToUnixTimeMilliseconds();

    private PreparedCommand Prepare(string sql, int parameters) => new(_connection, sql, parameters);

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
