using System.Data.Common;
using System.Runtime.InteropServices;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Stores what was understood, day after day, some days a transaction.</summary>
public sealed class DigestWriter : IDisposable
{
    private readonly DbConnection _connection;
    private readonly Dialect _dialect;
    private readonly long _generation;
    private readonly PreparedCommand _addDigest, _addTerm, _addEvent, _advance;
    private readonly HashSet<TermId> _known = [];

    /// <summary>Prepares writing over a connection that stays the caller's.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="dialect">Of its database.</param>
    /// <param name="generation">Number of the run.</param>
    public DigestWriter(DbConnection connection, Dialect dialect, long generation)
    {
        _generation = generation;
        _connection = connection;
        _dialect = dialect;
        _addDigest = new PreparedCommand(connection,
            "INSERT INTO digest (document_id, known_ms, story_id, original_id, mark, reason, language, topics, title_terms, story_terms, terms) " +
            "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)", 11);
        _addTerm = new PreparedCommand(connection,
            "INSERT INTO term (id, first_day, text) VALUES (@p0, @p1, @p2) ON CONFLICT DO NOTHING", 3);
        _addEvent = new PreparedCommand(connection,
            "INSERT INTO story_event (day, place, kind, story_id, other_id, document_id) " +
            "VALUES (@p0, @p1, @p2, @p3, @p4, @p5)", 6);
        _advance = new PreparedCommand(connection, "UPDATE analysis SET next_day = @p0 WHERE generation = @p1", 2);
    }

    /// <summary>Runs <paramref name="write"/> as one transaction.</summary>
    public void Transact(Action write)
    {
        _known.Clear();
        Execute(_dialect.BeginWriting);
        try
        {
            write();
            Execute("COMMIT");
        }
        catch
        {
            Execute("ROLLBACK");
            throw;
        }
    }

    /// <summary>Stores a day.</summary>
    /// <param name="day">UTC day since 1970.</param>
    /// <param name="digests">Its documents.</param>
    /// <param name="terms">Texts of their terms; those known from before stay as they are.</param>
    /// <param name="events">What happened to stories.</param>
    /// <exception cref="OvertakenException">Another run has begun since.</exception>
    public void Put(
        long day, IReadOnlyList<Digest> digests, IEnumerable<TermText> terms, IReadOnlyList<StoryEvent> events)
    {
        foreach (var digest in digests)
        {
            _addDigest.Execute(
                digest.Document, digest.Known.ToUnixTimeMilliseconds(), digest.Story, digest.Original, digest.Mark,
                digest.Reason, digest.Language, string.Join(' ', digest.Topics),
                (long)digest.TitleTerms, (long)digest.StoryTerms, Pack(digest.Terms));
        }

        foreach (var (id, text) in terms)
            if (_known.Add(id)) _addTerm.Execute(id.Value, day, text);
        foreach (var e in events) _addEvent.Execute(e.Day, e.Order, (long)e.Kind, e.Story, e.Other, e.Document);
        if (_advance.Execute(day + 1, _generation) == 0) throw new OvertakenException();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[_addDigest, _addTerm, _addEvent, _advance]) command.Dispose();
    }

    private static byte[] Pack(IReadOnlyList<TermId> terms)
    {
        var packed = new byte[terms.Count * sizeof(long)];
        var values = MemoryMarshal.Cast<byte, long>(packed.AsSpan());
        for (var i = 0; i < terms.Count; i++) values[i] = terms[i].Value;
        return packed;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>Another run of the analysis has begun, and this one must not store any more.</summary>
public sealed class OvertakenException : Exception;
