using System.Net;
using System.Text;

namespace Vane.Parse;

/// <summary>Takes tags, styles and entities out of the words of a cue.</summary>
internal static class CueText
{
    private const int LongestTag = 200;
    private const int LongestEntity = 12;

    // An entity may have been escaped again, and again.
    private const int Layers = 3;

    private static readonly HashSet<string> Tags = new(
        "i b u s c v font ruby rt rp rb lang span p br em strong small sub sup w".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds what a cue says: one piece, or one for each voice.</summary>
    /// <param name="cue">The cue with its marks.</param>
    /// <param name="cues">Where to.</param>
    public static void AddClean(Cue cue, List<Cue> cues)
    {
        var text = new StringBuilder(cue.Text.Length);
        var words = new List<WordTime>();
        var known = 0;
        var (speaker, isFirst) = (cue.Speaker, true);
        for (var at = 0; at < cue.Text.Length;)
        {
            while (known < cue.Words.Count && cue.Words[known].At <= at) words.Add(cue.Words[known++] with { At = text.Length });
            var length = 1;
            switch (cue.Text[at])
            {
                case '<' when Tag(cue.Text, at) is { Length: > 0 } tag:
                    length = tag.Length;
                    var name = NameOf(tag);
                    if (TimeOf(tag) is { } time) words.Add(new WordTime(text.Length, time));
                    else if (name is "br" or "/p") Append(text, '\n');
                    else if (name is "v" or "/v")
                    {
                        Flush();
                        speaker = name == "v" ? VoiceOf(tag) : cue.Speaker;
                    }

                    break;
                case '{' when Style(cue.Text, at) is > 0 and var style:
                    length = style;
                    break;
                case '&':
                    foreach (var c in Entity(cue.Text, at, out length)) Append(text, c);
                    break;
                case var c:
                    Append(text, c);
                    break;
            }

            at += length;
        }

        Flush();
        if (!isFirst) cues[^1] = cues[^1] with { To = cue.To };

        void Flush()
        {
            if (text.ToString().TrimEnd() is { Length: > 0 } said)
            {
                cues.Add(cue with
                {
                    Text = said,
                    Speaker = speaker,
                    From = isFirst ? cue.From : words is [var word, ..] ? word.Time : null,
                    To = null,
                    IsTurn = cue.IsTurn && isFirst,
                    Words = [.. words.Where(w => w.At < said.Length).Select(w => char.IsWhiteSpace(said[w.At]) ? w with { At = w.At + 1 } : w)],
                });
                isFirst = false;
            }

            text.Clear();
            words.Clear();
        }
    }

    /// <summary>Writes a character: white space once, signs that only steer never.</summary>
    private static void Append(StringBuilder text, char c)
    {
        if (c is '\n' or '\r')
        {
            while (text.Length > 0 && text[^1] == ' ') text.Length--;
            if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
        }
        else if (char.IsWhiteSpace(c))
        {
            if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
        }
        else if (c is not ('\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or '\u00AD') && (c >= ' ' && c is not (>= '\u007F' and <= '\u009F')))
        {
            text.Append(c);
        }
    }

    /// <summary>The tag at a place with its angles; empty where there is none that is known.</summary>
    private static string Tag(string text, int at)
    {
        var end = text.AsSpan(at, Math.Min(LongestTag, text.Length - at)).IndexOf('>');
        if (end < 2) return "";
        var tag = text.Substring(at, end + 1);
        return TimeOf(tag) is not null || Tags.Contains(NameOf(tag).TrimStart('/')) ? tag : "";
    }

    private static string NameOf(string tag)
    {
        var end = tag.AsSpan(1).IndexOfAny(" .>\t\n") + 1;
        var name = tag[1..end];
        return (name.Length > 1 ? name.TrimEnd('/') : name).ToLowerInvariant();
    }

    private static long? TimeOf(string tag) => char.IsAsciiDigit(tag[1]) ? TimeCode.Loose(tag.AsSpan(1, tag.Length - 2)) : null;

    private static string? VoiceOf(string tag)
    {
        var blank = tag.AsSpan().IndexOfAny(" \t\n");
        return blank < 0 || WebUtility.HtmlDecode(tag[blank..^1]).Trim() is not { Length: > 0 } name ? null : name;
    }

    // {\an8}, {\pos(1,2)}, {y:i}
    private static int Style(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestTag, text.Length - at));
        if (rest.Length < 3 || (rest[1] != '\\' && !(char.IsAsciiLetter(rest[1]) && rest[2] == ':'))) return 0;
        return rest.IndexOf('}') + 1;
    }

    /// <summary>What an entity stands for, through all its layers; the ampersand itself where it begins none.</summary>
    public static string Entity(string text, int at, out int length)
    {
        var found = "&";
        length = 1;
        for (var layer = 0; layer < Layers && found == "&"; layer++)
        {
            var rest = text.AsSpan(at + length, Math.Min(LongestEntity, text.Length - at - length));
            var end = rest.IndexOf(';');
            if (end < 1 || rest[..end].ContainsAny(" &<\n")) break;
            var escaped = $"&{rest[..(end + 1)]}";
            var decoded = WebUtility.HtmlDecode(escaped);
            if (decoded == escaped) break;
            length += end + 1;
            found = decoded;
        }

        return found;
    }
}
