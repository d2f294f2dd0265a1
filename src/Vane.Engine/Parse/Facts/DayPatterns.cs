using NodaTime;

namespace Vane.Parse;

/// <summary>A day as it was read.</summary>
internal readonly record struct ReadDay(LocalDate Day, TimePrecision Precision)
{
    public LocalTime? Time { get; init; }

    public LocalDate? Otherwise { get; init; }

    /// <summary>Whether it counts back from when it was seen.</summary>
    public bool Ago { get; init; }
}

/// <summary>What a date is read by.</summary>
/// <param name="Seen">When the text was seen.</param>
/// <param name="MonthFirst">Whether 3/4/2025 is the fourth of March.</param>
/// <param name="Compact">Whether 20250304 is a date.</param>
internal readonly record struct DateContext(Instant Seen, bool MonthFirst, bool Compact)
{
    // A date without its year is the last such day; clocks and zones may be a day or two ahead.
    private static readonly Duration Ahead = Duration.FromDays(2);

    /// <summary>The last day of that name up to when the text was seen.</summary>
    public LocalDate? WithoutYear(int month, int day)
    {
        var last = (Seen + Ahead).InUtc().Date;
        // 29 February comes every four, sometimes eight years.
        for (var year = last.Year; year >= last.Year - 8; year--)
            if (DayPatterns.Date(year, month, day) is { } found && found <= last) return found;
        return null;
    }
}

