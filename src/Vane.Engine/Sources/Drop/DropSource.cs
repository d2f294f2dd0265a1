using System.Runtime.CompilerServices;
using Vane.Collect;

namespace Vane.Sources;

/// <summary>A folder that files are put into: each is read once for what it holds, as an import would; one that changes is read again.
/// What is still being written waits for the next visit. What a file holds is known from when the file was found, whatever time it
/// states: a report made before cannot have known it.</summary>
/// <param name="settings">Its <c>folder</c>.</param>
/// <param name="visit">The visit.</param>
public sealed class DropSource(SourceSettings settings, Visit visit) : ISource
{
    // Of more files the oldest are read once more, and are then the same as what is stored.
    private const int MostMarks = 20_000;

    private readonly Marks _read = new(visit.State, MostMarks);
    private long _line;

    /// <summary>The kind <c>drop</c>.</summary>
    public static SourceKind Kind { get; } = new(
        "drop", "A folder: files put into it are read once.", "5m",
        [new("folder", "the folder; folders in it count too", FieldForm.Path, IsRequired: true)],
        (settings, visit) => new DropSource(settings, visit))
    {
        IsOftenEmpty = true,
    };

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        visit.NextState = visit.State;
        var folder = Path.GetFullPath(settings.Text("folder")!);
        var (files, broke) = Files(folder);
        if (broke is not null) yield return broke;
        // In the order they lie in, so that of too many those are forgotten that have been there longest.
        foreach (var file in files.Where(f => _read.Has(f.Mark))) _read.Add(file.Mark);
        foreach (var file in files.Where(f => !_read.Has(f.Mark)))
        {
            await foreach (var reading in ReadAsync(folder, file, cancel)) yield return reading;
            visit.NextState = _read.ToString();
        }
    }

    private (IReadOnlyList<DroppedFile> Files, Reading.Broke? Broke) Files(string folder)
    {
        try
        {
            if (!Directory.Exists(folder)) return ([], new Reading.Broke(1, $"{folder}: there is no such folder"));
            var (ready, isWaiting) = DropFolder.Look(folder, visit.Now);
            visit.IsOpen |= isWaiting;
            return (ready, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], new Reading.Broke(1, $"{folder}: {e.Message}"));
        }
    }

    private async IAsyncEnumerable<Reading> ReadAsync(string folder, DroppedFile file, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (source, refused, mayOpenLater) = Open(folder, file);
        if (refused is not null) yield return refused;
        if (mayOpenLater) yield break;
        if (source is not null)
        {
            await foreach (var reading in source.ReadAsync(cancel)) yield return Placed(reading, file);
        }

        // Somebody may have written on while it was read: then it is another file, for the next visit.
        var after = DropFolder.Look(folder, file.Path);
        if (after?.Mark == file.Mark) _read.Add(file.Mark);
        else visit.IsOpen |= after is not null;
    }

    private (ISource? Source, Reading.Refused? Refused, bool MayOpenLater) Open(string folder, DroppedFile file)
    {
        try
        {
            return (Inputs.OpenIn(folder, file.Path), null, false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Whoever gives the right to read a file does not write it.
            var isClosed = (e as UnauthorizedAccessException ?? e.InnerException) is UnauthorizedAccessException;
            return (null, new Reading.Refused(++_line, $"{file.Name}: {e.Message}", Excerpt.Of(file.Name)), isClosed);
        }
    }

    // A file that breaks off costs no other, so nothing of it is a break of the whole.
    private Reading Placed(Reading reading, DroppedFile file) => reading switch
    {
        Reading.Accepted accepted => accepted with { Line = ++_line },
        Reading.Refused refused => refused with { Line = ++_line, Reason = $"{file.Name}, line {refused.Line}: {refused.Reason}" },
        Reading.Broke broke => new Reading.Refused(++_line, $"{file.Name}: {broke.Reason}", Excerpt.Of(file.Name)),
        _ => reading,
    };
}
