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
    private static readonly int Together = 2 * Environment.ProcessorCount;

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
            return ItemsOf(parsed, input, called, entry => isAlone ? entry : index + 1);
        }
        catch (Exception e) when (e is ParseException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return [new Reading.Refused(isAlone ? 1 : index + 1, e.Message, Excerpt.Of(called))];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of the reader's own: it must not cost the other documents.
            return [new Reading.Refused(isAlone ? 1 : index + 1, $"could not be read ({e.GetType().Name})", Excerpt.Of(called))];
        }
    }

    /// <summary>The items of what was read.</summary>
    /// <param name="parsed">What was read.</param>
    /// <param name="input">What it was read from.</param>
    /// <param name="called">What the file is called.</param>
    /// <param name="line">The line of the input that an entry, from 1, is.</param>
    internal static List<Reading> ItemsOf(Parsed parsed, RawInput input, string called, Func<int, long> line)
    {
        var readings = new List<Reading>(parsed.Contents.Count);
        var origin = parsed.Feed?.FeedLink ?? input.Address ?? called;
        var shared = parsed.Contents.Select(c => (Identity: ContentItem.IdentityOf(c), c.Id)).Distinct()
            .GroupBy(c => c.Identity, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < parsed.Contents.Count; i++)
        {
            var content = parsed.Contents[i];
            try
            {
                var item = ContentItem.Of(Titled(content, input, called), origin, input.Seen, shared.Contains(ContentItem.IdentityOf(content)));
                readings.Add(new Reading.Accepted(line(i + 1), item));
            }
            catch (RecordException e)
            {
                readings.Add(new Reading.Refused(line(i + 1), e.Message, Excerpt.Of(parsed.Feed is null ? called : $"{called}, entry {i + 1}")));
            }
        }

        return readings;
    }

    // The first words of a talk are seldom what it is about; the name of its file is what somebody called it.
    private static Content Titled(Content content, RawInput input, string called) =>
        content.Kind != InputKind.Transcript || input.Address is not null || !string.IsNullOrWhiteSpace(content.Title) ? content
            : content with { Title = Inputs.NameOf(called) };
}
