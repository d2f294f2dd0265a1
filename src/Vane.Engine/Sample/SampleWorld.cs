using System.IO.Compression;
using System.Text;
using Vane.Model;

namespace Vane.Sample;

/// <summary>A small world of invented posts with trends planted in it, to try Vane on, to test and to measure it.</summary>
public static class SampleWorld
{
    private const string ReadMe = """
        Sample data for Vane
        ====================

        All of it is invented by a program: every title, text, name, product, laboratory, company, place and figure.
        Any likeness to what exists is chance. Addresses lead nowhere (.example is reserved for that).

          sample-forum.jsonl.gz   a forum with scores and comments, English and Chinese
          sample-news.csv         two news lists that show places only; a row for each time a story was seen
          sample-papers.jsonl     papers without figures; delivery stops nine days before the end, and the last
                                  records are broken on purpose
          documents/              a cluttered page, a feed cut short, a talk with rolling captions, and a page copied as
                                  text with a table that lost its form; to try "vane read" on

        """;

    // What a broken delivery looks like: cut off, without what matters, and at a time that never was.
    private const string BrokenRecords = """
        {"source":"sample-papers","community":"c/papers","title":"A Record without an Id","published":"2026-06-21T00:00:00Z"}
        {"source":"sample-papers","community":"c/papers","id":"p-broken","title":"A Day That Never Was","published":"2026-02-30"}
        {"source":"sample-papers","community":"c/papers","id":"p-cut","title":"A Record Cut Off in the Mid

        """;

    /// <summary>All items of the world, made as they are asked for, in constant memory. An id that comes again tells of
    /// the same post later: corrected or deleted.</summary>
    public static IEnumerable<Item> Items(SampleOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Days);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.PostsPerDay);
        return new Chronicle(options).Items();
    }

    /// <summary>Writes items as JSON Lines until there are no more or <paramref name="bytes"/> are reached.</summary>
    /// <returns>How many lines.</returns>
    public static long WriteLines(Stream stream, SampleOptions options, long bytes = long.MaxValue)
    {
        using var lines = new ItemLines(stream);
        long count = 0;
        foreach (var item in Items(options))
        {
            lines.Write(item);
            count++;
            if (lines.Bytes >= bytes) break;
        }

        return count;
    }

    /// <summary>Writes the world as files to import, and a note that says what they are.</summary>
    /// <param name="directory">Folder, made where it is missing; files of the same names are replaced.</param>
    /// <param name="options">What world.</param>
    /// <returns>The paths of the files to import.</returns>
    public static IReadOnlyList<string> Write(string directory, SampleOptions options)
    {
        Directory.CreateDirectory(directory);
        // Without an extension, because a folder's .txt files are imported too.
        File.WriteAllText(Path.Combine(directory, "README"), ReadMe);
        string[] paths =
        [
            Path.Combine(directory, $"{Script.ForumSource}.jsonl.gz"),
            Path.Combine(directory, $"{Script.NewsSource}.csv"),
            Path.Combine(directory, $"{Script.PapersSource}.jsonl"),
        ];
        WriteFiles(paths[0], paths[1], paths[2], options);
        WriteDocuments(Path.Combine(directory, "documents"));
        return paths;
    }

    private static void WriteDocuments(string directory)
    {
        const string prefix = "sample-document/";
        Directory.CreateDirectory(directory);
        var assembly = typeof(SampleWorld).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var content = assembly.GetManifestResourceStream(name)!;
            using var file = File.Create(Path.Combine(directory, name[prefix.Length..]));
            content.CopyTo(file);
        }
    }

    private static void WriteFiles(string forumPath, string newsPath, string papersPath, SampleOptions options)
    {
        using var papersFile = File.Create(papersPath);
        using (var gzip = new GZipStream(File.Create(forumPath), CompressionLevel.Optimal))
        using (var forum = new ItemLines(gzip))
        using (var papers = new ItemLines(papersFile))
        using (var news = new StreamWriter(newsPath))
        {
            news.Write(ItemRows.Header);
            foreach (var item in Items(options))
            {
                if (item.Key.Source == Script.NewsSource) ItemRows.Write(news, item);
                else (item.Key.Source == Script.ForumSource ? forum : papers).Write(item);
            }
        }

        papersFile.Write(Encoding.UTF8.GetBytes(BrokenRecords));
    }
}
