using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Vane.Parse;

/// <summary>Turns the bytes of a page, a feed or a file into text, whatever its sender says of them.</summary>
public static class Charset
{
    // Declarations stand at the very beginning (HTML Standard, 13.2.3.2).
    private const int Prescan = 2048;

    static Charset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text of bytes: by their byte order mark; else as UTF-8 if they are valid UTF-8; else as the sender or the
    /// bytes themselves declare; else as the likeliest encoding. Characters that have no place in text (NUL) are left out.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="mediaType">What the sender declares, <c>text/html; charset=gbk</c>.</param>
    /// <returns>The text, and what was wrong with the declaration, if anything.</returns>
    public static (string Text, string? Remark) Decode(ReadOnlySpan<byte> bytes, string? mediaType = null)
    {
        var (encoding, mark) = OfMark(bytes);
        string? remark = null;
        if (encoding is null)
        {
            var declared = Named(Parameter(mediaType)) ?? Declared(bytes[..Math.Min(bytes.Length, Prescan)]);
            var valid = Utf8.IsValid(bytes) && !IsEscaped(declared);
            encoding = valid || (declared is null or { CodePage: 65001 } && IsMostlyUtf8(bytes)) ? Encoding.UTF8
                : declared is null or { CodePage: 65001 } ? CharsetGuess.Of(bytes) : declared;
            if (valid && declared is not (null or { CodePage: 65001 or 20127 }) && !Ascii.IsValid(bytes))
                remark = $"declared as {declared.WebName}, but UTF-8";
            else if (!valid && encoding == Encoding.UTF8) remark = "UTF-8 with damaged characters";
            else if (!valid && declared is { CodePage: 65001 }) remark = $"declared as UTF-8, but not; read as {Name(encoding)}";
            else if (!valid && declared is null) remark = $"no encoding is declared; read as {Name(encoding)}";
        }

        var text = encoding.GetString(bytes[mark..]);
        return (text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text, remark);
    }

    /// <summary>An encoding by a name used on the web; null for names of none. Latin-1 is Windows-1252, GB2312 is GB18030, as
    /// browsers take them (Encoding Standard, 4.2).</summary>
    public static Encoding? Named(string? name)
    {
        switch (name?.Trim(' ', '"', '\'', '\t').ToLowerInvariant())
        {
            case null or "": return null;
            case "utf8" or "utf-8" or "unicode-1-1-utf-8": return Encoding.UTF8;
            case "gb2312" or "gbk" or "x-gbk" or "gb_2312-80" or "cp936" or "gb18030": return Encoding.GetEncoding("gb18030");
            case "big5" or "big5-hkscs" or "big5hkscs" or "x-x-big5" or "csbig5": return Encoding.GetEncoding("big5");
            case "iso-8859-1" or "latin1" or "ascii" or "us-ascii" or "iso8859-1" or "cp1252": return Encoding.GetEncoding(1252);
            case "hz" or "hzgb" or "hz-gb": return Page(52936);
            case "macintosh" or "mac" or "mac-roman" or "macroman" or "csmacintosh": return Page(10000);
            case "mac-greek" or "macgreek": return Page(10006);
            case "mac-cyrillic" or "maccyrillic" or "x-mac-ukrainian": return Page(10007);
            case "mac-latin2" or "maclatin2" or "mac-centraleurope": return Page(10029);
            case "mac-iceland" or "maciceland": return Page(10079);
            case "mac-turkish" or "macturkish": return Page(10081);
            // Near kin of encodings that the framework has no table of.
            case "ptcp154" or "pt154" or "kz-1048" or "kz1048" or "rk1048": return Page(1251);
            case "iso-8859-10" or "iso-8859-14" or "hp-roman8": return Page(1252);
            case "iso-8859-16": return Page(28592);
            case "iso-8859-11" or "iso8859-11" or "tis-620" or "tis620": return Page(874);
            case var other:
                return Numbered(other!) ?? Registered(other!);
        }
    }

    // cp1250, ibm437, windows_1251, 866: names that tell a code page by its number.
    private static Encoding? Numbered(string name)
    {
        var digits = name.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyz-_ ");
        var stem = name.AsSpan(0, name.Length - digits.Length).Trim("-_ ");
        if (stem is not ("" or "cp" or "ibm" or "windows" or "dos" or "cswindows" or "csibm" or "win" or "x-cp" or "ms")
            || !int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page)) return null;
        return page switch
        {
            424 => Page(20424),
            1125 => Page(866),
            819 => Page(1252),
            _ => Page(page),
        };
    }

    // Escape sequences in ASCII; that its bytes are valid UTF-8 then says nothing.
    private static bool IsEscaped(Encoding? declared) => declared is { CodePage: 50220 or 50221 or 50222 or 50225 or 52936 };

    private static Encoding? Page(int page)
    {
        try
        {
            return page is 65000 ? null : Encoding.GetEncoding(page);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding? Registered(string name)
    {
        try
        {
            return Encoding.GetEncoding(name) is var found && found.CodePage is 65000 ? null : found;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static (Encoding? Encoding, int Length) OfMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [(byte)'<', 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, (byte)'<', 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        [(byte)'<', 0, 0, 0, ..] => (Encoding.UTF32, 0),
        [0, 0, 0, (byte)'<', ..] => (Encoding.GetEncoding(12001), 0),
        [0, 0, 0xFE, 0xFF, ..] => (Encoding.GetEncoding(12001), 4),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => (Ebcdic(bytes), 0), // <?xm in the code of mainframes
        _ => (null, 0),
    };

    private static Encoding Ebcdic(ReadOnlySpan<byte> bytes)
    {
        var latin = Encoding.GetEncoding(37);
        var head = latin.GetString(bytes[..Math.Min(bytes.Length, 200)]);
        var at = head.IndexOf("encoding=", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && Named(Name(head.AsSpan(at + "encoding=".Length))) is { } found && found.GetByteCount("<") == 1 && found.GetBytes("<")[0] == 0x4C
            ? found : latin;
    }

    private static string Name(Encoding encoding) => encoding.WebName.ToLowerInvariant();

    private static string? Parameter(string? mediaType)
    {
        var at = mediaType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : Name(mediaType.AsSpan(at + "charset=".Length));
    }

    // An XML declaration or a <meta>; both say charset or encoding, an equals sign and a name.
    private static Encoding? Declared(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        foreach (var key in (ReadOnlySpan<string>)["encoding=", "charset="])
        {
            var at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            // What can be read as ASCII is no UTF-16, whatever it says (HTML Standard, 13.2.3.3).
            if (at >= 0 && Named(Name(text.AsSpan(at + key.Length))) is { } found)
                return found.CodePage is 1200 or 1201 or 12000 or 12001 ? Encoding.UTF8 : found;
        }

        return null;
    }

    private static string Name(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" \"'\t");
        var end = rest.IndexOfAny(NameEnds);
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \"';>?/\t\r\n");

    // Cut off or damaged here and there; text of another encoding makes hardly one sequence of UTF-8 by chance.
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken) = (0, 0);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var at and >= 0)
        {
            bytes = bytes[at..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done) whole++;
            else broken++;
            bytes = bytes[length..];
        }

        return whole > 0 && whole >= broken * 3;
    }
}
