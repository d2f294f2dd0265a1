using System.Buffers;
using System.IO.Compression;

namespace Vane.Net;

/// <summary>Reads a body as it comes, decompressed, within limits: what unpacks without end is never held.</summary>
internal static class Body
{
    // Text compresses to a tenth, tables of markup to a fiftieth; what is smaller than the floor does no harm.
    private const int MostRatio = 200;
    private const int RatioFloor = 1 << 20;
    private const int MostReserved = 1 << 20;

    /// <summary>All bytes of a body.</summary>
    /// <param name="wire">The body as it is sent.</param>
    /// <param name="coding">The header Content-Encoding.</param>
    /// <param name="length">The header Content-Length.</param>
    /// <param name="errand">Says how much is taken.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="FetchException">It is too large, or compressed in a way that was not asked for.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or cut short.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(WireStream wire, string? coding, long? length, Errand errand, CancellationToken cancel)
    {
        var isPlain = Coding(coding) == "";
        var most = errand.Request.MostBytes;
        if (isPlain && length > most && !errand.TakesFirstBytes) throw TooLarge(most);
        await using var body = isPlain ? wire : await OpenAsync(wire, Coding(coding), cancel);
        using var bytes = new MemoryStream(isPlain ? (int)Math.Min(length ?? 0, Math.Min(most, MostReserved)) : 0);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 14);
        try
        {
            while (await body.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                var taken = (int)Math.Min(read, most - bytes.Length);
                bytes.Write(buffer, 0, taken);
                if (taken < read && !errand.TakesFirstBytes) throw TooLarge(most);
                if (!isPlain && bytes.Length > RatioFloor && bytes.Length > MostRatio * wire.Count) throw Bomb();
                if (taken < read) break;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    // RFC 9110, section 8.4.1; several in a row are nothing that a server of pages does.
    private static string Coding(string? header)
    {
        var codings = (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(c => c.ToLowerInvariant()).Where(c => c != "identity").ToList();
        return codings switch
        {
            [] => "",
            ["gzip" or "x-gzip"] => "gzip",
            ["deflate" or "br"] => codings[0],
            _ => throw new FetchException(FetchFault.Broken, "is compressed in a way that was not asked for"),
        };
    }

    private static async Task<Stream> OpenAsync(WireStream wire, string coding, CancellationToken cancel)
    {
        var first = new byte[2];
        var count = await wire.ReadAtLeastAsync(first, 2, throwOnEndOfStream: false, cancel);
        var all = new PushedBackStream(first.AsMemory(0, count), wire);
        // Servers name a coding for bodies of no bytes too.
        if (count == 0) return all;
        return coding switch
        {
            "gzip" => new GZipStream(all, CompressionMode.Decompress),
            "br" => new BrotliStream(all, CompressionMode.Decompress),
            // Meant is zlib's format (RFC 1950); some send bare deflate (RFC 1951).
            _ when count == 2 && (first[0] & 0x0F) == 8 && ((first[0] << 8) | first[1]) % 31 == 0 => new ZLibStream(all, CompressionMode.Decompress),
            _ => new DeflateStream(all, CompressionMode.Decompress),
        };
    }

    private static FetchException TooLarge(int most) =>
        new(FetchFault.TooLarge, most >= 1 << 20 ? $"larger than {most >> 20} MiB" : $"larger than {most} bytes");

    private static FetchException Bomb() => new(FetchFault.TooLarge, $"unpacks to larger than {MostRatio} times what was sent");
}
