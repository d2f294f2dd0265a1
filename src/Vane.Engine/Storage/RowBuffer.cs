using System.Data.Common;
using System.Globalization;

namespace Vane.Storage;

/// <summary>Collects rows of whole numbers and inserts many with one statement; rows that are there already are left
/// as they are. A statement costs more than a row, and most rows of an import are observations.</summary>
internal sealed class RowBuffer : IDisposable
{
    private const int RowsAtOnce = 64;

    private readonly PreparedCommand _one, _many;
    private readonly object?[] _values;
    private readonly int _columns;
    private int _filled;

    /// <summary>Prepares inserting into a table.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="into">Table and columns, <c>observation (document_id, at_ms)</c>.</param>
    /// <param name="columns">How many columns.</param>
    public RowBuffer(DbConnection connection, string into, int columns)
    {
        _columns = columns;
        _values = new object?[columns * RowsAtOnce];
        _one = new PreparedCommand(connection, Sql(into, columns, 1), columns);
        _many = new PreparedCommand(connection, Sql(into, columns, RowsAtOnce), columns * RowsAtOnce);
    }

    /// <summary>Adds a row; the number of new rows written on the way.</summary>
    public int Add(params ReadOnlySpan<long> row)
    {
        foreach (var value in row) _values[_filled++] = value;
        if (_filled < _values.Length) return 0;
        _filled = 0;
        return _many.Execute(_values);
    }

    /// <summary>Writes what is left; the number of new rows.</summary>
    public int Flush()
    {
        var written = 0;
        for (var at = 0; at < _filled; at += _columns) written += _one.Execute(_values.AsSpan(at, _columns));
        _filled = 0;
        return written;
    }

    /// <summary>Forgets what is left.</summary>
    public void Clear() => _filled = 0;

    public void Dispose()
    {
        _one.Dispose();
        _many.Dispose();
    }

    private static string Sql(string into, int columns, int rows)
    {
        var places = Enumerable.Range(0, rows).Select(r =>
            $"({string.Join(", ", Enumerable.Range(r * columns, columns).Select(p => p.ToString("'@p'0", CultureInfo.InvariantCulture)))})");
        return $"INSERT INTO {into} VALUES {string.Join(", ", places)} ON CONFLICT DO NOTHING";
    }
}
