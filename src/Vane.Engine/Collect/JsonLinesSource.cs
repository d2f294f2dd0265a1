using System.Runtime.CompilerServices;

namespace Vane.Collect;

/// <summary>Items, one JSON object a line.</summary>
/// <param name="name">Name of the input.</param>
/// <param name="stream">Content, decompressed.</param>
public sealed class JsonLinesSource(string name, Stream stream) : ISource
{
    /// <summary>Longest record accepted: ten times a long talk's transcript.</summary>
    public const int LongestLineBytes = 8 << 20;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var json = new ItemJson();
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
                reading = new Reading.Broke(
                    lines.Line + 1, $"broken after line {lines.Line} (byte {lines.Position} of the content): {e.Message}");
            }

            if (reading is not null) yield return reading;
            if (reading is Reading.Broke) yield break;
        }
    }

    private static Reading? ReadLine(ItemJson json, LineReader lines, ReadOnlySpan<byte> line)
    {
        if (lines.IsOverlong) return Refuse($"longer than {LongestLineBytes >> 20} MiB");
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

        Reading.Refused Refuse(string reason) => new(lines.Line, reason, "");
    }
}
