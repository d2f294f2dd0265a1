using System.Runtime.CompilerServices;

namespace Vane.Collect;

/// <summary>Posts from the tables of a Markdown trend report. Its narrative is written by a language model and is
/// never read.</summary>
/// <param name="name">Name of the input.</param>
/// <param name="stream">Content, decompressed; disposed when it has been read.</param>
public sealed class MarkdownReportSource(string name, Stream stream) : ISource
{
    private const int MostChars = 1 << 18, LongestHeading = 400;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var closing = stream;
        using var lines = new LineReader(stream, JsonLinesSource.LongestLineBytes);
        var tables = new ReportTables(name);
        for (var ended = false; !ended;)
        {
            Reading? reading;
            try
            {
                var line = await lines.NextAsync(cancel);
                reading = line is { } found ? Take(tables, lines, found.Span) : tables.End();
                ended = line is null || reading is Reading.Broke;
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                reading = lines.Broken(e);
                ended = true;
            }

            if (reading is not null) yield return reading;
        }
    }

    /// <summary>Whether a text has a section of posts, so that it is such a report, whatever its tables hold.</summary>
    internal static bool HasTablesOfPosts(Stream text)
    {
        // Real reports name their sections at once; what comes later cannot make one of another text.
        var head = new char[MostChars];
        using var reader = new StreamReader(text);
        var length = reader.ReadBlock(head);
        foreach (var line in head.AsSpan(0, length).EnumerateLines())
        {
            if (line.Length < LongestHeading && ReportHeadings.TryRead(line.ToString(), out var level, out var words) && level == 2
                && ReportHeadings.IsOfPosts(words)) return true;
        }

        return false;
    }

    private static Reading? Take(ReportTables tables, LineReader lines, ReadOnlySpan<byte> line)
    {
        if (lines.IsOverlong) return new Reading.Refused(lines.Line, JsonLinesSource.TooLong, Excerpt.Of(line));
        if (lines.Line == 1 && line.StartsWith("\uFEFF"u8)) line = line[3..];
        return tables.Take(lines.Line, line);
    }
}
