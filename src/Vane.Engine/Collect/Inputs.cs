namespace Vane.Collect;

/// <summary>Opens what the user names as a source: by its extension, decompressed on the way.</summary>
public static class Inputs
{
    /// <summary>The name of standard input on the command line.</summary>
    public const string StandardInput = "-";

    private static readonly string[] Extensions = [".jsonl", ".ndjson", ".csv", ".md", ".markdown", ".txt"];

    /// <summary>Opens an input.</summary>
    /// <param name="path">File, or <c>-</c> for items on standard input.</param>
    /// <param name="standardInput">What to read for <c>-</c>.</param>
    /// <param name="track">Wraps the compressed file, to watch progress.</param>
    /// <exception cref="IOException">It cannot be opened, or its kind is not known.</exception>
    public static ISource Open(string path, Func<Stream> standardInput, Func<Stream, Stream>? track = null)
    {
        if (path == StandardInput) return new JsonLinesSource(StandardInput, standardInput());
        if (Directory.Exists(path)) throw new IOException("is a folder");
        var (kind, compression) = KindOf(path);
        var file = OpenFile(path);
        // Even an archive of nothing has a header, but the platform's gzip takes a file without a byte for one.
        if (compression.Length > 0 && file is { CanSeek: true, Length: 0 })
            throw Closing(file, "is empty, so no archive");
        var content = Decompress(track is null ? file : track(file), compression);
        // The same file by whichever way it is named.
        var name = Path.GetFullPath(path);
        return kind switch
        {
            ".csv" => new CsvSource(name, content),
            ".jsonl" or ".ndjson" => new JsonLinesSource(name, content),
            _ => new MarkdownReportSource(name, content),
        };
    }

    /// <summary>The files a path stands for: itself, or the known kinds of files in a folder, in ordinal order.</summary>
    public static IEnumerable<string> Expand(string path) =>
        !Directory.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path).Where(f => IsKnown(f)).Order(StringComparer.Ordinal);

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException("may not be read by this user", e);
        }
    }

    private static Stream Decompress(Stream file, string compression)
    {
        try
        {
            return compression switch
            {
                ".gz" => new GzipContent(file),
                ".zst" => new ZstdStream(file),
                _ => file,
            };
        }
        catch (PlatformNotSupportedException e)
        {
            throw Closing(file, e.Message);
        }
    }

    private static IOException Closing(Stream file, string reason)
    {
        file.Dispose();
        return new IOException(reason);
    }

    private static bool IsKnown(string file)
    {
        var (kind, _) = Split(file);
        return Extensions.Contains(kind, StringComparer.Ordinal);
    }

    private static (string Kind, string Compression) KindOf(string path) =>
        IsKnown(path) ? Split(path) : throw new IOException(
            $"is of no known kind. Known are {string.Join(", ", Extensions)}, each also with .gz or .zst");

    private static (string Kind, string Compression) Split(string path)
    {
        var outer = Path.GetExtension(path).ToLowerInvariant();
        return outer is ".gz" or ".zst"
            ? (Path.GetExtension(Path.GetFileNameWithoutExtension(path)).ToLowerInvariant(), outer)
            : (outer, "");
    }
}
