using System.Runtime.CompilerServices;
using Vane.Model;

namespace Vane.Collect;

/// <summary>Items, one CSV record each (RFC 4180), under a header of the items' field names in any order. A record
/// carries one observation in columns of its own, or any number as JSON in a column <c>observations</c>.</summary>
/// <param name="name">Name of the input.</param>
/// <param name="stream">Content, decompressed; disposed when it has been read.</param>
public sealed class CsvSource(string name, Stream stream) : ISource
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var closing = stream;
        using var lines = new LineReader(stream, JsonLinesSource.LongestLineBytes);
        var table = new Rows();
        var records = new CsvRecords(lines, JsonLinesSource.LongestLineBytes);
        for (var ended = false; !ended;)
        {
            Reading? reading;
            try
            {
                var record = await records.NextAsync(cancel);
                reading = record is { } found ? table.Read(records, found) : table.End();
                ended = record is null || reading is Reading.Broke;
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                reading = lines.Broken(e);
                ended = true;
            }

            if (reading is not null) yield return reading;
        }
    }

    /// <summary>The header, then the rows under it.</summary>
    private sealed class Rows
    {
        private readonly ItemDraft _draft = new();
        private CsvColumns? _columns;

        public Reading? Read(CsvRecords records, ReadOnlyMemory<byte> record)
        {
            if (records.Fault is null && record.Span.Trim(" \t"u8).IsEmpty) return null;
            try
            {
                if (records.Fault is { } fault) throw new RecordException(fault);
                using var cells = new CsvCells(record);
                if (_columns is not null) return new Reading.Accepted(records.Line, ReadItem(cells, _columns));
                _columns = CsvColumns.Of(cells);
                return null;
            }
            catch (RecordException e)
            {
                return _columns is null
                    ? Unusable(records.Line, e.Message)
                    : new Reading.Refused(records.Line, e.Message, Excerpt.Of(record.Span));
            }
        }

        public Reading.Broke? End() => _columns is null ? Unusable(1, "the file is empty") : null;

        private Item ReadItem(CsvCells cells, CsvColumns columns)
        {
            _draft.Clear();
            columns.Fill(cells, _draft);
            return _draft.Finish();
        }

        private static Reading.Broke Unusable(long line, string reason) => new(
            line, $"no usable header: {reason} (the first line names the columns, separated by commas)");
    }
}
