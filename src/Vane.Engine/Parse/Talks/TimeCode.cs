namespace Vane.Parse;

/// <summary>Reads times of talks as they are written. All are in milliseconds.</summary>
internal static class TimeCode
{
    /// <summary>No talk is longer: 100 hours.</summary>
    public const long Longest = 100L * 3_600_000;

    /// <summary>Reads <c>1:02:03.450</c>, <c>02:03,450</c> or <c>2:03</c> at the beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How long the time code is; 0 where there is none.</param>
    /// <returns>The time; null where there is none.</returns>
    public static long? Read(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        Span<long> parts = stackalloc long[3];
        var (at, count) = (0, 0);
        while (count < 3 && Digits(text, at, count == 0 ? 3 : 2) is var digits and > 0)
        {
            if (count > 0 && digits != 2) return null;
            parts[count++] = Number(text.Slice(at, digits));
            at += digits;
            if (at >= text.Length || text[at] != ':' || count == 3 || Digits(text, at + 1, 3) == 0) break;
            at++;
        }

        if (count < 2 || parts[1] > 59 || (count == 3 && parts[2] > 59)) return null;
        var time = (count == 3 ? (((parts[0] * 60) + parts[1]) * 60) + parts[2] : (parts[0] * 60) + parts[1]) * 1000;
        if (at + 1 < text.Length && text[at] is '.' or ',' && Digits(text, at + 1, 9) is var fraction and > 0 and <= 6)
        {
            time += Thousandths(text.Slice(at + 1, fraction));
            at += 1 + fraction;
        }

        if (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == ':' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))) return null;
        length = at;
        return time;
    }

    /// <summary>Reads a time of a caption file, whatever its separators: <c>00:00:01,000</c>, <c>00:00:01.000</c>, <c>00:01:000</c>,
    /// <c>0:1.5</c>. Null where there is none, or one that no talk has.</summary>
    public static long? Loose(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is 0 or > 24 || text[0] == '-') return null;
        var fractionAt = text.LastIndexOfAny('.', ',');
        var colons = text.Count(':');
        if (fractionAt < 0 && colons == 3) fractionAt = text.LastIndexOf(':');
        var whole = fractionAt < 0 ? text : text[..fractionAt];
        var fraction = fractionAt < 0 ? [] : text[(fractionAt + 1)..];
        long time = 0;
        foreach (var range in whole.Split(':'))
        {
            var part = whole[range].Trim();
            if (part.Length is 0 or > 6 || Digits(part, 0, 7) != part.Length) return null;
            time = (time * 60) + Number(part);
        }

        if (fraction.Length > 0 && Digits(fraction, 0, 10) != fraction.Length) return null;
        time = (time * 1000) + Thousandths(fraction);
        return colons > 0 && time < Longest ? time : null;
    }

    /// <summary>Reads a number of milliseconds, or of seconds with a fraction; null for what is no number or no time of a talk.</summary>
    public static long? Number(ReadOnlySpan<char> text, double unit)
    {
        var isNumber = double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value);
        return isNumber && value >= 0 && value * unit < Longest ? (long)Math.Round(value * unit) : null;
    }

    private static int Digits(ReadOnlySpan<char> text, int at, int most)
    {
        var count = 0;
        while (at + count < text.Length && count < most && char.IsAsciiDigit(text[at + count])) count++;
        return count;
    }

    private static long Number(ReadOnlySpan<char> digits)
    {
        long number = 0;
        foreach (var digit in digits) number = (number * 10) + (digit - '0');
        return number;
    }

    private static long Thousandths(ReadOnlySpan<char> digits)
    {
        long number = 0;
        for (var at = 0; at < 3; at++) number = (number * 10) + (at < digits.Length ? digits[at] - '0' : 0);
        return number;
    }
}
