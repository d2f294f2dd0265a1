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
                : declared is null or { CodePage: 65001 } ? Guess(bytes) : declared;
            if (valid && declared is not (null or { CodePage: 65001 or 20127 }) && !Ascii.IsValid(bytes))
                remark = $"declared as {declared.WebName}, but UTF-8";
            else if (!valid && encoding == Encoding.UTF8) remark = "UTF-8 with damaged characters";
            else if (!valid && declared is { CodePage: 65001 }) remark = $"declared as UTF-8, but not; read as {encoding.WebName}";
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

    // What a language writes most often is what a text is full of only if it is read in its own encoding.
    private const string Common =
        "的一是不了在人有我他这這中大来來上国國个個到说說们們为為和地出道也时時年得就那要下以生会會自着著去之过過家学學对對可里裡后後天"
        + "のはにをしたがでとるていうれらかな이다는의가을에은로고지한하기도사";

    // Bytes that are looked at, and the least share of common characters among all that are not ASCII.
    private const int Sample = 1 << 14;
    private const double LeastCommon = 0.06;

    private static readonly SearchValues<char> CommonCharacters = SearchValues.Create(Common);

    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        var from = Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F));
        var sample = bytes.Slice(from, Math.Min(Sample, bytes.Length - from));
        var (best, most) = (Encoding.GetEncoding(1252), LeastCommon);
        foreach (var name in (ReadOnlySpan<string>)["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"])
        {
            var encoding = Encoding.GetEncoding(name);
            if (ShareOfCommon(encoding.GetString(sample)) is var share && share > most) (best, most) = (encoding, share);
        }

        return most > LeastCommon ? best : Encoding.GetEncoding(IsCyrillic(sample) ? 1251 : CentralEuropean(sample));
    }

    private static double ShareOfCommon(string text)
    {
        var (common, foreign, within) = (0, 0, 0);
        var before = ' ';
        foreach (var c in text)
        {
            if (c >= 0x80)
            {
                foreign++;
                if (CommonCharacters.Contains(c)) common++;
                if (char.IsAsciiLetterLower(before)) within++;
            }

            before = c;
        }

        // Letters with marks that stand for such characters do so in the midst of words.
        return within * 3 > foreign ? 0 : (double)common / Math.Max(1, foreign);
    }

    // Letters of Polish, Czech or Hungarian stand where Western Europe has signs such as ± and ¶, which never stand within words.
    private static int CentralEuropean(ReadOnlySpan<byte> bytes)
    {
        var (iso, windows) = (0, 0);
        for (var i = 1; i + 1 < bytes.Length; i++)
        {
            if (!char.IsAsciiLetterLower((char)bytes[i - 1]) || !char.IsAsciiLetterLower((char)bytes[i + 1])) continue;
            if (bytes[i] is 0xB1 or 0xB3 or 0xB6 or 0xBC or 0xBF or 0xB9) iso++;
            if (bytes[i] is 0xB3 or 0xB9 or 0x9C or 0x9F or 0xBF or 0x9A or 0x9E) windows++;
        }

        return Math.Max(iso, windows) < 3 ? 1252 : iso >= windows ? 28592 : 1250;
    }

    // Letters with marks stand alone among ASCII ones; those of Cyrillic stand together, nearly all of them small.
    private static bool IsCyrillic(ReadOnlySpan<byte> bytes)
    {
        var (small, high, ascii) = (0, 0, 0);
        foreach (var b in bytes)
        {
            if (b >= 0xC0) high++;
            if (b >= 0xE0) small++;
            if (char.IsAsciiLetter((char)b)) ascii++;
        }

        return small > high * 0.7 && high > ascii;
    }
}
