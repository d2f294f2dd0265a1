using System.IO.Compression;
using System.Text;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Commanding;

public sealed class InputTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly byte[] _lines = Workspace.SampleLines(100);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Standard_input_is_imported_as_a_file_is()
    {
        var hash = await PlainAsync();
        var outcome = await _workspace.VaneAsync(_lines, "import", "--json", "-");
        outcome.ShouldEndWith(0).Json.GetProperty("new").GetInt64().ShouldBeGreaterThan(0);
        (await _workspace.HashAsync()).ShouldBe(hash);
    }

    [Fact]
    public async Task A_gzip_archive_is_imported_as_its_content_is()
    {
        var hash = await PlainAsync();
        await _workspace.WriteAsync("items.jsonl.gz", Gzip(_lines));
        await _workspace.ImportAsync("items.jsonl.gz");
        (await _workspace.HashAsync()).ShouldBe(hash);
    }

    [Theory]
    [InlineData("--long=27")]
    [InlineData("--long=30")]
    [InlineData("-19")]
    public async Task A_zstd_archive_with_any_window_is_imported_as_its_content_is(string option)
    {
        var hash = await PlainAsync();
        await _workspace.WriteAsync("items.jsonl.zst", await ZstdAsync(option));
        await _workspace.ImportAsync("items.jsonl.zst");
        (await _workspace.HashAsync()).ShouldBe(hash);
    }

    [Fact]
    public async Task A_gzip_archive_cut_short_keeps_what_was_read()
    {
        await _workspace.WriteAsync("cut.jsonl.gz", Half(Gzip(_lines)));
        await ShouldKeepWhatWasReadAsync("cut.jsonl.gz");
    }

    [Fact]
    public async Task A_zstd_archive_cut_short_keeps_what_was_read()
    {
        await _workspace.WriteAsync("cut.jsonl.zst", Half(await ZstdAsync("--long=27")));
        await ShouldKeepWhatWasReadAsync("cut.jsonl.zst");
    }

    [Fact]
    public async Task A_broken_archive_among_good_files_ends_with_1_and_the_good_ones_are_stored()
    {
        var items = Encoding.UTF8.GetString(_lines).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await _workspace.WriteAsync("a.jsonl", items[..10]);
        await _workspace.WriteAsync("b.jsonl.gz", Half(Gzip(_lines)));
        await _workspace.WriteAsync("c.jsonl", items[^10..]);
        var outcome = (await _workspace.VaneAsync("import", "a.jsonl", "b.jsonl.gz", "c.jsonl")).ShouldEndWith(1);
        outcome.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("vane: b.jsonl.gz: ");
        var again = await _workspace.ImportAsync("a.jsonl", "c.jsonl");
        again.GetProperty("new").GetInt64().ShouldBe(0);
        again.GetProperty("observations").GetInt64().ShouldBe(0);
    }

    private async Task ShouldKeepWhatWasReadAsync(string cut)
    {
        var outcome = (await _workspace.VaneAsync("import", "--json", cut)).ShouldEndWith(1);
        outcome.ErrorLines.ShouldHaveSingleItem().ShouldStartWith($"vane: {cut}: ");
        outcome.Json.GetProperty("new").GetInt64().ShouldBeGreaterThan(100);
        var kept = await _workspace.StatusAsync();
        kept.GetProperty("documents").GetInt64().ShouldBe(outcome.Json.GetProperty("new").GetInt64());

        await _workspace.WriteAsync("whole.jsonl", _lines);
        var rest = await _workspace.ImportAsync("whole.jsonl");
        rest.GetProperty("observations").GetInt64().ShouldBeGreaterThan(0);
        (await _workspace.StatusAsync()).GetProperty("observations").GetInt64()
            .ShouldBe(kept.GetProperty("observations").GetInt64() + rest.GetProperty("observations").GetInt64());
    }

    private async Task<string> PlainAsync()
    {
        await _workspace.WriteAsync("items.jsonl", _lines);
        await _workspace.ImportAsync("items.jsonl");
        var hash = await _workspace.HashAsync();
        _workspace.DropStore();
        return hash;
    }

    // From standard input: knowing the size, the tool would narrow the window to it.
    private async Task<byte[]> ZstdAsync(string option)
    {
        using var zstd = RunningProgram.Start(Tools.Require(Tools.Zstd), ["-q", option, "-c", "-o", "items.zst"], _workspace.Folder);
        await zstd.Input.WriteAsync(_lines, TestContext.Current.CancellationToken);
        (await zstd.EndAsync()).ShouldEndWith(0);
        return await File.ReadAllBytesAsync(_workspace.PathOf("items.zst"), TestContext.Current.CancellationToken);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest)) gzip.Write(content);
        return stream.ToArray();
    }

    private static byte[] Half(byte[] archive) => archive[..(archive.Length / 2)];
}
