using System.IO.Compression;
using System.Text;
using Vane.Collect;

namespace Vane.Tests.Collect;

public sealed class ArchiveTests
{
    // Magic, frame header (no checksum, one segment), and one raw block; the sizes are filled in by Zstd().
    private const string ZstdMagic = "28B52FFD";
    private static readonly byte[] Lines = MakeLines(20_000);

    [Fact]
    public void A_zstd_archive_is_read_in_pieces_of_any_size()
    {
        foreach (var size in (int[])[1, 7, 100, 4096])
            Drain(new ZstdStream(new MemoryStream(Zstd(Lines.AsSpan(0, 3000)))), size).ShouldBe(Lines[..3000]);
    }

    [Fact]
    public void Zstd_frames_follow_one_another() =>
        Drain(new ZstdStream(new MemoryStream([.. Zstd("one "u8), .. Zstd("two"u8)])), 3).ShouldBe("one two"u8.ToArray());

    [Fact]
    public async Task A_zstd_archive_cut_short_keeps_what_came_before()
    {
        byte[] archive = [.. Zstd(Lines.AsSpan(0, 60_000)), .. Zstd(Lines.AsSpan(60_000, 30_000))[..^100]];
        var all = await Readings.OfJsonAsync(new ZstdStream(new MemoryStream(archive)));
        all.Items.Count.ShouldBeGreaterThan(500);
        all.Broke.ShouldNotBeNull().Reason.ShouldEndWith("the zstd archive is cut short");
        all.Broke.Line.ShouldBe(all.Items.Count + 1);
        all.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_zstd_archive_keeps_what_came_before()
    {
        var all = await Readings.OfJsonAsync(new ZstdStream(new MemoryStream([.. Zstd(Lines.AsSpan(0, 60_000)), .. "rubbish"u8])));
        all.Items.Count.ShouldBeGreaterThan(500);
        all.Broke.ShouldNotBeNull().Reason.ShouldContain("the zstd archive is damaged");
    }

    [Fact]
    public async Task A_whole_gzip_archive_is_read_to_its_end()
    {
        var all = await Readings.OfJsonAsync(new GzipContent(new MemoryStream([.. Gzip(Lines), .. Gzip(Lines)])));
        (all.Items.Count, all.Broke).ShouldBe((40_000, null));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_gzip_archive_cut_short_keeps_what_came_before(double part)
    {
        var archive = Gzip(Lines);
        var all = await Readings.OfJsonAsync(new GzipContent(new MemoryStream(archive[..(int)(archive.Length * part)])));
        all.Items.Count.ShouldBeInRange(1, 20_000);
        all.Broke.ShouldNotBeNull().Reason.ShouldEndWith("the gzip archive is damaged or cut short");
        all.Broke.Line.ShouldBe(all.Items.Count + 1);
        all.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gzip_archive_without_its_last_byte_or_with_a_wrong_checksum_is_broken()
    {
        var archive = Gzip(Lines);
        var cut = await Readings.OfJsonAsync(new GzipContent(new MemoryStream(archive[..^1])));
        archive[^6] ^= 1;
        var damaged = await Readings.OfJsonAsync(new GzipContent(new MemoryStream(archive)));
        cut.Items.Count.ShouldBe(20_000);
        // The piece that the checksum is read with is not handed out.
        damaged.Items.Count.ShouldBeInRange(15_000, 20_000);
        foreach (var all in (Readings[])[cut, damaged])
        {
            all.Broke.ShouldNotBeNull().Reason.ShouldEndWith("the gzip archive is damaged or cut short");
        }
    }

    private static byte[] MakeLines(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append("{\"source\":\"s\",\"id\":").Append(i).Append(",\"title\":\"Title ").Append(i * 7919L % 10007)
                .Append("\",\"published\":\"2025-01-01\"}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Gzip(byte[] content)
    {
        var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionMode.Compress)) gzip.Write(content);
        return archive.ToArray();
    }

    private static byte[] Zstd(ReadOnlySpan<byte> content)
    {
        var archive = new MemoryStream();
        archive.Write(Convert.FromHexString(ZstdMagic));
        archive.WriteByte(0xA0); // content size in four bytes, one segment, no checksum
        archive.Write(BitConverter.GetBytes(content.Length));
        var header = (content.Length << 3) | 1; // raw, last
        archive.Write([(byte)header, (byte)(header >> 8), (byte)(header >> 16)]);
        archive.Write(content);
        return archive.ToArray();
    }

    private static byte[] Drain(Stream stream, int size)
    {
        using (stream)
        {
            var (all, piece) = (new MemoryStream(), new byte[size]);
            for (int read; (read = stream.Read(piece)) > 0;) all.Write(piece, 0, read);
            return all.ToArray();
        }
    }
}
