using System.Text.Unicode;
using CsvHelper;

namespace Vane.Collect;

/// <summary>The cells of one framed record.</summary>
internal sealed class CsvCells : IDisposable
{
    // The parser's leniencies are all off: what is no CSV was to be refused by the framing.
    private static readonly CsvReaderOptions Rfc4180 = CsvReaderOptions.Default with
    {
        Separator = ',',
        DetectSeparatorHint = false,
        HasHeader = false,
        SkipEmptyLines = false,
        TrimWhitespace = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly CsvReader _reader;

    /// <summary>Splits a record.</summary>
    /// <exception cref="RecordException">It is no text, or no CSV.</exception>
    public CsvCells(ReadOnlyMemory<byte> record)
    {
        if (!Utf8.IsValid(record.Span)) throw new RecordException("invalid UTF-8");
        if (record.Span.Contains((byte)0)) throw new RecordException("NUL character");
        _reader = CsvReader.Create(record, Rfc4180);
        try
        {
            _reader.Read();
        }
        catch (CsvFormatException)
        {
            throw Bad("bad quoting");
        }

        // The parser ends a record at a lone carriage return too; what follows it must not be lost in silence.
        if (_reader.RawRecord.Length < record.Span.TrimEnd((byte)'\r').Length && record.Span.Contains((byte)'\r'))
            throw Bad("a carriage return outside quotes");
    }

    /// <summary>Number of cells.</summary>
    public int Count => _reader.FieldCount;

    /// <summary>A cell, its quotes taken off.</summary>
    public string this[int index] => _reader.GetString(index);

    public void Dispose() => _reader.Dispose();

    private RecordException Bad(string reason)
    {
        Dispose();
        return new RecordException(reason);
    }
}
