using System.Buffers;

namespace Vane.Collect;

/// <summary>
/// Frames the records of RFC 4180: joins physical lines while a quote is open. A record with bad quoting is its first
/// physical line only, and the lines after it are read anew, so that a stray quote costs one record and not the file.
/// </summary>
/// <param name="lines">Physical lines.</param>
/// <param name="limitBytes">Longest record to deliver.</param>
internal sealed class CsvRecords(LineReader lines, int limitBytes)
{
    private readonly ArrayBufferWriter<byte> _record = new();
    private readonly Stack<Held> _again = new();
    private readonly List<Held> _joined = [];

    private enum Quoting
    {
        Closed,
        Open,
        Bad,
    }

    /// <summary>First physical line of the record last delivered, 1 is the first.</summary>
    public long Line { get; private set; }

    /// <summary>Why the record last delivered is none; null where it is well formed.</summary>
    public string? Fault { get; private set; }

    /// <summary>The next record without its line end, line ends within it as LF; null at the end. Valid until the
    /// next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancel)
    {
        Fault = null;
        if (await NextLineAsync(cancel) is not { } first) return null;
        Line = first.Line;
        if (first.IsOverlong) return Refuse(first.Bytes, JsonLinesSource.TooLong);
        return Scan(first.Bytes.Span, Quoting.Closed) switch
        {
            Quoting.Closed => first.Bytes,
            Quoting.Open => await JoinAsync(first.Bytes, cancel),
            _ => Refuse(first.Bytes, "bad quoting"),
        };
    }

    private async ValueTask<ReadOnlyMemory<byte>> JoinAsync(ReadOnlyMemory<byte> first, CancellationToken cancel)
    {
        _record.ResetWrittenCount();
        _record.Write(first.Span);
        var firstLength = first.Length;
        for (var quoting = Quoting.Open; quoting != Quoting.Closed;)
        {
            if (await NextLineAsync(cancel) is not { } next) return GiveUp(firstLength, "a quote is never closed");
            _joined.Add(next with { Bytes = next.Bytes.ToArray() });
            if (next.IsOverlong || _record.WrittenCount + next.Bytes.Length >= limitBytes)
                return GiveUp(firstLength, JsonLinesSource.TooLong);
            quoting = Scan(next.Bytes.Span, quoting);
            if (quoting == Quoting.Bad) return GiveUp(firstLength, "bad quoting");
            _record.Write("\n"u8);
            _record.Write(next.Bytes.Span);
        }

        _joined.Clear();
        return _record.WrittenMemory;
    }

    private ReadOnlyMemory<byte> GiveUp(int firstLength, string fault)
    {
        for (var i = _joined.Count - 1; i >= 0; i--) _again.Push(_joined[i]);
        _joined.Clear();
        return Refuse(_record.WrittenMemory[..firstLength], fault);
    }

    private ReadOnlyMemory<byte> Refuse(ReadOnlyMemory<byte> record, string fault)
    {
        Fault = fault;
        return record;
    }

    private async ValueTask<Held?> NextLineAsync(CancellationToken cancel)
    {
        if (_again.TryPop(out var held)) return held;
        if (await lines.NextAsync(cancel) is not { } line) return null;
        if (lines.Line == 1 && line.Span.StartsWith("\uFEFF"u8)) line = line[3..];
        return new Held(lines.Line, line, lines.IsOverlong);
    }

    private static Quoting Scan(ReadOnlySpan<byte> line, Quoting quoting)
    {
        if (!line.Contains((byte)'"')) return quoting;
        while (true)
        {
            if (quoting == Quoting.Open)
            {
                if (!TakeQuoted(ref line)) return Quoting.Open;
                if (line.IsEmpty) return Quoting.Closed;
                if (line[0] != ',') return Quoting.Bad;
                line = line[1..];
            }

            if (line.StartsWith("\""u8))
            {
                line = line[1..];
                quoting = Quoting.Open;
                continue;
            }

            quoting = Quoting.Closed;
            var end = line.IndexOfAny((byte)'"', (byte)',');
            if (end < 0) return Quoting.Closed;
            if (line[end] == '"') return Quoting.Bad;
            line = line[(end + 1)..];
        }
    }

    // Leaves what follows the closing quote; false where the line ends before it.
    private static bool TakeQuoted(ref ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var quote = line.IndexOf((byte)'"');
            if (quote < 0) return false;
            line = line[(quote + 1)..];
            if (!line.StartsWith("\""u8)) return true;
            line = line[1..];
        }
    }

    private readonly record struct Held(long Line, ReadOnlyMemory<byte> Bytes, bool IsOverlong);
}
