using System.Buffers;
using System.Text;

namespace Vane.Parse;

/// <summary>
/// Reads WebVTT and SubRip alike: whatever stands between two lines with an arrow is a caption, so that broken numbers,
/// missing empty lines and wrong separators do no harm.
/// </summary>
internal static class CaptionFile
{
    private const string Arrow = "-->";
    private static readonly SearchValues<char> TimeSigns = SearchValues.Create("0123456789:., ->");

    /// <summary>Whether a line is the one with the times of a caption.</summary>
    public static bool IsTiming(ReadOnlySpan<char> line)
    {
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        return arrow > 0 && line[..arrow].Trim() is [>= '0' and <= '9', .., >= '0' and <= '9'] && line[..arrow].Contains(':');
    }

    /// <summary>Reads a file.</summary>
    public static TalkScript Read(string text)
    {
        var script = new TalkScript { IsCaptions = true };
        var (bad, at) = (0, ReadHeader(text, script));
        Cue? cue = null;
        var said = new StringBuilder();
        var isComment = false;
        var isAfterBlank = true;
        while (at < text.Length)
        {
            var line = Lines.Next(text, ref at);
            if (line.Contains(Arrow, StringComparison.Ordinal) && IsTimingOrBroken(line))
            {
                Add(script, cue, said);
                cue = Timing(line, ref bad);
                (isComment, isAfterBlank) = (false, false);
            }
            else if (line.IsWhiteSpace())
            {
                // Automatic captions hold lines of a blank; only empty ones part.
                isAfterBlank |= line.IsEmpty;
                isComment &= !line.IsEmpty;
            }
            else if (isAfterBlank && IsBlockWord(line))
            {
                isComment = true;
                ReadTitle(line, script);
            }
            else if (isComment)
            {
                ReadTitle(line, script);
            }
            else if (!IsNumberOfNext(line, text, at) && !(isAfterBlank && said.Length > 0 && IsCut(line, text, at)) && (cue is not null || said.Length > 0))
            {
                said.Append(line).Append('\n');
                isAfterBlank = false;
            }
        }

        Add(script, cue, said);
        script.Count(bad, "caption has impossible times", "captions have impossible times");
        return script;
    }

    // What stands before the first caption.
    private static int ReadHeader(string text, TalkScript script)
    {
        var at = 0;
        while (at < text.Length)
        {
            var next = at;
            var line = Lines.Next(text, ref next);
            if (line.Contains(Arrow, StringComparison.Ordinal)) return at;
            var rest = line.StartsWith("WEBVTT", StringComparison.Ordinal) ? line["WEBVTT".Length..].Trim(" \t-–:") : [];
            if (!rest.IsEmpty && !rest.Contains('=')) script.Title ??= rest.ToString();
            else if (Lines.Value(line, "Language") is { } language) script.Language ??= language;
            else ReadTitle(line, script);
            at = next;
        }

        return at;
    }

    private static void ReadTitle(ReadOnlySpan<char> line, TalkScript script)
    {
        if (line.StartsWith("NOTE ", StringComparison.Ordinal)) line = line["NOTE ".Length..];
        if (Lines.Value(line, "Title") is { } title) script.Title ??= title;
        else if (Lines.Value(line, "Url") is { } url && Text.WebAddress.Safe(url) is { } safe) script.Url ??= safe;
        else if (line.IndexOf("http", StringComparison.Ordinal) is >= 0 and var at && TalkMarkdown.Video(line[at..]) is { } video) script.Url ??= video;
    }

    private static bool IsBlockWord(ReadOnlySpan<char> line) =>
        line is "NOTE" or "STYLE" or "REGION" || line.StartsWith("NOTE ", StringComparison.Ordinal);

    // "a --> b" may be said; a line that has the arrow and digits at its beginning was meant as times.
    private static bool IsTimingOrBroken(ReadOnlySpan<char> line) => line.Trim() is [(>= '0' and <= '9') or '-', ..];

    // The number or name of the next caption stands right before its times.
    private static bool IsNumberOfNext(ReadOnlySpan<char> line, string text, int at)
    {
        if (at >= text.Length) return false;
        var next = Lines.Next(text, ref at);
        return IsTiming(next) && (line.Trim().IndexOfAnyExceptInRange('0', '9') < 0 || IsName(line));
    }

    // Where a file breaks off, the beginning of a number or of times may be left.
    private static bool IsCut(ReadOnlySpan<char> line, string text, int at) => at >= text.Length && !line.ContainsAnyExcept(TimeSigns);

    // WebVTT lets a name be anything; without an empty line before, only what looks like one is.
    private static bool IsName(ReadOnlySpan<char> line) => line.Length <= 40 && !line.Contains(' ') && line.ContainsAnyInRange('0', '9');

    private static Cue Timing(ReadOnlySpan<char> line, ref int bad)
    {
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        var end = line[(arrow + Arrow.Length)..].Trim();
        var settings = end.IndexOfAny(' ', '\t');
        var (from, to) = (TimeCode.Loose(line[..arrow]), TimeCode.Loose(settings < 0 ? end : end[..settings]));
        if (from is null || to is null || to < from) bad++;
        return new Cue("") { From = from, To = to };
    }

    private static void Add(TalkScript script, Cue? cue, StringBuilder said)
    {
        if (cue is not null && said.Length > 0) script.Add(cue with { Text = said.ToString() });
        said.Clear();
    }
}
