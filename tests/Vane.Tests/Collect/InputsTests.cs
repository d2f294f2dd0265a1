using System.IO.Compression;
using Vane.Collect;

namespace Vane.Tests.Collect;

public sealed class InputsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vane-inputs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("a.jsonl", typeof(JsonLinesSource))]
    [InlineData("a.NDJSON", typeof(JsonLinesSource))]
    [InlineData("a.csv", typeof(CsvSource))]
    [InlineData("a.md", typeof(DocumentsSource))]
    [InlineData("a.html", typeof(DocumentsSource))]
    [InlineData("a.pdf", typeof(DocumentsSource))]
    public void The_extension_says_the_kind(string name, Type source) => Open(Write(name, "x"u8)).ShouldBeOfType(source);

    [Theory]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    public void A_text_with_sections_of_posts_is_a_trend_report_and_no_document(string name) =>
        Open(Write(name, "# 2031-05-20\n\nWords.\n\n## Today's trending posts\n"u8)).ShouldBeOfType<MarkdownReportSource>();

    [Fact]
    public async Task Compressed_files_are_decompressed_on_the_way()
    {
        var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionMode.Compress))
            gzip.Write("source,id,title,published\ns,1,T,2025-01-01\n"u8);
        (await Readings.OfAsync(Open(Write("a.csv.GZ", archive.ToArray())))).Items.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a.gz")]
    [InlineData("a")]
    public void An_unknown_kind_is_refused_with_the_known_ones(string name) =>
        Should.Throw<IOException>(() => Open(Write(name, "x"u8))).Message.ShouldStartWith("is of no known kind. Known are .jsonl");

    [Fact]
    public void A_missing_file_is_refused()
    {
        foreach (var name in (string[])["none.csv", "none.html", "none.md"])
            Should.Throw<IOException>(() => Open(Path.Combine(_folder.FullName, name)));
    }

    [Theory]
    [InlineData("a.csv.gz")]
    [InlineData("a.jsonl.zst")]
    public void A_file_without_a_byte_is_no_archive(string name) =>
        Should.Throw<IOException>(() => Open(Write(name, []))).Message.ShouldBe("is empty, so no archive");

    [Theory]
    [InlineData("a.jsonl.gz", "the gzip archive is damaged or cut short")]
    [InlineData("a.csv.zst", "the zstd archive is damaged: Unknown frame descriptor")]
    public async Task A_file_of_another_kind_than_its_name_says_breaks_at_once(string name, string reason)
    {
        var all = await Readings.OfAsync(Open(Write(name, "plain text, nothing else"u8)));
        all.Broke.ShouldBe(new Reading.Broke(1, $"broken after line 0 (byte 0 of the content): {reason}"));
    }

    [Fact]
    public async Task A_table_named_as_another_kind_gives_no_item()
    {
        var json = await Readings.OfAsync(Open(Write("a.jsonl", "source,id,title\ns,1,T\n"u8)));
        (json.Items.Count, json.Refused.Count).ShouldBe((0, 2));
        var csv = await Readings.OfAsync(Open(Write("a.csv", """{"source":"s","id":"1","title":"T"}"""u8)));
        (csv.Items.Count, csv.Broke).ShouldNotBe((0, null));
    }

    [Fact]
    public void A_folder_stands_for_its_files_of_records_and_for_itself_as_documents()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "sub"));
        foreach (var name in (string[])["b.csv", "B.jsonl.zst", "x.png", "c.gz", "sub/d.csv", "sub/p.html", "t.md"]) Write(name, "source,id,title\n"u8);
        Write("prices.csv", "name,price\n"u8);
        Inputs.Expand(_folder.FullName).Select(path => Path.GetRelativePath(_folder.FullName, path))
            .ShouldBe(["B.jsonl.zst", "b.csv", Path.Combine("sub", "d.csv"), "."]);
    }

    [Fact]
    public void A_folder_without_documents_stands_for_its_files_of_records_alone()
    {
        Write("b.csv", "source,id,title\n"u8);
        Inputs.Expand(_folder.FullName).Select(Path.GetFileName).ShouldBe(["b.csv"]);
    }

    private string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static ISource Open(string path) => Inputs.Open(path, () => Stream.Null);
}
