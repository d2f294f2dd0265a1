using Microsoft.Data.Sqlite;

namespace Vane.SystemTests.Replay;

/// <summary>A document of a store, with all that it was ever called.</summary>
/// <param name="Key">Number in the store.</param>
/// <param name="Source">Its source.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Titles">Titles of all its versions.</param>
/// <param name="Versions">Number of versions.</param>
/// <param name="Observations">Number of observations.</param>
internal sealed record StoredDocument(long Key, string Source, string Id, IReadOnlyList<string> Titles, int Versions, int Observations);

/// <summary>What stands in a store, read by SQL of the tests' own.</summary>
internal static class StoredDocuments
{
    private const string Sql = """
        SELECT d.id, s.name, d.external_id, v.title,
               (SELECT COUNT(*) FROM version w WHERE w.document_id = d.id), (SELECT COUNT(*) FROM observation o WHERE o.document_id = d.id)
        FROM document d JOIN source s ON s.id = d.source_id JOIN version v ON v.document_id = d.id
        ORDER BY d.id, v.id
        """;

    /// <summary>All documents of a store.</summary>
    public static IReadOnlyList<StoredDocument> Of(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        using var rows = command.ExecuteReader();
        var found = new List<StoredDocument>();
        while (rows.Read())
        {
            var title = rows.GetString(3);
            if (found is [.., var last] && last.Key == rows.GetInt64(0)) found[^1] = last with { Titles = [.. last.Titles, title] };
            else found.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), [title], rows.GetInt32(4), rows.GetInt32(5)));
        }

        return found;
    }
}
