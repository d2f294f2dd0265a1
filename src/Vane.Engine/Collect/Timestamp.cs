using NodaTime;

namespace Vane.Collect;

/// <summary>Reads points in time as inputs write them.</summary>
internal static class Timestamp
{
    // Nothing worth a trend was published before, and later ones are typing errors.
    private const int FirstYear = 1900, LastYear = 2100;

    /// <summary>
    /// Reads <c>YYYY-MM-DD</c>, optionally with <c>T</c> or a space, <c>HH:MM</c>, <c>:SS</c>, a fraction and <c>Z</c>,
    /// <c>UTC</c> or <c>±HH:MM</c> (RFC 3339, and what spreadsheets make of it). No zone means UTC.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Instant at)
    {
        at = default;
        text = text.Trim();
        if (!Date(ref text, out var date)) return false;
        long ticks = 0, offsetMinutes = 0;
        if (text.Length > 0)
        {
            if (text[0] is not ('T' or 't' or ' ')) return false;
            text = text[1..];
            if (!TimeOfDay(ref text, out ticks) || !Offset(text, out offsetMinutes)) return false;
        }

        at = date.AtMidnight().InUtc().ToInstant().PlusTicks(ticks) - Duration.FromMinutes(offsetMinutes);
        return true;
    }

    private static bool Date(ref ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (!Number(ref text, 4, out var year) || !Take(ref text, '-') || !Number(ref text, 2, out var month)
            || !Take(ref text, '-') || !Number(ref text, 2, out var day)) return false;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1) return false;
        if (day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return false;
        date = new LocalDate(year, month, day);
        return true;
    }

    private static bool TimeOfDay(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!Number(ref text, 2, out var hour) || !Take(ref text, ':') || !Number(ref text, 2, out var minute)) return false;
        var second = 0;
        if (Take(ref text, ':') && !Number(ref text, 2, out second)) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        ticks = ((((hour * 60L) + minute) * 60) + second) * NodaConstants.TicksPerSecond;
        if (!Take(ref text, '.')) return true;

        var unit = NodaConstants.TicksPerSecond / 10;
        var digits = 0;
        for (; text.Length > 0 && char.IsAsciiDigit(text[0]); text = text[1..], unit /= 10, digits++)
            ticks += (text[0] - '0') * unit;
        return digits > 0;
    }

    private static bool Offset(ReadOnlySpan<char> text, out long minutes)
    {
        minutes = 0;
        text = text.Trim();
        if (text.Length == 0 || text is "Z" or "z" or "UTC" or "utc") return true;
        if (text[0] is not ('+' or '-')) return false;
        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (!Number(ref text, 2, out var hours)) return false;
        Take(ref text, ':');
        if (!Number(ref text, 2, out var rest) || text.Length > 0 || hours > 18 || rest > 59) return false;
        minutes = sign * ((hours * 60) + rest);
        return true;
    }

    private static bool Number(ref ReadOnlySpan<char> text, int digits, out int value)
    {
        value = 0;
        if (text.Length < digits) return false;
        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return false;
            value = (value * 10) + (text[i] - '0');
        }

        text = text[digits..];
        return true;
    }

    private static bool Take(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.Length == 0 || text[0] != expected) return false;
        text = text[1..];
        return true;
    }
}
