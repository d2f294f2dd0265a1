using NodaTime;

namespace Vane.Parse;

/// <summary>Reads times as programs write them: ISO 8601 and RFC 3339 in all shapes, RFC 822, 850 and 2822, <c>asctime</c>, what
/// databases print, and the same with what their writers get wrong.</summary>
public static partial class MachineDate
{
    // No feed or page writes a longer one; what is longer is a sentence.
    private const int Longest = 100;

    // Before lies only "no date" (year 1), after it only typing errors; both leave room for any offset.
    private const int FirstYear = 1000, LastYear = 9990;

    /// <summary>Reads a time. A time without a zone is taken as UTC; offsets out of range and unknown zones are left out. Leap seconds
    /// and the hour 24 count on into the next minute and day.</summary>
    /// <param name="text">What is stated, <c>Tue, 4 Mar 2025 8:30 EST</c>.</param>
    /// <param name="at">When; midnight UTC where no time of day is stated, the first day where only a month or a year is.</param>
    /// <param name="precision">How much is stated.</param>
    /// <returns>Whether it is a time.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out Instant at, out TimePrecision precision)
    {
        (at, precision) = (default, default);
        text = text.Trim();
        if (text.Length is 0 or > Longest) return false;
        var date = new Parts();
        if (!Iso(text, ref date))
        {
            date = new Parts();
            if (!Words(text, ref date)) return false;
        }

        return date.TryGet(out at, out precision);
    }

    /// <summary>What has been read of a time; −1 is not stated.</summary>
    private struct Parts()
    {
        public int Year = -1, Month = -1, Day = -1, Hour = -1, Minute, Second, OffsetMinutes;
        public int DayOfYear = -1;
        public bool? Afternoon;
        public long Ticks;
        public Instant? Counted;

        public readonly bool TryGet(out Instant at, out TimePrecision precision)
        {
            at = Counted ?? default;
            precision = Hour >= 0 || Counted is not null ? TimePrecision.Instant
                : Day >= 0 || DayOfYear >= 0 ? TimePrecision.Day : TimePrecision.Rough;
            if (Counted is not null) return true;
            if (Year is < FirstYear or > LastYear || !TryGetDate(out var date)) return false;
            var hour = Math.Max(Hour, 0);
            if (Afternoon is { } afternoon && hour is >= 1 and <= 12) hour = (hour % 12) + (afternoon ? 12 : 0);
            if (hour > 24 || Minute > 59 || Second > 61) return false;
            at = date.AtMidnight().InUtc().ToInstant().PlusTicks(Ticks)
                + Duration.FromSeconds((((hour * 60L) + Minute - (Hour >= 0 ? OffsetMinutes : 0)) * 60) + Second);
            return true;
        }

        private readonly bool TryGetDate(out LocalDate date)
        {
            date = default;
            if (DayOfYear >= 0)
            {
                if (DayOfYear is 0 || DayOfYear > CalendarSystem.Iso.GetDaysInYear(Year)) return false;
                date = new LocalDate(Year, 1, 1).PlusDays(DayOfYear - 1);
                return true;
            }

            var (month, day) = (Month < 0 ? 1 : Month, Day < 0 ? 1 : Day);
            if (month is 0 or > 12 || day is 0 || day > CalendarSystem.Iso.GetDaysInMonth(Year, month)) return false;
            date = new LocalDate(Year, month, day);
            return true;
        }
    }

    // Feeds are no older than 1990, so 90 to 99 lie in the last century.
    private static int Century(int year) => year switch
    {
        < 90 => 2000 + year,
        < 1000 => 1900 + year, // also 104, which programs of the year 2004 wrote
        _ => year,
    };

    private static int Number(ReadOnlySpan<char> text, ref int i, int most = 9)
    {
        var value = 0;
        for (var end = Math.Min(text.Length, i + most); i < end && char.IsAsciiDigit(text[i]); i++) value = (value * 10) + (text[i] - '0');
        return value;
    }

    private static int Digits(ReadOnlySpan<char> text, int i)
    {
        var n = 0;
        while (i + n < text.Length && char.IsAsciiDigit(text[i + n])) n++;
        return n;
    }

    private static bool Is(ReadOnlySpan<char> text, int i, char c) => i < text.Length && text[i] == c;
}
