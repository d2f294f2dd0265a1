namespace Vane.Parse;

public static partial class MachineDate
{
    // Numbers and words in any order, each told by its looks: RFC 822 and its kin, asctime, and dates of East Asia.
    private static bool Words(ReadOnlySpan<char> text, ref Parts date)
    {
        var unknown = 0;
        var numbers = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                numbers++;
                if (!NumberInWords(text, ref i, ref date)) return false;
            }
            else if (c is '+' or '-' or '−' && date.Hour >= 0 && Digits(text, i + 1) > 0)
            {
                i += Offset(text[i..], ref date);
            }
            else if (c == '(')
            {
                var end = text[i..].IndexOf(')');
                i = end < 0 ? text.Length : i + end + 1;
            }
            else if (char.IsLetter(c))
            {
                var start = i;
                var word = NextWord(text, ref i);
                // A weekday stands first, in whatever language; what may be one (mar. is March and mardi) gives way to a later month.
                if (Month(word) is var month and > 0) date.Month = month;
                else if (!Word(word, ref date) && (numbers > 0 || start > 0) && ++unknown > 1) return false;
            }
            else
            {
                i++;
            }
        }

        return date is { Year: >= 0, Month: >= 0 };
    }

    private static bool NumberInWords(ReadOnlySpan<char> text, ref int i, ref Parts date)
    {
        var digits = Digits(text, i);
        var after = i + digits < text.Length ? text[i + digits] : '\0';
        if (digits > 6) return false;
        if (after == ':' && date.Hour < 0) return TimeOfDay(text, ref i, ref date);
        if (after is '/' or '.' or '-' && Digits(text, i + digits + 1) > 0 && date.Month < 0 && date.Hour < 0) return Triple(text, ref i, ref date);

        var value = Number(text, ref i);
        switch (after)
        {
            case '年' or '년': date.Year = Century(value); break;
            case '月' or '월': date.Month = value; break;
            case '日' or '号' or '號' or '일': date.Day = value; break;
            case '時' or '时' or '點' or '点' or '시': date.Hour = value; break;
            case '分' or '분': date.Minute = value; break;
            case '秒' or '초': date.Second = value; break;
            case '+' or '-' when digits == 4 && date is { Year: >= 0, Day: >= 0, Hour: < 0 }: // 1530+0100
                (date.Hour, date.Minute) = (value / 100, value % 100);
                return true;
            default:
                if (digits >= 4) return TakeYear(value, ref date);
                if (date.Day < 0 && value <= 31) date.Day = value;
                else if (date.Year < 0 && digits > 1) date.Year = Century(value);
                else return date is { Day: >= 0, Year: >= 0 };
                return true;
        }

        if (after is '년' or '월' or '일') date.OffsetMinutes = 9 * 60; // dates in Korean are told in Korea
        i++;
        return true;
    }

    // A second year of four digits is the time of day without a colon.
    private static bool TakeYear(int value, ref Parts date)
    {
        if (date.Year < 0) date.Year = value;
        else if (date is { Hour: < 0, Day: >= 0 }) (date.Hour, date.Minute) = (value / 100, value % 100);
        else return false;
        return true;
    }

    // Three numbers with the same mark between: the year first or last; then the day first, but with slashes the month.
    private static bool Triple(ReadOnlySpan<char> text, ref int i, ref Parts date)
    {
        var first = Digits(text, i);
        var a = Number(text, ref i);
        var mark = text[i++];
        var b = Number(text, ref i);
        if (!Is(text, i, mark) || Digits(text, i + 1) == 0) return false;
        i++;
        var c = Number(text, ref i);
        if (Is(text, i, '.')) i++;
        (date.Year, date.Month, date.Day) = first == 4 ? (a, b, c)
            : (mark == '/' && a <= 12) || b > 12 ? (Century(c), a, b)
            : (Century(c), b, a);
        return true;
    }

    private static ReadOnlySpan<char> NextWord(ReadOnlySpan<char> text, scoped ref int i)
    {
        var start = i;
        while (i < text.Length && (char.IsLetter(text[i]) || text[i] is '’' or '\'' || (text[i] == '.' && i == start + 1 && i + 1 < text.Length && char.IsLetter(text[i + 1])))) i++;
        return text[start..i];
    }

    // Whether it is a word of dates other than a month: its effect, if any, is in the parts.
    private static bool Word(ReadOnlySpan<char> word, ref Parts date)
    {
        switch (word)
        {
            case "오전" or "上午" or "午前": (date.Afternoon, date.OffsetMinutes) = (false, word is "오전" ? 9 * 60 : date.OffsetMinutes); return true;
            case "오후" or "下午" or "午後": (date.Afternoon, date.OffsetMinutes) = (true, word is "오후" ? 9 * 60 : date.OffsetMinutes); return true;
            case "st" or "nd" or "rd" or "th" or "de" or "del" or "of" or "at" or "kl" or "um" or "Uhr" or "le" or "a" or "T" or "t" or "h" when date.Hour < 0: return true;
        }

        if (date.Hour >= 0 && word is [('a' or 'A' or 'p' or 'P'), 'm' or 'M'] or [('a' or 'A' or 'p' or 'P'), '.', 'm' or 'M'])
        {
            date.Afternoon = word[0] is 'p' or 'P';
            return true;
        }

        if (word.Length >= 3 && EnglishDays.Contains(word[..3], StringComparison.OrdinalIgnoreCase)) return true;
        if (!TryZone(word, out var minutes)) return word.Equals("etc", StringComparison.OrdinalIgnoreCase);
        if (date.Hour >= 0) date.OffsetMinutes = minutes;
        return true;
    }

    private const string EnglishDays = "sun mon tue wed thu fri sat";
}
