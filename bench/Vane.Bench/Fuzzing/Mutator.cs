using System.IO.Compression;
using System.Text;

namespace Vane.Bench.Fuzzing;

/// <summary>Breaks files, each way by chance.</summary>
/// <param name="random">The chance.</param>
/// <param name="most">Bytes that a result may have.</param>
internal sealed class Mutator(Random random, int most)
{
    private static readonly string[] Encodings =
        ["utf-16", "utf-16BE", "utf-32", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "windows-1252", "windows-1251", "iso-2022-jp", "us-ascii"];

    private static readonly string[] Tags =
        ["div", "p", "b", "a href=x", "font", "table", "td", "ul", "li", "blockquote", "span", "svg", "math", "select", "template", "q", "h1", "item", "entry",
            "channel", "c", "v x", "i", "pre", "code", "tt", "s", "dl", "dd", "object", "form", "button", "nobr", "ruby", "rt"];

    private static readonly byte[][] Repeats =
        [.. new[] { "[", "]", "(", "*", "_", ">", "`", "|", "\\", "{", "\"", "&", "<", "#", "-", " ", "\n", "\t", ",", ":", "\u200D", "\u0301", "的", "0", "a", "!["," -", "> ", "1. ", "\r\n" }
            .Select(Encoding.UTF8.GetBytes)];

    /// <summary>A broken copy of a file.</summary>
    public byte[] Break(byte[] bytes, Func<byte[]> other)
    {
        var result = bytes;
        for (var times = 1 + Small(8); times > 0; times--) result = Cut(Once(result, other));
        return result;
    }

    private byte[] Once(byte[] bytes, Func<byte[]> other) => random.Next(20) switch
    {
        0 or 1 => Flip(bytes),
        2 or 3 or 4 => Insert(bytes, Pick(Fragments.All)),
        5 => Insert(bytes, Repeat(Pick(Fragments.All))),
        6 => Insert(bytes, Repeat(Pick(Repeats))),
        7 => Delete(bytes),
        8 or 9 => Insert(bytes, Repeat(Stretch(bytes))),
        10 => bytes[..random.Next(bytes.Length + 1)],
        11 => Splice(bytes, other()),
        12 => Recode(bytes),
        13 or 14 => Nest(bytes),
        15 => Attributes(bytes),
        16 => Number(bytes),
        17 => Insert(bytes, Stretch(bytes)),
        18 => Lines(bytes),
        _ => random.Next(4) == 0 ? Compress(bytes) : Insert(bytes, Noise()),
    };

    private byte[] Cut(byte[] bytes) => bytes.Length <= most ? bytes : bytes[..most];

    // Small numbers are likelier than large ones.
    private int Small(int below) => (int)(below * Math.Pow(random.NextDouble(), 3));

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private byte[] Flip(byte[] bytes)
    {
        if (bytes.Length == 0) return bytes;
        var copy = bytes.ToArray();
        for (var times = 1 + Small(64); times > 0; times--) copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private byte[] Insert(byte[] bytes, byte[] what)
    {
        var at = random.Next(bytes.Length + 1);
        return [.. bytes.AsSpan(0, at), .. what, .. bytes.AsSpan(at)];
    }

    private byte[] Repeat(byte[] what)
    {
        if (what.Length == 0) return what;
        var times = Math.Min(1 + (int)Math.Pow(10, 5 * random.NextDouble()), Math.Max(1, most / what.Length));
        var repeated = new byte[times * what.Length];
        for (var i = 0; i < times; i++) what.CopyTo(repeated, i * what.Length);
        return repeated;
    }

    private byte[] Stretch(byte[] bytes)
    {
        var start = random.Next(bytes.Length + 1);
        return bytes.AsSpan(start, Math.Min(1 + Small(2000), bytes.Length - start)).ToArray();
    }

    private byte[] Delete(byte[] bytes)
    {
        var start = random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, start + 1 + Small(bytes.Length));
        return [.. bytes.AsSpan(0, start), .. bytes.AsSpan(end)];
    }

    private byte[] Splice(byte[] bytes, byte[] other) => [.. bytes.AsSpan(0, random.Next(bytes.Length + 1)), .. other.AsSpan(random.Next(other.Length + 1))];

    private byte[] Recode(byte[] bytes)
    {
        var encoding = Encoding.GetEncoding(Pick(Encodings));
        var text = Encoding.UTF8.GetString(bytes);
        return random.Next(2) == 0 ? encoding.GetBytes(text) : [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    private byte[] Nest(byte[] bytes)
    {
        var tag = Pick(Tags);
        var open = Repeat(Encoding.UTF8.GetBytes($"<{tag}>"));
        if (random.Next(2) == 0) return Insert(bytes, open);
        var count = open.Length / (tag.Length + 2);
        byte[] close = [.. Enumerable.Repeat(Encoding.UTF8.GetBytes($"</{tag.Split(' ')[0]}>"), count).SelectMany(b => b)];
        return Insert(bytes, [.. open, .. "wind"u8, .. close]);
    }

    private byte[] Attributes(byte[] bytes)
    {
        var at = Array.IndexOf(bytes, (byte)'>', random.Next(bytes.Length + 1));
        if (at < 0) return bytes;
        var text = new StringBuilder();
        for (var count = 1 + (int)Math.Pow(10, 3.5 * random.NextDouble()); count > 0; count--)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {(char)('a' + random.Next(26))}{(random.Next(2) == 0 ? count : 0)}=\"{random.Next(100)}{(random.Next(50) == 0 ? "" : "\"")}");
        return [.. bytes.AsSpan(0, at), .. Encoding.UTF8.GetBytes(text.ToString()), .. bytes.AsSpan(at)];
    }

    private byte[] Number(byte[] bytes)
    {
        var start = bytes.AsSpan(random.Next(bytes.Length + 1)..) is var rest && rest.IndexOfAnyInRange((byte)'0', (byte)'9') is >= 0 and var found
            ? bytes.Length - rest.Length + found : -1;
        if (start < 0) return bytes;
        var end = start;
        while (end < bytes.Length && bytes[end] is >= (byte)'0' and <= (byte)'9') end++;
        string[] hostile = ["-1", "0", "1e308", "2147483648", "9223372036854775808", new('9', 1 + Small(5000)), "٣", "0.0000000001", "00000000000012", "NaN", "65536"];
        return [.. bytes.AsSpan(0, start), .. Encoding.UTF8.GetBytes(Pick(hostile)), .. bytes.AsSpan(end)];
    }

    private byte[] Lines(byte[] bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        if (random.Next(2) == 0) random.Shuffle(lines);
        else Array.Fill(lines, Pick(lines), 0, random.Next(lines.Length + 1));
        return Encoding.Latin1.GetBytes(string.Join(Pick(["\n", "\r\n", "\r", "", " ", "\n\n"]), lines));
    }

    private byte[] Noise()
    {
        var noise = new byte[1 + Small(5000)];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return compressed.ToArray();
    }
}
