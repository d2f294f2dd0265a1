using NodaTime;

namespace Vane.Parse;

/// <summary>Days counted back from when a text was seen: "2 hours ago", "vor 3 Tagen", "2 周前", "yesterday".</summary>
internal static class Agos
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>A unit behind a number, and a word that says "ago".</summary>
    public static bool Counted(ref DateCursor cursor, int number, in DateContext context, out ReadDay read)
    {
        read = default;
        var c = cursor;
        if (!Unit(ref c, out var minutes)) return false;
        var total = (long)number * minutes;
        // "2 hours 5 minutes ago", "2 hours and 5 minutes ago".
        var more = c;
        more.Blanks();
        var link = more;
        if (link.Word() is "and" or "und" or "et" or "y")
        {
            more = link;
            more.Blanks();
        }

        if (more.Number(2, out var rest) && Unit(ref more, out var smaller))
        {
            c = more;
            total += (long)rest * smaller;
        }

        c.Blanks();
        if (!IsAgo(ref c)) return false;
        cursor = c;
        return Back(context, total, out read);
    }

    /// <summary>Words that say "ago" before the number, and days by name.</summary>
    public static bool Worded(ref DateCursor c, ReadOnlySpan<char> word, in DateContext context, out ReadDay read)
    {
        read = default;
        if (DateWords.DaysAgo(word) is >= 0 and var days) return Back(context, (long)days * MinutesOfDay, out read);
        c.Blanks();
        if (word is "i") return c.Word() switch
        {
            "dag" => Back(context, 0, out read),
            "gar" => Back(context, MinutesOfDay, out read),
            _ => false,
        };
        if (word is "just") return c.Word() is "now" && Back(context, 0, out read);
        if (word is "a" or "an" or "one") return Unit(ref c, out var one) && Ends(ref c) && Back(context, one, out read);
        if (word is "il")
        {
            if (!c.Rest.StartsWith("y a ")) return false;
            c.Skip(4);
        }
        else if (word is not ("vor" or "hace" or "ha"))
        {
            return false;
        }

        var count = c;
        if (!c.Number(3, out var number))
        {
            c = count;
            number = 1;
            if (c.Word() is not ("ein" or "einem" or "einer" or "un" or "une" or "una" or "um" or "uma")) return false;
            c.Blanks();
        }

        return Unit(ref c, out var minutes) && Back(context, (long)number * minutes, out read);
    }

    /// <summary>昨天, 今日, 어제.</summary>
    public static bool HanDay(ref DateCursor c, in DateContext context, out ReadDay read)
    {
        read = default;
        var (length, days) = DateWords.HanDay(c.Rest);
        c.Skip(length);
        return length > 0 && Back(context, (long)days * MinutesOfDay, out read);
    }

    private static bool Unit(ref DateCursor c, out int minutes)
    {
        c.Blanks();
        if (DateWords.IsUnspaced(c.Next))
        {
            (var length, minutes) = DateWords.HanUnit(c.Rest);
            c.Skip(length);
            return length > 0;
        }

        minutes = DateWords.Unit(c.Word());
        c.Sign('.');
        return minutes > 0;
    }

    private static bool Ends(ref DateCursor c)
    {
        c.Blanks();
        return IsAgo(ref c);
    }

    private static bool IsAgo(ref DateCursor c)
    {
        if (c.Rest.StartsWith("之前") || c.Rest.StartsWith("以前")) c.Skip(1);
        if (c.Sign('前') || c.Sign('전')) return true;
        return c.Word() is "ago" or "fa" or "atras" or "geleden" or "temu" or "sedan" or "siden" or "назад" or "sitten" or "once" or "earlier";
    }

    private static bool Back(in DateContext context, long minutes, out ReadDay read)
    {
        read = default;
        // A thousand years is a number, not a time ago.
        if (minutes > 1000L * 365 * MinutesOfDay / 8) return false;
        var at = (context.Seen - Duration.FromMinutes(minutes)).InUtc().LocalDateTime;
        read = new ReadDay(at.Date, TimePrecision.Rough) { Ago = true, Time = minutes % MinutesOfDay == 0 ? null : at.TimeOfDay };
        return true;
    }
}
