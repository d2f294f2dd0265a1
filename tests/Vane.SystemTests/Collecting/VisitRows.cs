using Microsoft.Data.Sqlite;
using NodaTime;
using Vane.SystemTests.Replay;

namespace Vane.SystemTests.Collecting;

/// <summary>A visit as a store has it.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Started">When it began.</param>
/// <param name="Outcome">How it went; null while it goes on.</param>
internal sealed record VisitRow(string Source, Instant Started, string? Outcome);

/// <summary>Visits of a store, read by SQL of the tests' own.</summary>
internal static class VisitRows
{
    /// <summary>All visits, in order.</summary>
    public static IReadOnlyList<VisitRow> Of(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT source, started_ms, outcome FROM run WHERE source IS NOT NULL ORDER BY id";
        using var rows = command.ExecuteReader();
        var found = new List<VisitRow>();
        while (rows.Read()) found.Add(new(rows.GetString(0), Instant.FromUnixTimeMilliseconds(rows.GetInt64(1)), rows.IsDBNull(2) ? null : rows.GetString(2)));
        return found;
    }

    /// <summary>What the visits of each day said.</summary>
    /// <param name="visits">The visits.</param>
    /// <param name="read">What an outcome says.</param>
    public static IEnumerable<Told> Told(IEnumerable<VisitRow> visits, Func<string, Showing> read) => visits.Where(v => v.Outcome is not null)
        .GroupBy(v => (v.Source, v.Started.InUtc().Date))
        .Select(day => new Told(day.Key.Source, day.Key.Date, day.Select(v => read(v.Outcome!)).ToHashSet()));
}
