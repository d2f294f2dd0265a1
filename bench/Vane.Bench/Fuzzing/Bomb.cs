using System.IO.Compression;
using System.Text;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>An input that is made to cost much.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is read as.</param>
/// <param name="File">What its file would be called.</param>
/// <param name="Make">Makes its bytes.</param>
internal sealed record Bomb(string Name, InputKind Kind, string File, Func<byte[]> Make)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Bomb> All { get; } = [.. PageBombs.All, .. FeedBombs.All, .. TalkBombs.All, .. PlainBombs.All, .. PagedBombs.All];

    /// <summary>The media type its sender would declare.</summary>
    public string? MediaType { get; init; }

    public static Bomb Page(string name, string begin, string part, int times, string end = "") =>
        new(name, InputKind.Article, "bomb.html", () => Repeat(begin, part, times, end));

    public static Bomb Of(InputKind kind, string file, string name, string begin, string part, int times, string end = "") =>
        new(name, kind, file, () => Repeat(begin, part, times, end));

    /// <summary>A beginning, something many times over, and an end.</summary>
    public static byte[] Repeat(string begin, string part, int times, string end = "")
    {
        var (head, body, tail) = (Encoding.UTF8.GetBytes(begin), Encoding.UTF8.GetBytes(part), Encoding.UTF8.GetBytes(end));
        var bytes = new byte[head.Length + (body.Length * times) + tail.Length];
        head.CopyTo(bytes, 0);
        for (var i = 0; i < times; i++) body.CopyTo(bytes, head.Length + (i * body.Length));
        tail.CopyTo(bytes, bytes.Length - tail.Length);
        return bytes;
    }

    /// <summary>A beginning, something made for each number, and an end.</summary>
    public static byte[] Count(string begin, Func<int, string> part, int times, string end = "")
    {
        var text = new StringBuilder(begin);
        for (var i = 0; i < times; i++) text.Append(part(i));
        return Encoding.UTF8.GetBytes(text.Append(end).ToString());
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return compressed.ToArray();
    }
}
