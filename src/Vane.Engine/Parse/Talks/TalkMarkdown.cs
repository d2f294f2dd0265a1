using System.Text;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>The little Markdown that transcripts have.</summary>
internal static class TalkMarkdown
{
    private const int LongestLink = 2_000;

    /// <summary>The heading that a line is; null where it is none.</summary>
    public static Cue? Heading(ReadOnlySpan<char> line)
    {
        var level = 0;
        while (level < line.Length && line[level] == '#') level++;
        if (level is 0 or > 6 || level >= line.Length || line[level] != ' ') return null;
        var text = line[level..].Trim(" #*");
        return text.IsEmpty ? null : new Cue(Plain(text)) { Kind = CueKind.Heading, Level = level };
    }

    /// <summary>The address of a video where a line is nothing else, as such or as a picture.</summary>
    public static string? Video(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.StartsWith("![") && line.EndsWith(")") && line.IndexOf("](") is var open and > 0) line = line[(open + 2)..^1];
        else if (!line.StartsWith("http")) return null;
        return Moment.IsVideo(line.ToString()) ? WebAddress.Safe(line.ToString()) : null;
    }

    /// <summary>What the front matter of a text says of it; the place goes behind it.</summary>
    public static (string? Title, string? Language, string? Url) FrontMatter(string text, ref int at)
    {
        var next = at;
        (string? title, string? language, string? url) = (null, null, null);
        if (!Lines.Next(text, ref next).Trim().SequenceEqual("---")) return default;
        while (next < text.Length)
        {
            var line = Lines.Next(text, ref next);
            if (line.Trim().SequenceEqual("---"))
            {
                at = next;
                return (title, language, url);
            }

            title ??= Lines.Value(line, "title");
            language ??= Lines.Value(line, "language") ?? Lines.Value(line, "lang");
            url ??= WebAddress.Safe(Lines.Value(line, "url") ?? Lines.Value(line, "source") ?? Lines.Value(line, "video"));
        }

        return default;
    }

    /// <summary>Markdown's backslashes and strong marks taken off.</summary>
    public static string Plain(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('\\', '*') < 0) return text.ToString();
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            if (text[at] == '\\' && "[]*_#-.!~>|+()`\\{}".Contains(next, StringComparison.Ordinal)) plain.Append(text[++at]);
            else if (text[at] == '*' && next == '*') at++;
            else plain.Append(text[at]);
        }

        return plain.ToString();
    }

    /// <summary>Writes a text with the words of its links for the links.</summary>
    public static void Append(ReadOnlySpan<char> text, StringBuilder plain, List<Link> links)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '[' || LinkAt(text[at..], out var words, out var length) is not { } url)
            {
                plain.Append(text[at++]);
                continue;
            }

            links.Add(new Link(new TextSpan(plain.Length, words.Length), url));
            plain.Append(words);
            at += length;
        }
    }

    private static string? LinkAt(ReadOnlySpan<char> text, out ReadOnlySpan<char> words, out int length)
    {
        words = default;
        length = 0;
        var middle = text[..Math.Min(text.Length, LongestLink)].IndexOf("](", StringComparison.Ordinal);
        if (middle < 2) return null;
        var rest = text.Slice(middle + 2, Math.Min(LongestLink, text.Length - middle - 2));
        var end = rest.IndexOfAny(')', ' ', '\n');
        if (end < 0 || rest[end] != ')') return null;
        words = text[1..middle];
        length = middle + end + 3;
        return WebAddress.Safe(rest[..end].ToString());
    }
}
