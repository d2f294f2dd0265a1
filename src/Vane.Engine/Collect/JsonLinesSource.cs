using System.Runtime.CompilerServices;

namespace Vane.Collect;

/// <summary>Items, one JSON object a line.</summary>
/// <param name="name">Name of the input.</param>
/// <param name="stream">Content, decompressed; disposed when it has been read.</param>
public sealed class JsonLinesSource(string name, Stream stream) : ISource
{
    /// <summary>Longest record accepted: ten times a long talk's transcript.</summary>
    public const int LongestLineBytes = 8 << 20;

    /// <summary>Why a longer record is refused.</summary>
    internal static readonly string TooLong = $"longer than {LongestLineBytes >> 20} MiB";

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var json = new ItemJson();
        using var closing = stream;
        using var lines = new LineReader(stream, LongestLineBytes);
        while (true)
        {
            Reading? reading;
            try
            {
                if (await lines.NextAsync(cancel) is not { } line) yield break;
                reading = ReadLine(json, lines, line.Span);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                reading = lines.Broken(e);
            }

            if (reading is not null) yield return reading;
            if (reading is Reading.Broke) yield break;
        }
    }

    private static Reading? ReadLine(ItemJson json, LineReader lines, ReadOnlySpan<byte> line)
    {
        if (lines.IsOverlong) return new Reading.Refused(lines.Line, TooLong, Excerpt.Of(line));
        if (lines.Line == 1 && line.StartsWith("\uFEFF"u8)) line = line[3..];
        if (line.Trim(" \t\r"u8).IsEmpty) return null;
        try
        {
            return new Reading.Accepted(lines.Line, json.Read(line));
        }
        catch (RecordException e)
        {
            return new Reading.Refused(lines.Line, e.Message, Excerpt.Of(line));
        }
    }
}
