using NodaTime;
using NodaTime.Calendars;

namespace Vane.Parse;

public static partial class MachineDate
{
    // ISO 8601 with or without its hyphens; also with slashes or dots after a year of four digits.
    private static bool Iso(ReadOnlySpan<char> text, ref Parts date)
    {
        var i = 0;
        if (!IsoDate(text, ref i, ref date)) return false;
        if (i == text.Length) return true;
        var mark = text[i];
        if (mark is 'T' or 't' or '_' || char.IsWhiteSpace(mark) || mark == ',')
        {
            while (i < text.Length && (text[i] is 'T' or 't' or '_' or ',' || char.IsWhiteSpace(text[i]))) i++;
            if (i < text.Length && char.IsAsciiDigit(text[i]) && !TimeOfDay(text, ref i, ref date)) return false;
        }

        return Zone(text[i..], ref date);
    }

    private static bool IsoDate(ReadOnlySpan<char> text, ref int i, ref Parts date)
    {
        var digits = Digits(text, 0);
        switch (digits)
        {
            case 0 when text[0] == '-' && Digits(text, 1) is 2 or 4: // -YY-MM and -YYMM
                i = 1;
                date.Year = Century(Number(text, ref i, 2));
                if (Is(text, i, '-')) i++;
                date.Month = Digits(text, i) == 2 ? Number(text, ref i, 2) : -1;
                return i == text.Length;
            case 2 when Is(text, 2, '-') && Digits(text, 3) is 2 or 3:
                date.Year = Century(Number(text, ref i));
                return MonthAndDay(text, ref i, ref date) && (date.DayOfYear >= 0 || date.Day >= 0);
            case 4:
                date.Year = Number(text, ref i);
                return MonthAndDay(text, ref i, ref date);
            case 5: // YYOOO
                date.Year = Century(Number(text, ref i, 2));
                date.DayOfYear = Number(text, ref i);
                return i == text.Length;
            case 6: // YYMMDD
                date.Year = Century(Number(text, ref i, 2));
                (date.Month, date.Day) = (Number(text, ref i, 2), Number(text, ref i, 2));
                return true;
            case 7: // YYYYOOO
                date.Year = Number(text, ref i, 4);
                date.DayOfYear = Number(text, ref i);
                return true;
            case 8 or 12 or 14:
                date.Year = Number(text, ref i, 4);
                (date.Month, date.Day) = (Number(text, ref i, 2), Number(text, ref i, 2));
                if (digits > 8) (date.Hour, date.Minute) = (Number(text, ref i, 2), Number(text, ref i, 2));
                if (digits > 12) date.Second = Number(text, ref i, 2);
                return true;
            case 10 or 13 when digits == text.Length: // counted from 1970, in seconds or milliseconds
                var count = long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
                date.Counted = digits == 10 ? Instant.FromUnixTimeSeconds(count) : Instant.FromUnixTimeMilliseconds(count);
                i = text.Length;
                return true;
            default:
                return false;
        }
    }

    // After the year: -MM-DD, -MM, -OOO, -Www-D, Www.
    private static bool MonthAndDay(ReadOnlySpan<char> text, ref int i, ref Parts date)
    {
        var mark = i < text.Length ? text[i] : ' ';
        if (mark is '-' or '/' or '.') i++;
        if (i < text.Length && text[i] is 'W' or 'w' && Digits(text, i + 1) > 0) return Week(text, ref i, ref date);
        if (mark is not ('-' or '/' or '.')) return i == text.Length || mark is 'T' or 't';
        if (Digits(text, i) == 3 && !Is(text, i + 3, mark))
        {
            date.DayOfYear = Number(text, ref i);
            return true;
        }

        if (Digits(text, i) is 0 or > 3) return false;
        date.Month = Number(text, ref i);
        if (!Is(text, i, mark)) return true;
        i++;
        if (Digits(text, i) is not (1 or 2)) return false;
        date.Day = Number(text, ref i);
        return true;
    }

    private static bool Week(ReadOnlySpan<char> text, ref int i, ref Parts date)
    {
        i++;
        var week = Number(text, ref i, 2);
        if (Is(text, i, '-')) i++;
        var day = Digits(text, i) > 0 ? Number(text, ref i, 1) : 1;
        if (date.Year is < FirstYear or > LastYear || day is < 1 or > 7
            || week < 1 || week > WeekYearRules.Iso.GetWeeksInWeekYear(date.Year)) return false;
        var found = WeekYearRules.Iso.GetLocalDate(date.Year, week, (IsoDayOfWeek)day);
        (date.Year, date.Month, date.Day) = (found.Year, found.Month, found.Day);
        return true;
    }

    // hh, hh:mm, hh:mm:ss, hhmm, hhmmss; a fraction, after a full stop or a comma, belongs to the last of them.
    private static bool TimeOfDay(ReadOnlySpan<char> text, ref int i, ref Parts date)
    {
        var unit = NodaConstants.TicksPerHour;
        var digits = Digits(text, i);
        if (digits is not (1 or 2 or 4 or 6)) return false;
        date.Hour = Number(text, ref i, 2);
        for (var field = 0; field < 2; field++)
        {
            // Perl's and some phones' 12.30 is too rare to tell from a fraction.
            if (Is(text, i, ':'))
            {
                i++;
                while (Is(text, i, ' ')) i++;
                if (Digits(text, i) == 0) break;
            }
            else if (Digits(text, i) < 2)
            {
                break;
            }

            var value = Number(text, ref i, 2);
            (date.Minute, date.Second, unit) = field == 0
                ? (value, 0, NodaConstants.TicksPerMinute) : (date.Minute, value, NodaConstants.TicksPerSecond);
        }

        if (i + 1 < text.Length && text[i] is '.' or ',' or ':' && char.IsAsciiDigit(text[i + 1]))
        {
            i++;
            var (part, scale) = (0L, 1L);
            for (; i < text.Length && char.IsAsciiDigit(text[i]); i++)
                if (scale < 100_000_000) (part, scale) = ((part * 10) + (text[i] - '0'), scale * 10);
            date.Ticks = (long)((decimal)part * unit / scale);
        }

        return true;
    }
}
