using System.Runtime.CompilerServices;
using Vane.Collect;

namespace Vane.Sources;

/// <summary>One file of a dump, read in constant memory. Line numbers are its own.</summary>
/// <param name="path">The file: a post a line, compressed or not.</param>
/// <param name="communities">Names of the communities wanted, without <c>r/</c>.</param>
/// <param name="leastScore">Posts with fewer points are passed over; null for none.</param>
internal sealed class DumpFile(string path, IReadOnlyList<string> communities, long? leastScore)
{
    private readonly DumpFilter _filter = new(communities);

    /// <summary>Reads the posts wanted. A line that cannot be read is refused; the others go on.</summary>
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var (content, broke) = Open();
        if (broke is not null) yield return broke;
        if (content is null) yield break;
        await using var closing = content;
        using var lines = new LineReader(content, JsonLinesSource.LongestLineBytes);
        while (true)
        {
            Reading? reading;
            try
            {
                if (await lines.NextAsync(cancel) is not { } line) yield break;
                reading = Read(lines, line.Span);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                reading = lines.Broken(e);
            }

            if (reading is not null) yield return reading;
            if (reading is Reading.Broke) yield break;
        }
    }

    private (Stream? Content, Reading.Broke? Broke) Open()
    {
        try
        {
            // Comments have the communities' names too, and no titles: every one would be refused.
            if (Path.GetFileName(path).StartsWith("RC_", StringComparison.Ordinal)) throw new IOException("holds comments (RC_), not posts (RS_)");
            return File.Exists(path) ? (Inputs.OpenContent(path), null) : throw new IOException("there is no such file");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return (null, new Reading.Broke(1, e.Message));
        }
    }

    private Reading? Read(LineReader lines, ReadOnlySpan<byte> line)
    {
        if (lines.IsOverlong) return new Reading.Refused(lines.Line, JsonLinesSource.TooLong, Excerpt.Of(line));
        if (lines.Line == 1 && line.StartsWith("\uFEFF"u8)) line = line[3..];
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty) return null;
        if (line[0] != '{' && lines.Line == 1) return new Reading.Broke(1, "no dump: its first line is no JSON object");
        // A line cut off may have lost the community's name.
        if (line[0] == '{' && line[^1] == '}' && !_filter.MayHold(line)) return null;
        try
        {
            var post = DumpRecord.Read(line);
            return IsWanted(post) && DumpPost.Of(post) is { } item ? new Reading.Accepted(lines.Line, item) : null;
        }
        catch (RecordException e)
        {
            return new Reading.Refused(lines.Line, e.Message, Excerpt.Of(line));
        }
    }

    private bool IsWanted(DumpRecord post) =>
        communities.Contains(post.Subreddit, StringComparer.OrdinalIgnoreCase) && !(leastScore is { } least && !(post.Score >= least));
}
