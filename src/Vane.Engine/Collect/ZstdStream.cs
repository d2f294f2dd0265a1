using System.Buffers;
using System.Reflection;
using System.Runtime.InteropServices;
using Vane.Net;

namespace Vane.Collect;

/// <summary>Decompresses zstd through the system's libzstd, window of up to 2 GiB (archives use <c>--long=31</c>).</summary>
public sealed unsafe partial class ZstdStream : ForwardStream
{
    private const string Library = "zstd";
    private const int WindowLogMax = 100; // ZSTD_d_windowLogMax

    // The library's name with the version of its interface, as systems install it without development files.
    private static readonly string[] Names = ["libzstd.so.1", "libzstd.1.dylib", "libzstd.dll"];

    private readonly Stream _input;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
    private nint _context;
    private int _start, _end;
    // An archive holds at least one frame: no bytes at all is a cut as well.
    private bool _frameOpen = true;
    private bool _hasMore;

    static ZstdStream() => NativeLibrary.SetDllImportResolver(typeof(ZstdStream).Assembly, Resolve);

    /// <summary>Reads from a compressed stream, which is disposed with this one.</summary>
    /// <exception cref="PlatformNotSupportedException">libzstd is not installed.</exception>
    public ZstdStream(Stream input)
    {
        _input = input;
        try
        {
            _context = ZSTD_createDStream();
            ThrowOnError(ZSTD_DCtx_setParameter(_context, WindowLogMax, 31));
        }
        catch (DllNotFoundException)
        {
            throw new PlatformNotSupportedException(
                "Reading .zst needs the system library libzstd (Debian, Ubuntu: libzstd1; Fedora: libzstd; macOS: zstd).");
        }
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (true)
        {
            if (_start == _end && !_hasMore)
            {
                (_start, _end) = (0, _input.Read(_buffer));
                if (_end == 0) return AtEnd();
            }

            var written = Decompress(buffer);
            if (written > 0) return written;
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (_context != 0)
        {
            _ = ZSTD_freeDStream(_context);
            _context = 0;
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        if (disposing) _input.Dispose();
        base.Dispose(disposing);
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var candidate in name == Library ? Names : [])
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle)) return handle;
        }

        return 0;
    }

    private int AtEnd() => _frameOpen ? throw new InvalidDataException("the zstd archive is cut short") : 0;

    private int Decompress(Span<byte> target)
    {
        fixed (byte* to = target, from = _buffer)
        {
            var output = new Buffer { Data = to, Size = (nuint)target.Length };
            var input = new Buffer { Data = from, Size = (nuint)_end, Position = (nuint)_start };
            var left = ZSTD_decompressStream(_context, &output, &input);
            ThrowOnError(left);
            _frameOpen = left != 0;
            // A full target may leave decompressed bytes inside the decoder although all input is taken.
            _hasMore = _frameOpen && output.Position == output.Size;
            _start = (int)input.Position;
            return (int)output.Position;
        }
    }

    private static void ThrowOnError(nuint code)
    {
        if (ZSTD_isError(code) != 0)
            throw new InvalidDataException($"the zstd archive is damaged: {Marshal.PtrToStringUTF8(ZSTD_getErrorName(code))}");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Buffer
    {
        public byte* Data;
        public nuint Size;
        public nuint Position;
    }

    [LibraryImport(Library)]
    private static partial nint ZSTD_createDStream();

    [LibraryImport(Library)]
    private static partial nuint ZSTD_freeDStream(nint context);

    [LibraryImport(Library)]
    private static partial nuint ZSTD_DCtx_setParameter(nint context, int parameter, int value);

    [LibraryImport(Library)]
    private static partial nuint ZSTD_decompressStream(nint context, Buffer* output, Buffer* input);

    [LibraryImport(Library)]
    private static partial uint ZSTD_isError(nuint code);

    [LibraryImport(Library)]
    private static partial nint ZSTD_getErrorName(nuint code);
}
