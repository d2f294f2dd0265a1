using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Vane.Understand;

/// <summary>A file of a lens.</summary>
/// <param name="Name">Name within the folder, <c>topics.yaml</c>.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record LensFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    private const string Extension = ".yaml";
    private const int MostBytes = 16 << 20;

    /// <summary>The lenses that come with Vane, in ordinal order.</summary>
    public static IReadOnlyList<string> EmbeddedLenses { get; } = [.. Resources()
        .Select(name => name["lens/".Length..name.LastIndexOf('/')]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The files of a lens that comes with Vane, by name in ordinal order; none where there is no such lens.</summary>
    public static IReadOnlyList<LensFile> Embedded(string lens)
    {
        var prefix = $"lens/{lens}/";
        return [.. Resources().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new LensFile(name[prefix.Length..], ReadResource(name)))];
    }

    /// <summary>The files of a lens in a folder, by name in ordinal order. Files other than <c>*.yaml</c> are none of it.</summary>
    /// <exception cref="LensException">The folder or a file cannot be read.</exception>
    public static IReadOnlyList<LensFile> InFolder(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Where(path => path.EndsWith(Extension, StringComparison.Ordinal))
                .OrderBy(Path.GetFileName, StringComparer.Ordinal).Select(ReadFile)];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new LensException($"The lens in '{folder}' cannot be read: {failed.Message}", failed);
        }
    }

    /// <summary>SHA-256 over names, lengths and bytes of files, lower-case hexadecimal.</summary>
    public static string Fingerprint(IEnumerable<LensFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Name + '\0'));
            BinaryPrimitives.WriteInt64LittleEndian(length, file.Bytes.Length);
            hash.AppendData(length);
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static LensFile ReadFile(string path)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path).Length > MostBytes) throw LensException.At(name, 1, "file", "is larger than 16 MiB");
        return new LensFile(name, File.ReadAllBytes(path));
    }

    private static IEnumerable<string> Resources() =>
        typeof(LensFile).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("lens/", StringComparison.Ordinal));

    private static byte[] ReadResource(string name)
    {
        using var stream = typeof(LensFile).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
