using System.Data.Common;
using NodaTime;

namespace Vane.Storage;

/// <summary>Finds documents by their marks, over a connection that stays the caller's. Asked for nearly every document, so
/// it is prepared once a run.</summary>
public sealed class MarkSearch(DbConnection connection) : IDisposable
{
    private readonly PreparedCommand _find = new(connection,
        "SELECT coalesce(g.original_id, g.document_id), g.story_id " +
        "FROM digest g JOIN document d ON d.id = g.document_id JOIN source s ON s.id = d.source_id " +
        "WHERE g.mark = @p0 AND g.known_ms < @p1 ORDER BY g.known_ms, s.name, d.external_id LIMIT 1", 2);

    /// <summary>The earliest document with a mark that came into view before an instant; its original, where it has
    /// one.</summary>
    public (long Document, long Story)? First(long mark, Instant before) => _find.Pair(mark, before.ToUnixTimeMilliseconds());

    /// <inheritdoc />
    public void Dispose() => _find.Dispose();
}