/// <summary>The ways in which days are written. Each reads from a place and leaves it alone where it fits nothing.</summary>
internal static class DayPatterns
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    // Shorter names of months are words of other languages too: "5 set", "3 out of 4".
    private const int UnmistakableMonth = 4;

    /// <summary>Reads a day.</summary>
    public static bool TryRead(ref DateCursor cursor, in DateContext context, out ReadDay read)
    {
        var next = cursor;
        var found = char.IsAsciiDigit(next.Next) ? FromNumber(ref next, context, out read) : FromWord(ref next, context, out read);
        if (found) cursor = next;
        return found;
    }

    /// <summary>A day of the calendar, or null.</summary>
    public static LocalDate? Date(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day) : null;

    private static bool FromNumber(ref DateCursor c, in DateContext context, out ReadDay read)
    {
        read = default;
        if (!c.Number(8, out var number, out var digits)) return false;
        return digits switch
        {
            4 => YearFirst(ref c, number, out read),
            1 or 2 => Numeric(ref c, number, digits, context, out read) || DayAndMonth(ref c, number, context, out read)
                || MonthAndDay(ref c, number, context, out read) || Agos.Counted(ref c, number, context, out read),
            3 => Agos.Counted(ref c, number, context, out read),
            8 when context.Compact => Is(Date(number / 10000, number / 100 % 100, number % 100), out read),
            _ => false,
        };
    }

    private static bool FromWord(ref DateCursor c, in DateContext context, out ReadDay read)
    {
        read = default;
        if (DateWords.IsUnspaced(c.Next)) return Era(ref c, out read) || Agos.HanDay(ref c, context, out read);
        var word = c.Word();
        if (word.IsEmpty) return false;
        return DateWords.Month(word) is > 0 and var month
            ? MonthFirst(ref c, month, word is "may" or "mai" or "maj" ? UnmistakableMonth : word.Length, context, out read)
            : Agos.Worded(ref c, word, context, out read);
    }

    // 2025-03-04, 2025/3/4, 2025. 3. 4., 2025年3月4日, 2025년 3월 4일, 2025 March 4.
    private static bool YearFirst(ref DateCursor c, int year, out ReadDay read)
    {
        read = default;
        if (year is < FirstYear or > LastYear) return false;
        c.Blanks();
        if (c.Sign('年') || c.Sign('년')) return MonthOfYear(ref c, year, out read);
        if (c.Next is '-' or '/' or '.')
        {
            var sign = c.Next;
            c.Skip(1);
            c.Blanks();
            if (!c.Number(2, out var month)) return false;
            c.Blanks();
            if (!c.Sign(sign)) return false;
            c.Blanks();
            return c.Number(2, out var day) && Is(Date(year, month, day), out read);
        }

        c.Sign(',');
        c.Blanks();
        var named = DateWords.Month(c.Word());
        if (named == 0) return false;
        c.Blanks();
        return c.Number(2, out var last) && Is(Date(year, named, last), out read);
    }

    private static bool MonthOfYear(ref DateCursor c, int year, out ReadDay read)
    {
        read = default;
        c.Blanks();
        if (!c.Number(2, out var month)) return false;
        c.Blanks();
        if (!c.Sign('月') && !c.Sign('월')) return false;
        if (Date(year, month, 1) is not { } first) return false;
        read = new ReadDay(first, TimePrecision.Rough);
        var next = c;
        next.Blanks();
        if (!next.Number(2, out var day)) return true;
        next.Blanks();
        if (!(next.Sign('日') || next.Sign('号') || next.Sign('일'))) return true;
        c = next;
        return Is(Date(year, month, day), out read);
    }

    // 3月4日, 3월 4일: the year is that of the reader.
    private static bool MonthAndDay(ref DateCursor cursor, int month, in DateContext context, out ReadDay read)
    {
        read = default;
        var c = cursor;
        c.Blanks();
        if (!c.Sign('月') && !c.Sign('월')) return false;
        c.Blanks();
        if (!c.Number(2, out var day)) return false;
        c.Blanks();
        if (!(c.Sign('日') || c.Sign('号') || c.Sign('일'))) return false;
        cursor = c;
        return Roughly(context.WithoutYear(month, day), out read);
    }

    // 4.3.2025, 4/3/2025, 03/04/25, 04-03-2025.
    private static bool Numeric(ref DateCursor cursor, int first, int firstDigits, in DateContext context, out ReadDay read)
    {
        read = default;
        var c = cursor;
        var sign = c.Next;
        if (sign is not ('.' or '/' or '-')) return false;
        c.Skip(1);
        if (sign == '.') c.Blanks();
        if (!c.Number(2, out var second, out var secondDigits) || !c.Sign(sign)) return false;
        if (sign == '.') c.Blanks();
        if (!c.Number(4, out var year, out var yearDigits)) return false;
        // 1.2.14 is a version; 01.02.14 is a date.
        if (yearDigits != 4 && (yearDigits != 2 || firstDigits != 2 || secondDigits != 2 || sign == '-')) return false;
        if (yearDigits == 2) year += year < 70 ? 2000 : 1900;
        var (dayFirst, monthFirst) = (Date(year, second, first), Date(year, first, second));
        var american = context.MonthFirst && sign != '.';
        cursor = c;
        if (!Is((american ? monthFirst : dayFirst) ?? (sign == '.' ? null : american ? dayFirst : monthFirst), out read)) return false;
        if (sign != '.' && dayFirst is { } one && monthFirst is { } other && one != other) read = read with { Otherwise = read.Day == one ? other : one };
        return true;
    }

    // 4 March 2025, 4. März 2025, 4th of March, 2025, 1er mars 2025, 4 de marzo de 2025, 4-Mar-25.
    private static bool DayAndMonth(ref DateCursor cursor, int day, in DateContext context, out ReadDay read)
    {
        read = default;
        var c = cursor;
        Ordinal(ref c);
        c.Blanks();
        if (c.Next is '-' or '/') c.Skip(1);
        var word = c.Word();
        if (word is "of" or "de" or "di" or "del" or "d")
        {
            c.Sign('\'');
            c.Blanks();
            word = c.Word();
        }

        var month = DateWords.Month(word);
        if (month == 0) return false;
        return YearBehind(ref c, month, day, context, word.Length, out read) && Into(ref cursor, c);
    }

    // March 4, 2025; March 2025; Mon Mar  4 12:30:00 2025.
    private static bool MonthFirst(ref DateCursor c, int month, int letters, in DateContext context, out ReadDay read)
    {
        read = default;
        c.Sign('.');
        c.Blanks();
        var link = c;
        if (link.Word() is "de" or "of" or "do")
        {
            c = link;
            c.Blanks();
        }

        if (!c.Number(4, out var number, out var digits)) return false;
        if (digits == 4) return letters >= UnmistakableMonth && Roughly(Date(number, month, 1), out read);
        if (digits > 2) return false;
        Ordinal(ref c);
        var clock = c;
        if (TimePatterns.TryRead(ref clock, out var time, out _))
        {
            clock.Blanks();
            if (clock.Number(4, out var year, out digits) && digits == 4)
            {
                c = clock;
                if (!Is(Date(year, month, number), out read)) return false;
                read = read with { Time = time };
                return true;
            }
        }

        return YearBehind(ref c, month, number, context, letters, out read);
    }

    private static bool YearBehind(ref DateCursor c, int month, int day, in DateContext context, int letters, out ReadDay read)
    {
        var next = c;
        next.Sign('.');
        next.Blanks();
        var tight = next.Sign('-') || next.Sign('/');
        next.Sign(',');
        next.Blanks();
        var link = next;
        if (link.Word() is "de" or "del" or "of" or "do")
        {
            next = link;
            next.Blanks();
        }

        tight |= next.Sign('\'');
        var clock = next;
        if (next.Number(4, out var year, out var digits) && (digits == 4 || (digits == 2 && tight)))
        {
            c = next;
            return Is(Date(digits == 2 ? 2000 + year : year, month, day), out read);
        }

        read = default;
        // "4 March 12:30": a number that is no year is a time, or something else altogether.
        return letters >= UnmistakableMonth && !char.IsAsciiLetterOrDigit(c.Next) && clock.Next is not '%'
            && Roughly(context.WithoutYear(month, day), out read);
    }

    // 民国114年3月4日, 令和7年3月4日.
    private static bool Era(ref DateCursor c, out ReadDay read)
    {
        read = default;
        var before = c.Rest.StartsWith("民国") ? 1911 : c.Rest.StartsWith("令和") ? 2018 : c.Rest.StartsWith("平成") ? 1988 : 0;
        if (before == 0) return false;
        c.Skip(2);
        c.Blanks();
        if (!c.Number(3, out var year)) return false;
        c.Blanks();
        return c.Sign('年') && MonthOfYear(ref c, before + year, out read);
    }

    private static void Ordinal(ref DateCursor c)
    {
        var next = c;
        if (next.Word() is "st" or "nd" or "rd" or "th" or "er" or "re" or "eme" or "e" or "o" or "a" or "do") c = next;
        else if (c.Next is '.' or '°' or 'º' or 'ª') c.Skip(1);
    }

    private static bool Into(ref DateCursor cursor, DateCursor c)
    {
        cursor = c;
        return true;
    }

    private static bool Is(LocalDate? day, out ReadDay read)
    {
        read = new ReadDay(day.GetValueOrDefault(), TimePrecision.Day);
        return day is not null;
    }

    private static bool Roughly(LocalDate? day, out ReadDay read)
    {
        read = new ReadDay(day.GetValueOrDefault(), TimePrecision.Rough);
        return day is not null;
    }
}
