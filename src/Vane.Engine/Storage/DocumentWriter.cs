using System.Data.Common;
using System.Runtime.InteropServices;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>
/// Writes items, a transaction per batch. Storing an item is idempotent and does not depend on the order of items:
/// versions, sightings and observations are sets, and first-seen instants are minima.
/// </summary>
/// <remarks>This is the hot path of an import. Statements are prepared once and their parameters reused; keys are given
/// out here, which is safe because writing transactions queue up, and because a statement that returns the key it made
/// costs SQLite a copy of each page it touches.</remarks>
public sealed class DocumentWriter : IDisposable
{
    private readonly DbConnection _connection;
    private readonly Dialect _dialect;
    private readonly Dictionary<string, long> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Source, string Name), (long Id, long FirstSeen)> _communities = [];
    private readonly PreparedCommand _findSource, _addSource, _findCommunity, _addCommunity, _ageCommunity;
    private readonly PreparedCommand _findDocument, _addDocument, _ageDocument, _findVersion, _addVersion, _addSighting,
        _addObservation, _lastDocument, _lastVersion, _reread, _standing;
    private long _nextDocument, _nextVersion;

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
            "INSERT INTO document (id, source_id, external_id, first_seen_ms) VALUES (@p0, @p1, @p2, @p3) " +
            "ON CONFLICT DO NOTHING", 4);
        _ageDocument = Prepare("UPDATE document SET first_seen_ms = @p1 WHERE id = @p0", 2);
        _lastDocument = Prepare("SELECT coalesce(max(id), 0) FROM document", 0);
        _lastVersion = Prepare("SELECT coalesce(max(id), 0) FROM version", 0);
        _findVersion = Prepare("SELECT id FROM version WHERE document_id = @p0 AND hash = @p1", 2);
        _addVersion = Prepare(
            "INSERT INTO version (id, document_id, hash, community_id, published_ms, truncated, title, url, author, " +
            "category, language, text, outline) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)", 13);
        _addSighting = Prepare(
            "INSERT INTO sighting (document_id, at_ms, version_id) VALUES (@p0, @p1, @p2) ON CONFLICT DO NOTHING", 3);
        _addObservation = Prepare(
            "INSERT INTO observation (document_id, at_ms, score, comments, rank) VALUES (@p0, @p1, @p2, @p3, @p4) " +
            "ON CONFLICT DO NOTHING", 5);
        _standing = Prepare("SELECT version_id FROM sighting WHERE document_id = @p0 ORDER BY at_ms DESC, version_id DESC LIMIT 1", 1);
        _reread = Prepare("INSERT INTO unread (document_id) VALUES (@p0) ON CONFLICT DO NOTHING", 1);
    }

    /// <summary>Stores items in one transaction, with <paramref name="alongside"/> run inside it last.</summary>
    /// <returns>What was new; <see cref="Tally.Read"/> counts the items.</returns>
    public Tally Write(IReadOnlyList<Item> items, Action<Tally>? alongside = null) =>
        Write([.. items.Select(AddressedItem.Of)], alongside);

    /// <inheritdoc cref="Write(IReadOnlyList{Item}, Action{Tally})" />
    public Tally Write(IReadOnlyList<AddressedItem> items, Action<Tally>? alongside = null)
    {
        Execute(_dialect.BeginWriting);
        try
        {
            _nextDocument = _lastDocument.Scalar()!.Value + 1;
            _nextVersion = _lastVersion.Scalar()!.Value + 1;
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
            _addSighting, _addObservation, _lastDocument, _lastVersion, _reread, _standing])
            statement.Dispose();
    }

    private Tally WriteOne(AddressedItem addressed)
    {
        var (item, hash) = addressed;
        var firstSeen = Milliseconds(item.FirstSeen);
        var source = SourceId(item.Key.Source);
        var community = item.Community is { } name ? CommunityId(source, name, firstSeen) : (long?)null;

        var known = _addDocument.Execute(_nextDocument, source, item.Key.Id, firstSeen) == 0;
        var document = known ? FindAndAge(source, item.Key.Id, firstSeen) : _nextDocument++;
        var existing = known ? _findVersion.Scalar(document, hash) : null;
        var version = existing ?? AddVersion(document, hash, community, item);
        // A visit that meets what it met before has nothing new to say of it.
        var stands = item.Met is not null && existing is not null && _standing.Scalar(document) == existing;
        var sighted = !stands && _addSighting.Execute(document, Milliseconds(item.Sighted), version) > 0;
        if (known && sighted) _reread.Execute(document);

        long observations = 0;
        foreach (var seen in item.Observations)
            observations += _addObservation.Execute(
                document, Milliseconds(seen.At), seen.Score ?? -1, seen.Comments ?? -1, seen.Rank ?? -1);
        return new Tally(1, known ? 0 : 1, known && existing is null ? 1 : 0, observations, 0);
    }

    private long AddVersion(long document, byte[] hash, long? community, Item item)
    {
        _addVersion.Execute(
            _nextVersion, document, hash, community, item.Published?.ToUnixTimeMilliseconds(), item.Truncated ? 1L : 0L,
            item.Title, item.Url, item.Author, item.Category, item.Language, item.Text,
            OutlineJson.Write(item.Outline));
        return _nextVersion++;
    }

    private long FindAndAge(long source, string id, long firstSeen)
    {
        var (document, knownSince) = _findDocument.Pair(source, id)!.Value;
        if (firstSeen >= knownSince) return document;
        _ageDocument.Execute(document, firstSeen);
        _reread.Execute(document);
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
