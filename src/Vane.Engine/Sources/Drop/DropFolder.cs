using NodaTime;

namespace Vane.Sources;

/// <summary>A file of a drop folder as it stands.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its place in the folder, parted by <c>/</c>.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was written last.</param>
internal sealed record DroppedFile(string Path, string Name, long Length, Instant Written)
{
    /// <summary>What it is known by: another content has another length or was written at another time.</summary>
    public string Mark => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}\n{Length}\n{Written.ToUnixTimeTicks()}");
}

/// <summary>What lies in a folder, ready to be read.</summary>
internal static class DropFolder
{
    // Whoever writes a file slowly writes at least so often.
    private static readonly Duration Settled = Duration.FromSeconds(5);

    private static readonly string[] Unfinished = [".part", ".tmp", ".crdownload", ".partial", ".download"];

    // A link may lead out of the folder, to what nobody meant to be read.
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>Its files in ordinal order of their places, but hidden ones and those that are still being written; and whether there
    /// are such that are ready unless they are written on within seconds.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="now">When it is looked at.</param>
    /// <exception cref="IOException">It cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public static (IReadOnlyList<DroppedFile> Ready, bool IsWaiting) Look(string folder, Instant now)
    {
        // Without this the enumeration would pass over a folder that may not be read as if it were empty.
        using (Directory.EnumerateFileSystemEntries(folder).GetEnumerator()) { }
        var named = Directory.EnumerateFiles(folder, "*", Everywhere).Select(p => Look(folder, p)).OfType<DroppedFile>()
            .Where(IsNamedToBeRead).OrderBy(f => f.Name, StringComparer.Ordinal).ToLookup(f => IsSettled(f, now));
        return ([.. named[true]], named[false].Any());
    }

    /// <summary>A file as it stands now; null where it has gone.</summary>
    public static DroppedFile? Look(string folder, string path)
    {
        var file = new FileInfo(path);
        return !file.Exists ? null
            : new(path, System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), file.Length, Instant.FromDateTimeUtc(file.LastWriteTimeUtc));
    }

    private static bool IsNamedToBeRead(DroppedFile file) =>
        !file.Name.Split('/').Any(part => part.StartsWith('.') || part.EndsWith('~'))
        && !Unfinished.Any(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    // A time well ahead is another machine's clock; to wait for it would be to wait for days.
    private static bool IsSettled(DroppedFile file, Instant now) => file.Written < now - Settled || file.Written > now + Settled;
}
