using System.Buffers;
using System.Text;

namespace Vane.Parse;

/// <summary>Takes out what is not said: [Music], (laughter), ♪ songs ♪.</summary>
internal static class Notes
{
    private const int LongestNote = 60;
    private const int LongestSong = 100;
    private static readonly SearchValues<char> Openers = SearchValues.Create("[(【［（♪♫");

    // In round brackets people also speak; only these are notes there.
    private static readonly HashSet<string> Sounds = new(
        ("music applause laughter laughs laughing laugh chuckles chuckling cheering cheers sighs sigh inaudible crosstalk silence pause coughs coughing "
        + "gasps clapping unintelligible whispering singing mumbles snorts sniffs screaming crying beep bleep "
        + "音乐 音樂 掌声 掌聲 笑 笑声 笑聲 大笑 鼓掌 欢呼 歡呼 听不清 聽不清 沉默").Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>A cue without its notes; its text may be empty then.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="count">Counts the notes.</param>
    public static Cue Without(Cue cue, ref int count)
    {
        if (!cue.Text.AsSpan().ContainsAny(Openers)) return cue;
        var text = new StringBuilder(cue.Text.Length);
        var words = new List<WordTime>();
        var known = 0;
        for (var at = 0; at < cue.Text.Length;)
        {
            var length = Length(cue.Text, at);
            if (length > 0) count++;
            for (; known < cue.Words.Count && cue.Words[known].At < at + Math.Max(length, 1); known++)
                words.Add(cue.Words[known] with { At = text.Length });
            if (length > 0)
            {
                at += length;
                // The blank before a note serves for both sides, and none is wanted before a full stop.
                if (text.Length == 0 || char.IsWhiteSpace(text[^1]))
                    while (at < cue.Text.Length && char.IsWhiteSpace(cue.Text[at])) at++;
                if (text.Length > 0 && text[^1] == ' ' && at < cue.Text.Length && cue.Text[at] is '.' or ',' or '?' or '!') text.Length--;
                continue;
            }

            text.Append(cue.Text[at++]);
        }

        var said = text.ToString().TrimEnd();
        return cue with { Text = said, Words = [.. words.Where(w => w.At < said.Length)] };
    }

    /// <summary>How long the note at a place is; 0 where there is none.</summary>
    private static int Length(string text, int at) => text[at] switch
    {
        '[' when at == 0 || !char.IsLetterOrDigit(text[at - 1]) => Bracketed(text, at, ']'),
        '【' => Bracketed(text, at, '】'),
        '［' => Bracketed(text, at, '］'),
        '(' => Round(text, at, ')'),
        '（' => Round(text, at, '）'),
        '♪' or '♫' => Song(text, at),
        _ => 0,
    };

    private static int Bracketed(string text, int at, char close)
    {
        var end = Inside(text, at, close);
        if (end < 0 || (end + 1 < text.Length && (text[end + 1] == '(' || char.IsAsciiLetter(text[end + 1])))) return 0;
        var inside = text.AsSpan(at + 1, end - at - 1);
        var letters = 0;
        foreach (var c in inside)
            if (char.IsLetter(c)) letters++;
        var isBleep = letters == 0 && inside.Trim(" _*\u00A0").IsEmpty;
        return isBleep || letters * 2 > inside.Length || HasSound(inside) ? end - at + 1 : 0;
    }

    private static int Round(string text, int at, char close)
    {
        var end = Inside(text, at, close);
        if (end < 0) return 0;
        var inside = text.AsSpan(at + 1, end - at - 1).Trim();
        var isAlone = at == 0 && end == text.Length - 1;
        return (isAlone || inside.Count(' ') <= 2) && HasSound(inside) ? end - at + 1 : 0;
    }

    private static bool HasSound(ReadOnlySpan<char> inside)
    {
        var sounds = Sounds.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in inside.Split(' '))
            if (sounds.Contains(inside[range].Trim(','))) return true;
        return false;
    }

    private static int Song(string text, int at)
    {
        var rest = text.AsSpan(at + 1);
        var close = rest.IndexOfAny('♪', '♫');
        if (close >= 0) return close + 2;
        var line = rest.IndexOf('\n');
        if (line < 0) line = rest.Length;
        return line <= LongestSong ? line + 1 : 1;
    }

    private static int Inside(string text, int at, char close)
    {
        var length = text.AsSpan(at + 1, Math.Min(LongestNote, text.Length - at - 1)).IndexOf(close);
        return length < 1 ? -1 : at + 1 + length;
    }
}
