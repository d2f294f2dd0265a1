using System.Buffers;
using System.Globalization;
using System.Text;

namespace Vane.Text;

/// <summary>
/// UTF-8 that was read as Windows-1252 or Latin-1: <c>donâ€™t</c>, <c>ä¸­æ–‡</c>. Only what is valid UTF-8 byte for byte
/// is decoded, and of that only what nobody writes: "aimé…»" is valid UTF-8 too. A text that certainly holds broken
/// sequences has its doubtful ones of two characters decoded as well.
/// </summary>
internal static class Mojibake
{
    // What stands behind a letter with a mark in sound text, punctuation and letters of the code page.
    private static readonly SearchValues<char> Customary = SearchValues.Create("\u00A0…»«“”‘’–—€™©®¡¿·°§ªº²³šŠžŽœŒŸƒ");

    public static bool IsLead(char c) => c is >= '\u00C2' and <= '\u00F4';

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
            if (IsLead(text[at]) && Read(text, at, out _) is var length and > 0 && IsCertain(text, at, length)) return true;
        return false;
    }

    public static void Decode(Draft draft)
    {
        Span<char> decoded = stackalloc char[2];
        // What was before the place read may have been overwritten.
        var before = '\0';
        for (var at = 0; at < draft.Length;)
        {
            var text = draft.Text[at..];
            var length = IsLead(text[0]) ? Read(text, 0, out var rune) : Plain(out rune);
            var previous = before;
            before = text[Math.Max(0, length - 1)];
            if (length == 0 || !(length == 2 || IsCertain(text, 0, length, previous)))
            {
                before = text[0];
                draft.Keep(at++);
                continue;
            }

            foreach (var c in decoded[..rune.EncodeToUtf16(decoded)]) draft.Put(c, at, at + length);
            at += length;
        }

        draft.Finish();
    }

    private static int Plain(out Rune rune)
    {
        rune = default;
        return 0;
    }

    // How many characters are one sequence; none if they are not.
    private static int Read(ReadOnlySpan<char> text, int at, out Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var lead = Windows1252.HighByte(text[at]);
        var length = lead switch { >= 0xF0 => 4, >= 0xE0 => 3, _ => 2 };
        rune = default;
        if (at + length > text.Length) return 0;
        for (var next = 0; next < length; next++)
        {
            bytes[next] = Windows1252.HighByte(text[at + next]);
            if (next > 0 && bytes[next] is < 0x80 or > 0xBF) return 0;
        }

        var status = Rune.DecodeFromUtf8(bytes[..length], out rune, out var used);
        return status == OperationStatus.Done && used == length && IsText(rune) ? length : 0;
    }

    private static bool IsText(Rune rune) => rune.Value >= 0xA0 && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Control);

    private static bool IsCertain(ReadOnlySpan<char> text, int at, int length) =>
        IsCertain(text, at, length, at > 0 ? text[at - 1] : '\0');

    private static bool IsCertain(ReadOnlySpan<char> text, int at, int length, char before)
    {
        if (length == 4 || HasUncustomary(text.Slice(at + 1, length - 1))) return true;
        if (text[at] == 'â' && text[at + 1] == '€') return true;
        if (text[at] == 'ï' && text[at + 1] == '»' && text[at + 2] == '¿') return true;
        if (text[at] is 'Ã' or 'Â' && !char.IsUpper(before)) return true;
        var next = at + length;
        return next < text.Length && IsLead(text[next]) && Read(text, next, out _) > 0;
    }

    private static bool HasUncustomary(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Customary) >= 0;
}
