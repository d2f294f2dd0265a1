using System.Buffers;

namespace Vane.Collect;

/// <summary>Splits a stream into lines in constant memory. A line over the limit is passed over whole and reported,
/// so that one runaway record cannot take the rest with it.</summary>
/// <param name="stream">Stream to read, left open.</param>
/// <param name="limitBytes">Longest line to deliver.</param>
internal sealed class LineReader(Stream stream, int limitBytes) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
    private int _start, _end, _scanned;
    private bool _ended;

    /// <summary>Number of the line last delivered, 1 is the first.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes delivered so far, after decompression.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the line last delivered was over the limit; its content is then only its beginning.</summary>
    public bool IsOverlong { get; private set; }

    /// <summary>The next line without its line end; null at the end. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancel)
    {
        IsOverlong = false;
        while (true)
        {
            var found = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (found >= 0) return Deliver(_scanned + found - _start, 1);
            _scanned = _end;
            if (_ended)
            {
                // No conditional: its null would become an array's, and that an empty line without end.
                if (_end == _start) return null;
                return Deliver(_end - _start, 0);
            }

            if (_end - _start > limitBytes) return await PassOverAsync(cancel);
            await FillAsync(cancel);
        }
    }

    /// <summary>What to report when the stream cannot be read on.</summary>
    public Reading.Broke Broken(Exception e) =>
        new(Line + 1, $"broken after line {Line} (byte {Position} of the content): {e.Message}");

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private ReadOnlyMemory<byte> Deliver(int length, int lineEnd)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + lineEnd;
        _scanned = _start;
        Line++;
        Position += length + lineEnd;
        if (length > limitBytes)
        {
            IsOverlong = true;
            line = line[..Math.Min(length, Excerpt.Bytes)];
        }

        return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> PassOverAsync(CancellationToken cancel)
    {
        var beginning = _buffer.AsSpan(_start, Math.Min(_end - _start, Excerpt.Bytes)).ToArray();
        IsOverlong = true;
        Line++;
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            var passed = found >= 0 ? found + 1 : _end - _start;
            _start += passed;
            Position += passed;
            _scanned = _start;
            if (found >= 0 || _ended) return beginning;
            await FillAsync(cancel);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancel)
    {
        if (_start == _end) (_start, _end, _scanned) = (0, 0, 0);
        if (_end == _buffer.Length) MakeRoom();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
        _ended = read == 0;
        _end += read;
    }

    private void MakeRoom()
    {
        var target = _start == 0 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, _end - _start).CopyTo(target);
        (_start, _end, _scanned) = (0, _end - _start, _scanned - _start);
        if (ReferenceEquals(target, _buffer)) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = target;
    }
}
