using NodaTime;

namespace Vane.Parse;

/// <summary>The ways in which times of day and offsets are written behind a day.</summary>
internal static class TimePatterns
{
    // Words, signs and days of the week between a day and its time.
    private const int MostBetween = 6;

    private enum Half
    {
        None,
        Morning,
        Afternoon,
    }

    /// <summary>Reads what stands between a day and its time, the time, and the offset behind it.</summary>
    public static bool TryRead(ref DateCursor cursor, out LocalTime time, out Offset? offset)
    {
        (time, offset) = (default, null);
        var c = cursor;
        if (!Between(ref c, out var half, out var isClock)) return false;
        if (!c.Number(2, out var hour)) return false;
        var (minute, second) = (0, 0);
        var sign = c.Next;
        if (sign is ':' or 'h' or '时' or '点' or '시' || (sign == '.' && isClock) || (sign == '.' && IsHourWord(c)))
        {
            c.Skip(1);
            if (sign == '시') c.Blanks();
            if (!Minute(ref c, out minute)) return false;
            if (c.Next is '分' or '분') c.Skip(1);
            var seconds = c;
            if (seconds.Sign(':') && Minute(ref seconds, out second)) c = seconds;
            Fraction(ref c);
            if (c.Next is '秒') c.Skip(1);
        }
        else if (!AtHour(c))
        {
            return false;
        }

        if (half == Half.None) Behind(ref c, out half);
        if (half == Half.Afternoon && hour < 12) hour += 12;
        else if (half == Half.Morning && hour == 12) hour = 0;
        if (hour == 24 && minute == 0) hour = 0;
        if (hour > 23 || minute > 59 || second > 59) return false;
        time = new LocalTime(hour, minute, second);
        offset = Zone(ref c);
        cursor = c;
        return true;
    }

    private static bool Between(ref DateCursor c, out Half half, out bool isClock)
    {
        (half, isClock) = (Half.None, false);
        for (var n = 0; n < MostBetween; n++)
        {
            c.Blanks();
            var next = c.Next;
            if (char.IsAsciiDigit(next)) return true;
            if (next is ',' or '|' or '-' or '·' or '•' or '(' or ')' or '.' or '@' or '/' or ':' or ';')
            {
                c.Skip(1);
                continue;
            }

            if (DateWords.IsUnspaced(next))
            {
                if (!HanBetween(ref c, ref half)) return false;
                continue;
            }

            var word = c.Word();
            if (word is "t" || DateWords.IsLink(word) || DateWords.IsWeekday(word)) isClock |= word is "kl" or "klo" or "ore" or "um" or "godz" or "om";
            else return false;
        }

        return char.IsAsciiDigit(c.Next);
    }

    private static bool HanBetween(ref DateCursor c, ref Half half)
    {
        var rest = c.Rest;
        if (rest.StartsWith("上午") || rest.StartsWith("早上") || rest.StartsWith("凌晨") || rest.StartsWith("午前") || rest.StartsWith("오전")) half = Half.Morning;
        else if (rest.StartsWith("下午") || rest.StartsWith("晚上") || rest.StartsWith("午后") || rest.StartsWith("오후")) half = Half.Afternoon;
        else if (rest.StartsWith("星期") || rest.StartsWith("礼拜")) c.Skip(1);
        else if (rest[0] is not ('周' or '月' or '火' or '水' or '木' or '金' or '土' or '日' or '월' or '화' or '수' or '목' or '금' or '토' or '일')) return false;
        else c.Skip(-1);
        c.Skip(2);
        return true;
    }

    private static bool Minute(ref DateCursor c, out int minute) => c.Number(2, out minute, out var digits) && digits == 2;

    private static void Fraction(ref DateCursor c)
    {
        if (c.Next is not ('.' or ',') || c.Rest.Length < 2 || !char.IsAsciiDigit(c.Rest[1])) return;
        var next = c;
        next.Skip(1);
        if (next.Number(9, out _)) c = next;
    }

    // 14 Uhr, 2 pm: an hour alone is a time only with such a word.
    private static bool AtHour(DateCursor c)
    {
        c.Blanks();
        return c.Word() is "uhr" or "am" or "pm" or "часов";
    }

    // 14.30 Uhr: 4.3.2025 14.30 alone may be anything.
    private static bool IsHourWord(DateCursor c)
    {
        c.Skip(1);
        return Minute(ref c, out _) && AtHour(c);
    }

    private static void Behind(ref DateCursor c, out Half half)
    {
        half = Half.None;
        var next = c;
        next.Blanks();
        var word = next.Word();
        if (word is "a" or "p" && next.Sign('.'))
        {
            half = word is "a" ? Half.Morning : Half.Afternoon;
            if (next.Word() is not "m") half = Half.None;
            else next.Sign('.');
        }
        else if (word is "am" or "pm")
        {
            half = word is "am" ? Half.Morning : Half.Afternoon;
        }

        if (half != Half.None || word is "uhr" or "h") c = next;
    }

    private static Offset? Zone(ref DateCursor cursor)
    {
        var c = cursor;
        c.Blanks();
        c.Sign('(');
        var word = c.Word();
        var named = DateWords.Zone(word);
        if (!word.IsEmpty && named is null) return null;
        var minutes = named ?? 0;
        if (c.Next is '+' or '-' && (named is 0 or null))
        {
            var sign = c.Next == '-' ? -1 : 1;
            c.Skip(1);
            if (!c.Number(4, out var number, out var digits)) return null;
            var (hours, rest) = digits > 2 ? (number / 100, number % 100) : (number, 0);
            if (digits <= 2 && c.Next == ':')
            {
                c.Skip(1);
                if (!Minute(ref c, out rest)) return null;
            }
            else if (digits <= 2 && named is null)
            {
                // "12:30 - 5" counts something; "+01" follows a time at once.
                if (char.IsWhiteSpace(cursor.Next)) return null;
            }

            if (hours > 14 || rest > 59) return null;
            minutes = sign * ((hours * 60) + rest);
        }
        else if (named is null)
        {
            return null;
        }

        c.Sign(')');
        cursor = c;
        return Offset.FromSeconds(minutes * 60);
    }
}
