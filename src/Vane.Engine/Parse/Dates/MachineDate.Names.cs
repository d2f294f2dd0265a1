using System.Collections.Frozen;

namespace Vane.Parse;

public static partial class MachineDate
{
    // A month by how its name begins; the longest beginning that is here decides.
    private const string MonthStems =
        """
        jan ene gen jän led sty янв січ ιαν oca tam
        feb fév fev fév фев лют φεβ úno lut şub hel
        mar mär mrt mär maa мар бер μάρ μαρ bře már
        apr avr abr ápr апр кві απρ dub kwi nis huh
        may mai mei maj mag máj mayıs мая май тра μάι μαΐ μαϊ μαι kvě tou maí
        jun giu juin jún июн чер ιούν ιουν ιον červ cze haz kes
        jul lug juil júl июл лип ιούλ ιουλ ιολ červenec lip tem hei
        aug aoû aou ago ágú авг сер αύγ αυγ srp sie ağu elo agu
        sep set szep сен вер σεπ zář wrz eyl syy
        oct okt ott out окт жов οκτ říj paź eki lok
        nov ноя лис νοέ νοε νον lis kas marras
        dec dez dic déc дек гру δεκ pro gru ara jou des
        """;

    // Minutes east of Greenwich. Of names with several meanings it is the one that RFC 822 or most feeds mean.
    private const string ZoneNames =
        """
        ut 0 utc 0 gmt 0 z 0 wet 0 zulu 0
        bst 60 west 60 cet 60 met 60 mez 60 wat 60
        cest 120 mest 120 mesz 120 eet 120 sast 120 cat 120
        eest 180 msk 180 eat 180 idt 180 trt 180 irst 210 msd 240 gst 240 pkt 300 ist 330 npt 345
        ict 420 wib 420 hkt 480 sgt 480 pht 480 awst 480 jst 540 kst 540 acst 570 aest 600 acdt 630 aedt 660 nzst 720 nzdt 780
        ndt -150 nst -210 adt -180 art -180 brt -180 ast -240 at -240 edt -240
        est -300 et -300 cdt -300 cst -360 ct -360 mdt -360 mst -420 mt -420 pdt -420
        pst -480 pt -480 akdt -480 akst -540 hdt -540 hst -600
        """;

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = MonthStems.Split('\n')
        .SelectMany((line, month) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(stem => (stem, month + 1)))
        .ToFrozenDictionary(m => m.stem, m => m.Item2, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Zones = ZoneNames
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Chunk(2)
        .ToFrozenDictionary(z => z[0], z => int.Parse(z[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static int Month(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[12];
        var length = word[..Math.Min(word.Length, lower.Length)].ToLowerInvariant(lower);
        for (; length >= 3; length--)
            if (Months.TryGetValue(lower[..length], out var month)) return month;
        return 0;
    }

    // Military letters as RFC 822 prints them, with their signs turned round: who writes them has read it there.
    private static bool TryZone(ReadOnlySpan<char> word, out int minutes)
    {
        minutes = 0;
        if (word.Length > 5) return false;
        Span<char> lower = stackalloc char[5];
        lower = lower[..word.ToLowerInvariant(lower)];
        if (Zones.TryGetValue(lower, out minutes)) return true;
        if (lower.Length != 1) return false;
        switch (lower[0])
        {
            case >= 'a' and <= 'i' and var c: minutes = -60 * (c - 'a' + 1); return true;
            case >= 'k' and <= 'm' and var c: minutes = -60 * (c - 'k' + 10); return true;
            case >= 'n' and <= 'y' and var c: minutes = 60 * (c - 'n' + 1); return true;
            default: return false;
        }
    }

    // What follows a time of day: am or pm, a zone by name or offset, a remark in brackets.
    private static bool Zone(ReadOnlySpan<char> rest, ref Parts date)
    {
        var unknown = 0;
        for (var i = 0; i < rest.Length;)
        {
            var c = rest[i];
            if (c is '+' or '-' or '−')
            {
                var length = Offset(rest[i..], ref date);
                if (length == 0) return false;
                i += length;
            }
            else if (c is '(' or '[')
            {
                return true;
            }
            else if (char.IsLetter(c))
            {
                if (!Word(NextWord(rest, ref i), ref date) && ++unknown > 1) return false;
            }
            else if (char.IsWhiteSpace(c) || c is '/' or '.' or ',' or ';')
            {
                i++;
            }
            else if (char.IsAsciiDigit(c) && date.Hour < 0 && date.Day >= 0)
            {
                if (!TimeOfDay(rest, ref i, ref date)) return false; // 2004-05-25 오후 11:23:17
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    // ±h, ±hh, ±hhmm, ±hh:mm, on from what a name said (GMT+1); out of range it is left out. How long it is.
    private static int Offset(ReadOnlySpan<char> text, ref Parts date)
    {
        var i = 1;
        while (Is(text, i, ' ')) i++;
        var digits = Digits(text, i);
        if (digits == 0) return 1;
        var hours = Number(text, ref i, digits is 1 or 3 ? 1 : 2);
        if (Is(text, i, ':')) i++;
        var minutes = Number(text, ref i, 2);
        i += Digits(text, i);
        if (hours <= 15 && minutes < 60) date.OffsetMinutes = (text[0] == '+' ? 1 : -1) * ((hours * 60) + minutes);
        return i;
    }
}
