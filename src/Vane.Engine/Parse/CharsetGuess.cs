using System.Buffers;
using System.Globalization;
using System.Text;

namespace Vane.Parse;

/// <summary>Guesses the encoding of bytes that are no UTF-8 and that nobody declares.</summary>
internal static class CharsetGuess
{
    // What a language writes most often is what a text is full of only if it is read in its own encoding.
    private const string Common =
        "的一是不了在人有我他这這中大来來上国國个個到说說们們为為和地出道也时時年得就那要下以生会會自着著去之过過家学學对對可里裡后後天"
        + "のはにをしたがでとるていうれらかな이다는의가을에은로고지한하기도사";

    // Bytes that are looked at.
    private const int Sample = 1 << 14;

    // Characters that a writer of the language uses, of all that are not ASCII; one damaged among so many does not count.
    private const double LeastOrdinary = 0.7;
    private const int Undamaged = 50;

    // Kana and Hangul of those of a text in Japanese or Korean; a reading with less is worth so much.
    private const double LeastKana = 0.15;
    private const double LeastHangul = 0.9;
    private const double Unlikely = 0.6;

    // Chinese hits the rows of Hangul again and again, but hardly so often on end.
    private const int ManyHangul = 8;
    private const double SurelyHangul = 0.2;

    private static readonly SearchValues<char> CommonCharacters = SearchValues.Create(Common);

    // Chinese first: of equal readings the first is taken.
    private static readonly string[] Names = ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"];

    /// <summary>The likeliest encoding.</summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        var from = Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F));
        var sample = bytes.Slice(from, Math.Min(Sample, bytes.Length - from));
        string? best = null;
        var most = 0d;
        foreach (var name in Names)
            if (Worth(name, sample, from + sample.Length < bytes.Length) is var worth && worth > most) (best, most) = (name, worth);
        return Encoding.GetEncoding(best ?? (IsCyrillic(sample) ? "windows-1251" : CentralEuropean(sample)));
    }

    private static double Worth(string name, ReadOnlySpan<byte> bytes, bool isCut)
    {
        var encoding = Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        var read = encoding.GetString(bytes);
        var text = isCut ? read.AsSpan().TrimEnd('\uFFFD') : read;
        var (foreign, bad, common, kana, hangul, within, beside) = (0, 0, 0, 0, 0, 0, 0);
        var before = ' ';
        foreach (var c in text)
        {
            if (c >= 0x80)
            {
                foreign++;
                if (IsBad(c)) bad++;
                else if (c is >= '\u3041' and <= '\u30FE') kana++;
                else if (c is >= '\uAC00' and <= '\uD7A3') hangul++;
                if (CommonCharacters.Contains(c)) common++;
                if (before >= 0x80) beside++;
                if (char.IsAsciiLetterLower(before)) within++;
            }

            before = c;
        }

        // Letters with marks that stand for such characters do so in the midst of words, and alone.
        if (foreign == 0 || bad * Undamaged > foreign || within * 3 > foreign || beside * 3 < foreign) return 0;
        var ordinary = (double)Ordinary(name, bytes) / foreign;
        if (ordinary < LeastOrdinary) return 0;
        var worth = Math.Min(1, ordinary) + ((double)common / foreign);
        return name switch
        {
            "shift_jis" or "euc-jp" when kana < LeastKana * foreign => worth * Unlikely,
            "euc-kr" when hangul < LeastHangul * foreign => worth * Unlikely,
            "euc-kr" when hangul >= ManyHangul => worth + SurelyHangul,
            _ => worth,
        };
    }

    // Half-width kana, characters of nobody, controls, and what could not be read: signs of another encoding.
    private static bool IsBad(char c) =>
        c is '\uFFFD' or >= '\uFF61' and <= '\uFF9F' or >= '\u0080' and < '\u00A0'
        || char.GetUnicodeCategory(c) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // Characters of the rows that hold what is common: signs, and level 1 of GB 2312, Big5 and JIS X 0208, and Hangul.
    private static int Ordinary(string name, ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            var (lead, trail) = (bytes[i], bytes[++i]);
            var isOrdinary = name switch
            {
                "gb18030" => trail >= 0xA1 && lead is 0xA1 or 0xA3 or >= 0xB0 and <= 0xD7,
                "big5" => lead is 0xA1 or 0xA2 or >= 0xA4 and <= 0xC6,
                "shift_jis" => lead is 0x81 or 0x82 or 0x83 or >= 0x88 and <= 0x97,
                "euc-jp" => trail >= 0xA1 && lead is 0xA1 or 0xA3 or 0xA4 or 0xA5 or >= 0xB0 and <= 0xCF,
                _ => trail >= 0xA1 && lead is 0xA1 or 0xA3 or >= 0xB0 and <= 0xC8,
            };
            if (isOrdinary) count++;
        }

        return count;
    }

    // Letters of Polish, Czech or Hungarian stand where Western Europe has signs such as ± and ¶, which never stand within words.
    private static string CentralEuropean(ReadOnlySpan<byte> bytes)
    {
        var (iso, windows) = (0, 0);
        for (var i = 1; i + 1 < bytes.Length; i++)
        {
            if (!char.IsAsciiLetterLower((char)bytes[i - 1]) || !char.IsAsciiLetterLower((char)bytes[i + 1])) continue;
            if (bytes[i] is 0xB1 or 0xB3 or 0xB6 or 0xBC or 0xBF or 0xB9) iso++;
            if (bytes[i] is 0xB3 or 0xB9 or 0x9C or 0x9F or 0xBF or 0x9A or 0x9E) windows++;
        }

        return Math.Max(iso, windows) < 3 ? "windows-1252" : iso >= windows ? "iso-8859-2" : "windows-1250";
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
