using System.IO.Compression;
using Vane.Net;

namespace Vane.Collect;

/// <summary>
/// Decompresses gzip and says so when the archive is bad. Left to itself the platform's stream takes an archive cut
/// short for a whole one, and calls a wrong checksum an unsupported compression method.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private const string Strictness = "System.IO.Compression.UseStrictValidation";

    private static readonly bool NoticesCuts = TryOnCutArchive();

    private readonly GZipStream _gzip;

    /// <summary>Reads from a compressed stream, which is disposed with this one.</summary>
    /// <exception cref="PlatformNotSupportedException">A cut archive would go unnoticed.</exception>
    public GzipContent(Stream input)
    {
        if (!NoticesCuts)
            throw new PlatformNotSupportedException(
                $".gz cannot be read safely: .NET ignores {Strictness}; decompress the file first");
        _gzip = new GZipStream(input, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _gzip.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw Bad(e);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _gzip.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw Bad(e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    // The switch stands in the program's runtime configuration; a host without it may still set it here, unless it has
    // decompressed something before. So try it: a header and nothing after it is no archive.
    private static bool TryOnCutArchive()
    {
        AppContext.SetSwitch(Strictness, true);
        using var gzip = new GZipStream(new MemoryStream([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]), CompressionMode.Decompress);
        try
        {
            return gzip.ReadByte() >= 0;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static InvalidDataException Bad(InvalidDataException e) =>
        new("the gzip archive is damaged or cut short", e);
}
