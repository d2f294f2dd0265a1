using NodaTime;

namespace Vane.Collect;

/// <summary>Opens what the user names as a source: by its extension, decompressed on the way.</summary>
public static class Inputs
{
    /// <summary>The name of standard input on the command line.</summary>
    public const string StandardInput = "-";

    private static readonly string[] Records = [".jsonl", ".ndjson", ".csv"];
    private static readonly string[] Texts = [".md", ".markdown", ".txt"];

    private static readonly string[] Documents = """
        .html .htm .xhtml .xml .rss .atom .rdf .json .json3 .vtt .srt .srv1 .srv2 .srv3 .ttml .pdf .tsv
        """.Split(' ', StringSplitOptions.TrimEntries);

    private const int LongestHeader = 4096;

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Opens an input.</summary>
    /// <param name="path">File; a folder, for the documents in it; or <c>-</c> for items on standard input.</param>
    /// <param name="standardInput">What to read for <c>-</c>.</param>
    /// <param name="track">Wraps the compressed file, to watch progress.</param>
    /// <param name="found">When documents were found that state no time; null for when their files were written last.</param>
    /// <exception cref="IOException">It cannot be opened, or its kind is not known.</exception>
    public static ISource Open(string path, Func<Stream> standardInput, Func<Stream, Stream>? track = null, Instant? found = null)
    {
        if (path == StandardInput) return new JsonLinesSource(StandardInput, standardInput());
        // The same file by whichever way it is named.
        var name = Path.GetFullPath(path);
        if (Directory.Exists(path)) return new DocumentsSource(name, [.. Files(name).Where(IsDocumentInFolder)], found);
        if (!File.Exists(path)) throw new IOException("there is no such file");
        if (!IsKnown(path))
            throw new IOException($"is of no known kind. Known are {string.Join(", ", Records.Concat(Texts).Concat(Documents))}, each also with .gz or .zst");
        if (IsDocument(path))
        {
            OpenFile(path).Dispose();
            return new DocumentsSource(name, [name], found);
        }

        var content = OpenContent(path, track);
        return KindOf(path) switch
        {
            ".csv" => new CsvSource(name, content),
            ".jsonl" or ".ndjson" => new JsonLinesSource(name, content),
            _ => new MarkdownReportSource(name, content),
        };
    }

    /// <summary>Opens one file of a folder: a document is called by its place in the folder, as when all of the folder is read.</summary>
    /// <exception cref="IOException">It cannot be opened, or its kind is not known.</exception>
    internal static ISource OpenIn(string folder, string file)
    {
        if (!IsKnown(file) || !IsDocumentInFolder(file)) return Open(file, () => Stream.Null);
        OpenFile(file).Dispose();
        return new DocumentsSource(folder, [file]);
    }

    /// <summary>The inputs a path stands for: itself; or of a folder the known kinds of files anywhere in it in ordinal order, and
    /// the folder itself for all documents in it.</summary>
    public static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var files = Files(path).ToLookup(IsDocumentInFolder);
        return files[true].Any() ? [.. files[false], path] : files[false];
    }

    /// <summary>Opens the content of a file, decompressed by what its name says.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    internal static Stream OpenContent(string path, Func<Stream, Stream>? track = null)
    {
        var compression = Path.GetExtension(path).ToLowerInvariant();
        var file = OpenFile(path);
        // Even an archive of nothing has a header, but the platform's gzip takes a file without a byte for one.
        if (compression is ".gz" or ".zst" && file is { CanSeek: true, Length: 0 })
            throw Closing(file, "is empty, so no archive");
        return Decompress(track is null ? file : track(file), compression);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", Everywhere).Where(IsKnown).Order(StringComparer.Ordinal);

    // A text is a document unless it is a report with tables of posts, whose narrative must not be taken for one.
    private static bool IsDocument(string path) => KindOf(path) is var kind
        && (Documents.Contains(kind, StringComparer.Ordinal) || (Texts.Contains(kind, StringComparer.Ordinal) && !HasTablesOfPosts(path)));

    // Somebody's table among documents is one of them; named by itself it is meant for items, and told what it lacks.
    private static bool IsDocumentInFolder(string path) => IsDocument(path) || (KindOf(path) == ".csv" && !NamesItems(path));

    private static bool NamesItems(string path)
    {
        try
        {
            using var content = OpenContent(path);
            var head = new byte[LongestHeader];
            var line = System.Text.Encoding.UTF8.GetString(head, 0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).Split('\n')[0];
            return line.Split(',').Select(cell => cell.Trim(' ', '"', '\r', '\uFEFF')).Any(cell =>
                cell.Equals("source", StringComparison.OrdinalIgnoreCase) || cell.Equals("id", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return true; // Whoever reads it says what is wrong with it.
        }
    }

    private static bool HasTablesOfPosts(string path)
    {
        try
        {
            using var content = OpenContent(path);
            return MarkdownReportSource.HasTablesOfPosts(content);
        }
        catch (IOException)
        {
            return false; // Whoever reads it says what is wrong with it.
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

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

    private static bool IsKnown(string path) => KindOf(path) is var kind
        && (Records.Contains(kind, StringComparer.Ordinal) || Texts.Contains(kind, StringComparer.Ordinal) || Documents.Contains(kind, StringComparer.Ordinal));

    /// <summary>A file's name without its folder, and without the endings that tell its kind and its compression.</summary>
    internal static string NameOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return Path.GetExtension(path).ToLowerInvariant() is ".gz" or ".zst" ? Path.GetFileNameWithoutExtension(name) : name;
    }

    private static string KindOf(string path)
    {
        var outer = Path.GetExtension(path).ToLowerInvariant();
        return outer is ".gz" or ".zst" ? Path.GetExtension(Path.GetFileNameWithoutExtension(path)).ToLowerInvariant() : outer;
    }
}
