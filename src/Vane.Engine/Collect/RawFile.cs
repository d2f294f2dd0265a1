using NodaTime;
using Vane.Parse;

namespace Vane.Collect;

/// <summary>Reads a file whole, decompressed, within the limits of what may be parsed.</summary>
public static class RawFile
{
    /// <summary>The file's bytes. The text of a PDF is taken out by <see cref="PdfText"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="found">When it was found; null for when it was written last.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ParseException">It is too large, or a PDF whose text cannot be had.</exception>
    public static async Task<RawInput> ReadAsync(string path, Instant? found, CancellationToken cancel)
    {
        if (Directory.Exists(path)) throw new IOException("is a folder; name its files, or import it");
        if (!File.Exists(path)) throw new IOException("there is no such file");
        await using var content = Inputs.OpenContent(path);
        var bytes = await ReadAsync(content, cancel);
        var seen = found ?? Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path));
        var input = new RawInput(bytes, path, seen);
        return PdfText.IsPdf(bytes.Span) ? await PdfText.TakeAsync(input, cancel) : input;
    }

    /// <summary>All bytes of a stream.</summary>
    /// <exception cref="ParseException">There are more than may be parsed.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > ParseLimits.Bytes) throw new ParseException($"larger than {ParseLimits.Bytes >> 20} MiB");
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
