using System.IO.Compression;

namespace Vane.Parse;

/// <summary>Opens inputs that came compressed.</summary>
public static class Inflate
{
    /// <summary>The bytes, decompressed where they are gzip. What breaks off is kept up to the break.</summary>
    /// <param name="bytes">The bytes as they came.</param>
    /// <exception cref="ParseException">There are more than <see cref="ParseLimits.Bytes"/>.</exception>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is not [0x1F, 0x8B, ..]) return Within(bytes);
        using var input = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        using var output = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = input.Read(buffer)) > 0;)
            {
                output.Write(buffer, 0, read);
                if (output.Length > ParseLimits.Bytes) break;
            }
        }
        catch (InvalidDataException) when (output.Length > 0)
        {
            // Cut off or with a wrong checksum; what is there may still be read.
        }
        catch (InvalidDataException)
        {
            throw new ParseException("the gzip data is damaged");
        }

        return Within(output.GetBuffer().AsMemory(0, (int)output.Length));
    }

    private static ReadOnlyMemory<byte> Within(ReadOnlyMemory<byte> bytes) => bytes.Length <= ParseLimits.Bytes
        ? bytes : throw new ParseException($"larger than {ParseLimits.Bytes >> 20} MiB");
}
