using System.IO.Compression;

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
        var (kind, compression) = KindOf(path);
        if (Directory.Exists(path)) throw new IOException("is a folder");
        Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        if (track is not null) file = track(file);
        var content = compression switch
        {
            ".gz" => new GZipStream(file, CompressionMode.Decompress),
            ".zst" => new ZstdStream(file),
            _ => file,
        };
        return kind switch
        {
            ".csv" => new CsvSource(path, content),
            ".jsonl" or ".ndjson" => new JsonLinesSource(path, content),
            _ => new MarkdownReportSource(path, content),
        };
    }

    /// <summary>The files a path stands for: itself, or the known kinds of files in a folder, in ordinal order.</summary>
    public static IEnumerable<string> Expand(string path) =>
        !Directory.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path).Where(f => IsKnown(f)).Order(StringComparer.Ordinal);

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
