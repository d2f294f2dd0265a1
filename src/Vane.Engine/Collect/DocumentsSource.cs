using System.Runtime.CompilerServices;
using NodaTime;
using Vane.Parse;

namespace Vane.Collect;

/// <summary>Documents in files: pages, feeds, talks, texts and PDFs, each read for what it says. A file that cannot be read is
/// refused with its name and the reason; the others go on.</summary>
/// <param name="name">Name of the input: the file, or the folder they are all in.</param>
/// <param name="files">The files; none is opened before its turn.</param>
/// <param name="found">When they were found; null for when each was written last.</param>
public sealed class DocumentsSource(string name, IReadOnlyList<string> files, Instant? found = null) : ISource
{
    // As many are read side by side and then given in order.
    private const int Together = 64;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var first = 0; first < files.Count; first += Together)
        {
            var read = new IReadOnlyList<Reading>[Math.Min(Together, files.Count - first)];
            await Parallel.ForAsync(0, read.Length, cancel, async (i, stop) => read[i] = await ReadFileAsync(first + i, stop));
            foreach (var reading in read.SelectMany(r => r)) yield return reading;
        }
    }

    // A line of the input is a file of the folder, or an entry of the one file.
    private async Task<IReadOnlyList<Reading>> ReadFileAsync(int index, CancellationToken cancel)
    {
        var file = files[index];
        var isAlone = files.Count == 1 && file == name;
        var called = isAlone ? Path.GetFileName(file) : Path.GetRelativePath(name, file).Replace('\\', '/');
        try
        {
            var input = await RawFile.ReadAsync(file, found, cancel);
            var parsed = await Patience.LimitAsync(() => Parser.Parse(input), cancel);
            return ItemsOf(parsed, input, called, n => isAlone ? n : index + 1, isAlone ? "" : called + ": ");
        }
        catch (Exception e) when (e is ParseException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return [new Reading.Refused(isAlone ? 1 : index + 1, isAlone ? e.Message : $"{called}: {e.Message}", called)];
        }
    }

    internal static IReadOnlyList<Reading> ItemsOf(Parsed parsed, RawInput input, string called, Func<int, long> line, string prefix)
    {
        var readings = new List<Reading>(parsed.Contents.Count);
        var shared = parsed.Contents.GroupBy(c => c.Url, StringComparer.Ordinal)
            .Where(g => g.Key is not null && g.Skip(1).Any()).Select(g => g.Key!).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < parsed.Contents.Count; i++)
        {
            var content = parsed.Contents[i];
            var own = parsed.Kind == InputKind.Feed ? $"{called}#{i + 1}" : called;
            try
            {
                readings.Add(new Reading.Accepted(
                    line(i + 1), ContentItem.Of(content, own, input.Seen, content.Url is { } url && shared.Contains(url))));
            }
            catch (RecordException e)
            {
                readings.Add(new Reading.Refused(line(i + 1), prefix + e.Message, Excerpt.Of(own)));
            }
        }

        return readings;
    }
}

/// <summary>Ends waiting for a document that takes too long, whatever it is that takes it.</summary>
internal static class Patience
{
    // The parsers are linear and bounded, so this is the last resort; the work itself cannot be taken back.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static async Task<T> LimitAsync<T>(Func<T> work, CancellationToken cancel)
    {
        try
        {
            return await Task.Run(work, cancel).WaitAsync(Longest, cancel);
        }
        catch (TimeoutException)
        {
            throw new ParseException($"took longer than {Longest.TotalSeconds:0} s to read");
        }
    }
}
