using Vane.Text;

namespace Vane.Parse;

/// <summary>How much a text looks like a transcript.</summary>
public enum TranscriptSign
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It may be one: short lines without punctuation, as captions are.</summary>
    Weak,

    /// <summary>It is one by its form: that of a caption file, or lines with time codes that rise.</summary>
    Strong,
}

/// <summary>Forms of transcripts.</summary>
internal enum TalkForm
{
    None,
    CaptionFile,
    TimedText,
    Json,
    Lines,
    PlainLines,
}

/// <summary>Tells the form of a transcript from its beginning.</summary>
internal static class TalkForms
{
    private const int FewestTimes = 3;
    private const int FewestLines = 12;
    private const int CaptionLength = 60;

    // Milliseconds a character, silences among them.
    private const long SlowestPace = 1_200;

    public static TalkForm Of(ReadOnlySpan<char> head)
    {
        head = head.TrimStart("\uFEFF\u200B \t\r\n");
        if (head.IsEmpty) return TalkForm.None;
        if (head.StartsWith("WEBVTT", StringComparison.Ordinal)) return TalkForm.CaptionFile;
        if (head[0] == '<') return IsTimedText(head) ? TalkForm.TimedText : TalkForm.None;
        if (head[0] is '{' or '[' && IsJson(head)) return TalkForm.Json;
        return OfLines(head);
    }

    private static bool IsTimedText(ReadOnlySpan<char> head)
    {
        if (head.Contains("<timedtext", StringComparison.Ordinal)) return true;
        if (head.Contains("<transcript", StringComparison.Ordinal) && head.Contains("<text ", StringComparison.Ordinal)) return true;
        var root = head.IndexOf("<tt ", StringComparison.Ordinal);
        if (root < 0) root = head.IndexOf(":tt ", StringComparison.Ordinal);
        return root >= 0 && head.Contains("http://www.w3.org/", StringComparison.Ordinal) && head.Contains("ttml", StringComparison.Ordinal);
    }

    private static bool IsJson(ReadOnlySpan<char> head) =>
        head.Contains("\"tStartMs\"", StringComparison.Ordinal) || head.Contains("\"wireMagic\"", StringComparison.Ordinal)
        || (head.Contains("\"text\"", StringComparison.Ordinal) && head.Contains("\"start\"", StringComparison.Ordinal)
            && (head.Contains("\"duration\"", StringComparison.Ordinal) || head.Contains("\"dur\"", StringComparison.Ordinal) || head.Contains("\"end\"", StringComparison.Ordinal)));

    private static TalkForm OfLines(ReadOnlySpan<char> head)
    {
        var (timed, rising, lines, captions, letters) = (0, 0, 0, 0, 0);
        var (first, last) = (-1L, -1L);
        var isHeaded = false;
        foreach (var range in head.Split('\n'))
        {
            var line = head[range].Trim();
            if (line.IsEmpty) continue;
            if (CaptionFile.IsTiming(line)) return TalkForm.CaptionFile;
            lines++;
            if (first >= 0) letters += line.Length;
            if (LineHead.Read(line) is { } found)
            {
                timed++;
                if (found.Time >= last) rising++;
                last = found.Time;
                if (first < 0) first = last;
            }
            else if (LineTranscript.IsBeginning(line))
            {
                (isHeaded, timed, rising, first, last) = (true, 0, 0, -1, -1);
            }
            else if (line.Length <= CaptionLength && (char.IsLower(line[0]) || HanScript.IsHan(line[0]) || HanScript.IsHan(line[^1])) && !IsStop(line[^1]))
            {
                captions++;
            }
        }

        if (isHeaded && timed > 0) return TalkForm.Lines;
        // Lists of chapters and timetables have times too, but nobody speaks so slowly.
        var isSpoken = letters * SlowestPace >= last - first;
        if (timed >= FewestTimes && rising * 4 >= timed * 3 && timed * 5 >= lines && isSpoken) return TalkForm.Lines;
        return lines >= FewestLines && captions * 3 >= lines * 2 ? TalkForm.PlainLines : TalkForm.None;
    }

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '。' or '！' or '？' or '；' or ':' or '：';
}
