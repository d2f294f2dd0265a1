using System.Data.Common;
using Dapper;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>What a source under its settings left for its next visit.</summary>
/// <param name="State">What it wrote down itself.</param>
/// <param name="NotBefore">Before when it is not to be asked.</param>
/// <param name="Answered">When the last visit began that got all there was.</param>
public sealed record SourceLeft(string? State, Instant? NotBefore, Instant? Answered);

/// <summary>Visits to sources, and what each left for the next.</summary>
public sealed class VisitLog(Store store)
{
    private const string Columns =
        "id, source, started_ms AS StartedMs, asked_from_ms AS AskedFromMs, ended_ms AS EndedMs, outcome, records, documents, updated, " +
        "observations, rejected, requests, bytes, newest_ms AS NewestMs, fault";

    /// <summary>Notes that a visit begins. One of the same source that never ended was killed, and is ended now.</summary>
    public long Begin(string source, Instant at, Instant? askedFrom)
    {
        using var connection = store.Connect();
        var now = at.ToUnixTimeMilliseconds();
        connection.Execute(
            "UPDATE run SET state = 'broken', outcome = 'unfinished', ended_ms = @now, fault = 'interrupted' " +
            "WHERE source = @source AND outcome = 'running'", new { source, now });
        return connection.ExecuteScalar<long>(
            "INSERT INTO run (input, source, started_ms, asked_from_ms, state, outcome) " +
            "VALUES (@source, @source, @now, @from, 'running', 'running') RETURNING id",
            new { source, now, from = askedFrom?.ToUnixTimeMilliseconds() });
    }

    /// <summary>Notes how a visit ended, inside the transaction of its last batch.</summary>
    public static void End(DbConnection connection, SourceVisit visit) => connection.Execute(
        "UPDATE run SET state = @state, outcome = @outcome, ended_ms = @ended, requests = @Requests, bytes = @Bytes, " +
        "newest_ms = @newest, fault = @Fault WHERE id = @Run",
        new
        {
            state = visit.IsAnswered || visit.IsDoubtful ? "done" : "broken",
            outcome = SourceVisit.WordOf(visit.Outcome),
            ended = visit.Ended?.ToUnixTimeMilliseconds(),
            visit.Requests,
            visit.Bytes,
            newest = visit.Newest?.ToUnixTimeMilliseconds(),
            visit.Fault,
            visit.Run,
        });

    /// <summary>Visits that ended in a span and up to an instant, by source, ordinal, and time.</summary>
    public IReadOnlyList<SourceVisit> Ended(Window span, Instant asOf)
    {
        using var connection = store.Connect();
        return [.. connection.Query<VisitRow>(
            $"SELECT {Columns} FROM run WHERE source IS NOT NULL AND ended_ms >= @from AND ended_ms < @to AND ended_ms <= @at",
            new { from = span.From.ToUnixTimeMilliseconds(), to = span.To.ToUnixTimeMilliseconds(), at = Milliseconds(asOf) })
            .Select(r => r.ToVisit()).OrderBy(v => v.Source, StringComparer.Ordinal).ThenBy(v => v.Ended).ThenBy(v => v.Run)];
    }

    /// <summary>Sources whose visits ended after one instant and up to another, in ordinal order.</summary>
    public IReadOnlyList<CollectedSource> Collected(Instant since, Instant asOf)
    {
        const string sql = """
            SELECT source, ended_ms / 86400000,
                   max(CASE WHEN documents > 0 THEN ended_ms END),
                   max(CASE WHEN outcome IN ('got', 'unchanged', 'quiet') THEN ended_ms END)
            FROM run WHERE source IS NOT NULL AND ended_ms > @since AND ended_ms <= @at
            GROUP BY source, ended_ms / 86400000 ORDER BY 2
            """;
        using var connection = store.Connect();
        return [.. connection.Query<(string Source, long Day, long? New, long? Answer)>(
                sql, new { since = since.ToUnixTimeMilliseconds(), at = Milliseconds(asOf) })
            .GroupBy(r => r.Source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CollectedSource(
                g.Key, At(g.Max(r => r.Answer)), At(g.Max(r => r.New)), [.. g.Where(r => r.New is not null).Select(r => r.Day)]))];
    }

    /// <summary>The last visits of a source that have ended, newest first.</summary>
    public IReadOnlyList<SourceVisit> Last(string source, int most)
    {
        using var connection = store.Connect();
        return [.. connection.Query<VisitRow>(
            $"SELECT {Columns} FROM run WHERE source = @source AND ended_ms IS NOT NULL ORDER BY started_ms DESC, id DESC LIMIT @most",
            new { source, most }).Select(r => r.ToVisit())];
    }

    /// <summary>When the first visit of all began; null where there was none.</summary>
    public Instant? First()
    {
        using var connection = store.Connect();
        return At(connection.ExecuteScalar<long?>("SELECT min(started_ms) FROM run WHERE source IS NOT NULL"));
    }

    /// <summary>When the last visit began that got through to its end; null where none did.</summary>
    public Instant? LastAnswered(string source)
    {
        using var connection = store.Connect();
        return connection.ExecuteScalar<long?>(
            "SELECT max(started_ms) FROM run WHERE source = @source AND outcome IN ('got', 'unchanged', 'quiet')", new { source })
            is { } ms ? Instant.FromUnixTimeMilliseconds(ms) : null;
    }

    /// <summary>What a source left for its next visit; nothing where it was not visited under these settings.</summary>
    /// <param name="mark">The source under its settings.</param>
    public SourceLeft StateOf(string mark)
    {
        using var connection = store.Connect();
        var (state, rest, answered) = connection.QuerySingleOrDefault<(string? State, long? NotBefore, long? Answered)>(
            "SELECT state, not_before_ms, answered_ms FROM source_state WHERE source = @mark", new { mark });
        return new SourceLeft(state, At(rest), At(answered));
    }

    /// <summary>Keeps what a visit leaves, inside the transaction of its last batch.</summary>
    public static void Keep(DbConnection connection, string mark, SourceLeft left) => connection.Execute(
        "INSERT INTO source_state (source, state, not_before_ms, answered_ms) VALUES (@mark, @State, @rest, @answered) " +
        "ON CONFLICT (source) DO UPDATE SET state = excluded.state, not_before_ms = excluded.not_before_ms, answered_ms = excluded.answered_ms",
        new { mark, left.State, rest = left.NotBefore?.ToUnixTimeMilliseconds(), answered = left.Answered?.ToUnixTimeMilliseconds() });

    private static Instant? At(long? ms) => ms is { } known ? Instant.FromUnixTimeMilliseconds(known) : null;

    private static long Milliseconds(Instant at) => at == Instant.MaxValue ? long.MaxValue : at.ToUnixTimeMilliseconds();

    private sealed class VisitRow : TallyRow
    {
        public long Id { get; init; }
        public string Source { get; init; } = "";
        public long StartedMs { get; init; }
        public long? AskedFromMs { get; init; }
        public long? EndedMs { get; init; }
        public string Outcome { get; init; } = "";
        public long Requests { get; init; }
        public long Bytes { get; init; }
        public long? NewestMs { get; init; }
        public string? Fault { get; init; }

        public SourceVisit ToVisit() => new(
            Id, Source, Instant.FromUnixTimeMilliseconds(StartedMs), At(AskedFromMs), At(EndedMs), SourceVisit.OutcomeOf(Outcome),
            Tally, Requests, Bytes, At(NewestMs), Fault);
    }
}
