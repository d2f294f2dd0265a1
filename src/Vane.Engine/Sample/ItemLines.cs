using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Vane.Model;

namespace Vane.Sample;

/// <summary>Writes items as JSON Lines.</summary>
public sealed class ItemLines(Stream stream) : IDisposable
{
    private const int Chunk = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Chunk);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions
    {
        // The file is no web page: Chinese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Bytes written so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Writes a line.</summary>
    public void Write(Item item)
    {
        var before = _buffer.WrittenCount;
        _json.Reset(_buffer);
        WriteItem(item);
        _json.Flush();
        _buffer.Write("\n"u8);
        Bytes += _buffer.WrittenCount - before;
        if (_buffer.WrittenCount >= Chunk) Flush();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Flush();
        _json.Dispose();
    }

    private void WriteItem(Item item)
    {
        _json.WriteStartObject();
        _json.WriteString("source"u8, item.Key.Source);
        WriteText("community"u8, item.Community);
        _json.WriteString("id"u8, item.Key.Id);
        WriteText("url"u8, item.Url);
        _json.WriteString("title"u8, item.Title);
        WriteText("text"u8, item.Text);
        WriteText("author"u8, item.Author);
        WriteText("category"u8, item.Category);
        WriteText("lang"u8, item.Language);
        if (item.Published is { } published) WriteTime("published"u8, published);
        if (item.Observations.Count > 0) WriteObservations(item.Observations);
        _json.WriteEndObject();
    }

    private void WriteObservations(IReadOnlyList<Observation> observations)
    {
        _json.WriteStartArray("observations"u8);
        foreach (var seen in observations)
        {
            _json.WriteStartObject();
            WriteTime("at"u8, seen.At);
            WriteFigure("score"u8, seen.Score);
            WriteFigure("comments"u8, seen.Comments);
            WriteFigure("rank"u8, seen.Rank);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteText(ReadOnlySpan<byte> field, string? value)
    {
        if (value is not null) _json.WriteString(field, value);
    }

    private void WriteFigure(ReadOnlySpan<byte> field, long? value)
    {
        if (value is { } figure) _json.WriteNumber(field, figure);
    }

    // A DateTime of UTC is written as RFC 3339, many times faster than a pattern would.
    private void WriteTime(ReadOnlySpan<byte> field, Instant value) => _json.WriteString(field, value.ToDateTimeUtc());

    private void Flush()
    {
        stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
