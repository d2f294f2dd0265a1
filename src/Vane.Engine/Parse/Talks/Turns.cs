namespace Vane.Parse;

/// <summary>Parts cues where the speaker changes: at <c>&gt;&gt;</c>, at dashes of a dialogue, at names before a colon.</summary>
internal static class Turns
{
    // Captions carry a name no further than this over a silence, in milliseconds.
    private const long Pause = 2_500;

    /// <summary>The cues, each said by one; what marks the speakers is taken out.</summary>
    public static List<Cue> Part(TalkScript script, double pace)
    {
        var cues = script.Cues;
        var speakers = Speakers.Of(cues);
        var parts = new List<Cue>(cues.Count);
        string? current = null;
        long? silent = null;
        foreach (var cue in cues)
        {
            if (script.IsCaptions && cue.From - silent >= Pause) current = null;
            silent = cue.To;
            if (cue.Kind != CueKind.Speech) parts.Add(cue);
            else AddParts(cue, speakers, pace, parts, ref current);
        }

        return parts;
    }

    private static void AddParts(Cue cue, Speakers speakers, double pace, List<Cue> parts, ref string? current)
    {
        var text = cue.Text;
        var isDialogue = IsDialogue(text);
        var isFirst = true;
        for (var at = 0; at < text.Length;)
        {
            var begin = at;
            var isMarked = false;
            if (MarkAt(text, at, isDialogue) is > 0 and var mark)
            {
                (begin, isMarked) = (at + mark, true);
                current = null;
            }

            if (speakers.Any && speakers.Read(text.AsSpan(begin), out var label) is { } name)
            {
                (begin, isMarked) = (begin + label, true);
                current = name;
            }
            else if (speakers.Any && !isMarked && (at == 0 || text[at - 1] == '\n') && Speakers.MayBegin(text.AsSpan(begin)))
            {
                // It may be somebody else: nobody is better than the wrong one.
                (current, isMarked) = (null, true);
            }

            at = End(text, begin, isDialogue, speakers);
            var said = text[begin..at].TrimEnd();
            if (said.Length == 0) continue;
            parts.Add(new Cue(said)
            {
                // Names are written, not said.
                From = isFirst ? cue.From : cue.TimeAt(begin, pace),
                To = at >= text.Length ? cue.To : cue.TimeAt(at, pace),
                Speaker = cue.Speaker ?? current,
                IsTurn = isMarked || (cue.IsTurn && parts.Count > 0),
                Words = cue.Words.Within(begin, begin + said.Length),
            });
            isFirst = false;
        }
    }

    // Where the next mark stands, or the text ends.
    private static int End(string text, int begin, bool isDialogue, Speakers speakers)
    {
        for (var at = begin + 1; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) || !char.IsWhiteSpace(text[at - 1])) continue;
            if (MarkAt(text, at, isDialogue) > 0) return at;
            var isBeginning = text[at - 1] == '\n' || text[at - 2] is '.' or '?' or '!' or '…' or '-' or '"' or '”';
            if (!speakers.Any || !isBeginning) continue;
            if (speakers.Read(text.AsSpan(at), out _) is not null || (text[at - 1] == '\n' && Speakers.MayBegin(text.AsSpan(at)))) return at;
        }

        return text.Length;
    }

    /// <summary>How long the mark of a change at a place is, with the blanks behind it; 0 where there is none.</summary>
    private static int MarkAt(string text, int at, bool isDialogue)
    {
        var length = 0;
        if (text[at] == '>')
        {
            while (at + length < text.Length && text[at + length] == '>') length++;
            if (length is < 2 or > 3) return 0;
        }
        else if (IsDash(text[at]) && isDialogue && (at == 0 || text[at - 1] == '\n'))
        {
            length = 1;
        }

        if (length > 0)
            while (at + length < text.Length && char.IsWhiteSpace(text[at + length])) length++;
        return length;
    }

    // A dash and a blank, or a dash before each of several lines.
    private static bool IsDialogue(string text)
    {
        if (text.StartsWith("- ", StringComparison.Ordinal)) return true;
        var dashes = 0;
        for (var at = 0; at < text.Length;)
            if (Lines.Next(text, ref at) is [var first, var second, ..] && IsDash(first) && (second == ' ' || char.IsLetter(second))) dashes++;
        return dashes > 1;
    }

    private static bool IsDash(char c) => c is '-' or '–' or '—';
}
