using Vane.Text;

namespace Vane.Parse;

/// <summary>
/// Takes the doubles out of rolling captions: those that show the line before once more above the new one, or the same
/// line with a word more each time. A file is taken for one only if many of its captions go on from the one before, so
/// that what is said twice stays.
/// </summary>
internal static class Rolling
{
    private const int MostLines = 4;

    // How much of the captions must go on from the one before.
    private const double LeastShare = 0.3;

    // A caption that settles what has rolled stands for an instant.
    private const long Instant = 100;
    private const long LongestGap = 100;

    // Shorter words are often said twice.
    private const int LongWords = 12;

    /// <summary>The captions without doubles, and how many had some.</summary>
    public static (List<Cue> Cues, int Doubles) Drop(TalkScript script)
    {
        var cues = script.Cues;
        // Where times are only of seconds, one word may be said twice in one.
        if (!IsRolling(cues)) return script.IsCaptions ? Distinct(cues) : (cues, 0);
        var kept = new List<Cue>(cues.Count);
        var (doubles, before) = (0, (Cue?)null);
        foreach (var cue in cues)
        {
            var shown = before is null || cue.Kind != CueKind.Speech ? 0 : Overlap(before, cue);
            before = cue.Kind == CueKind.Speech ? cue : null;
            if (shown == 0)
            {
                kept.Add(cue);
                continue;
            }

            doubles++;
            if (shown == cue.Text.Length) continue;
            if (cue.Text[shown] == '\n' || kept.Count == 0) kept.Add(Rest(cue, shown));
            else kept[^1] = Grown(kept[^1], Rest(cue, shown));
        }

        return (kept, doubles);
    }

    private static bool IsRolling(List<Cue> cues)
    {
        var (goOn, settle, pairs) = (0, 0, 0);
        for (var at = 1; at < cues.Count; at++)
        {
            if (cues[at - 1].Kind != CueKind.Speech || cues[at].Kind != CueKind.Speech) continue;
            pairs++;
            var shown = Overlap(cues[at - 1], cues[at]);
            if (shown == 0) continue;
            if (shown < cues[at].Text.Length) goOn++;
            else if (cues[at].To - cues[at].From <= Instant) settle++;
        }

        return goOn > 0 && goOn + settle >= (pairs * LeastShare) && (goOn > 1 || pairs <= 3);
    }

    // The same caption twice in one place is one: that over its double, or right behind it where it is too long to be said again.
    private static (List<Cue> Cues, int Doubles) Distinct(List<Cue> cues)
    {
        var kept = new List<Cue>(cues.Count);
        foreach (var cue in cues)
        {
            if (kept is [.., var last] && IsDouble(last, cue)) kept[^1] = last with { To = cue.To > last.To ? cue.To : last.To };
            else kept.Add(cue);
        }

        return (kept, cues.Count - kept.Count);
    }

    private static bool IsDouble(Cue last, Cue cue)
    {
        if (cue.Kind != CueKind.Speech || cue.Text != last.Text || cue.Speaker != last.Speaker) return false;
        return cue.From == last.From ? cue.From is not null : cue.From < last.To || (cue.From - last.To <= LongestGap && cue.Text.Length >= LongWords);
    }

    /// <summary>How much of a caption the one before shows already: most of its last lines that the caption begins with.</summary>
    private static int Overlap(Cue before, Cue cue)
    {
        if (cue.Speaker != before.Speaker || cue.IsTurn) return 0;
        var text = before.Text;
        var best = 0;
        var line = text.Length;
        for (var lines = 0; lines < MostLines && line > 0; lines++)
        {
            line = text.LastIndexOf('\n', line - 1);
            var shown = Shared(text.AsSpan(line + 1), cue.Text);
            if (shown > 0) best = shown;
            if (line < 0) break;
        }

        // A line goes on growing, or stands on, only without a gap; else it is said again.
        var hasNewLine = best < cue.Text.Length && cue.Text[best] == '\n';
        return hasNewLine || !(cue.From - before.To > LongestGap) ? best : 0;
    }

    // How much of the caption the shown lines are, blanks and line ends being alike; 0 where they are not its beginning.
    private static int Shared(ReadOnlySpan<char> shown, ReadOnlySpan<char> text)
    {
        var (a, b) = (0, 0);
        while (a < shown.Length)
        {
            if (b >= text.Length) return 0;
            var (blankA, blankB) = (char.IsWhiteSpace(shown[a]), char.IsWhiteSpace(text[b]));
            if (blankA != blankB || (!blankA && shown[a] != text[b])) return 0;
            a++;
            b++;
        }

        return b == text.Length || char.IsWhiteSpace(text[b]) || HanScript.IsHan(text[b - 1]) || HanScript.IsHan(text[b]) ? b : 0;
    }

    private static Cue Rest(Cue cue, int shown)
    {
        while (shown < cue.Text.Length && char.IsWhiteSpace(cue.Text[shown])) shown++;
        return cue with { Text = cue.Text[shown..], Words = cue.Words.Within(shown, cue.Text.Length) };
    }

    private static Cue Grown(Cue cue, Cue more)
    {
        var text = cue.Text + (HanScript.IsHan(cue.Text[^1]) && HanScript.IsHan(more.Text[0]) ? "" : " ");
        var words = more.From is { } from && more.Words is not [{ At: 0 }, ..] ? new WordTime[] { new(0, from) }.Concat(more.Words) : more.Words;
        return cue with { Text = text + more.Text, To = more.To, Words = [.. cue.Words, .. words.Select(w => w with { At = w.At + text.Length })] };
    }
}
