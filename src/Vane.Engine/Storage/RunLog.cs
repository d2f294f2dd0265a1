using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Runs and quarantine: what was asked for, what came, what was refused and why.</summary>
public sealed class RunLog(Store store)
{
    /// <summary>Notes that a run begins.</summary>
    public long Begin(string input, Instant at)
    {
        using var connection = store.Connect();
        return connection.ExecuteScalar<long>(
            "INSERT INTO run (input, started_ms, state) VALUES (@input, @at, @state) RETURNING id",
            new { input, at = at.ToUnixTimeMilliseconds(), state = Word(RunState.Running) });
    }

    /// <summary>Notes how far a run has come, inside the transaction of the batch it belongs to.</summary>
    public static void Progress(DbConnection connection, long run, Tally tally, IReadOnlyList<Quarantined> rejected)
    {
        connection.Execute(
            "UPDATE run SET records = @Read, documents = @New, updated = @Updated, observations = @Observations, " +
            "rejected = @Rejected WHERE id = @run",
            new { tally.Read, tally.New, tally.Updated, tally.Observations, tally.Rejected, run });
        foreach (var record in rejected)
        {
            connection.Execute(
                "INSERT INTO quarantine (input, line, hash, reason, excerpt) VALUES (@Input, @Line, @hash, @Reason, @Excerpt) " +
                "ON CONFLICT DO NOTHING",
                new { record.Input, record.Line, hash = HashOf(record), record.Reason, record.Excerpt });
        }
    }

    /// <summary>Notes that a run ended.</summary>
    public void End(long run, RunState state, string? fault)
    {
        using var connection = store.Connect();
        connection.Execute(
            "UPDATE run SET state = @state, fault = @fault WHERE id = @run", new { run, state = Word(state), fault });
    }

    /// <summary>The last run of each input among those begun by the instant, by input; where none was begun by then,
    /// because the store was filled in later, the last run of each at all.</summary>
    public IReadOnlyList<Run> Latest(Instant asOf)
    {
        using var connection = store.Connect();
        var at = asOf == Instant.MaxValue ? long.MaxValue : asOf.ToUnixTimeMilliseconds();
        var rows = connection.Query<RunRow>("""
            SELECT id, input, started_ms AS StartedMs, state, records, documents, updated, observations, rejected, fault
            FROM run
            WHERE id IN (SELECT max(id) FROM run
                         WHERE source IS NULL AND (started_ms <= @at OR NOT EXISTS (SELECT 1 FROM run WHERE source IS NULL AND started_ms <= @at))
                         GROUP BY input)
            """, new { at });
        return [.. rows.Select(r => r.ToRun()).OrderBy(r => r.Input, StringComparer.Ordinal)];
    }

    /// <summary>Records in quarantine, by input and line.</summary>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<Quarantined> Quarantine(long limit = long.MaxValue)
    {
        using var connection = store.Connect();
        return [.. connection.Query<Quarantined>(
            "SELECT input, line, reason, excerpt FROM quarantine ORDER BY input, line, hash LIMIT @limit", new { limit })];
    }

    private static string Word(RunState state) => state switch
    {
        RunState.Running => "running",
        RunState.Done => "done",
        _ => "broken",
    };

    private static byte[] HashOf(Quarantined record) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{record.Reason}\n{record.Excerpt}"))[..ContentHash.Length];

    private sealed class RunRow : TallyRow
    {
        public long Id { get; init; }
        public string Input { get; init; } = "";
        public long StartedMs { get; init; }
        public string State { get; init; } = "";
        public string? Fault { get; init; }

        public Run ToRun() => new(
            Id,
            Input,
            Instant.FromUnixTimeMilliseconds(StartedMs),
            State switch { "done" => RunState.Done, "broken" => RunState.Broken, _ => RunState.Running },
            Tally,
            Fault);
    }
}
