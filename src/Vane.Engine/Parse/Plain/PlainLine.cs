using System.Buffers;
using Vane.Text;

namespace Vane.Parse;

/// <summary>A line of a text, and what it looks like.</summary>
/// <param name="Text">The line without blanks around it.</param>
/// <param name="Indent">Blanks before it; a tab counts four.</param>
/// <param name="Raw">The line as it stands.</param>
internal sealed record PlainLine(string Text, int Indent, string Raw)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("。！？!?…．；;");
    private static readonly SearchValues<char> Closers = SearchValues.Create("”’」』）)]】》\"'");

    /// <summary>Whether there is nothing on it.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>How wide it is: a Han character or its sign counts two.</summary>
    public int Width { get; } = WidthOf(Text);

    /// <summary>Whether it ends as a sentence does.</summary>
    public bool EndsSentence => Last is var c && (Stops.Contains(c) || (c == '.' && Text.Length > 3));

    /// <summary>Whether it ends as a sentence does, or as a part of one.</summary>
    public bool EndsClause => EndsSentence || Last is ',' or '，' or ':' or '：' or '、' or '—';

    /// <summary>Whether it looks like a sentence or several of running text.</summary>
    public bool IsProse => Width >= 30 && (EndsSentence || (Width >= 80 && Text.AsSpan().IndexOfAny(Stops) is >= 0 and var at && at < Text.Length - 1));

    private char Last => Text.AsSpan().TrimEnd(Closers) is [.., var c] ? c : '\0';

    /// <summary>The lines of a text; any of the usual line ends.</summary>
    /// <exception cref="ParseException">There are more than <see cref="ParseLimits.Lines"/>.</exception>
    public static List<PlainLine> Of(string text)
    {
        var lines = new List<PlainLine>();
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            if (lines.Count == ParseLimits.Lines) throw new ParseException($"the text has more than {ParseLimits.Lines:N0} lines");
            lines.Add(Of(range));
        }

        return lines;
    }

    /// <summary>A line.</summary>
    public static PlainLine Of(ReadOnlySpan<char> raw)
    {
        var indent = 0;
        foreach (var c in raw)
        {
            if (c == '\t') indent += 4 - (indent % 4);
            else if (c == '\u3000') indent += 2;
            else if (char.IsWhiteSpace(c)) indent++;
            else break;
        }

        var text = raw.ToString();
        var trimmed = raw.Trim();
        return new PlainLine(trimmed.Length == raw.Length ? text : trimmed.ToString(), indent, text);
    }

    /// <summary>Whether a character is Han or a sign of the width of one.</summary>
    public static bool IsHanOrItsSign(char c) => Scripts.Of(c) is Script.Han or Script.Kana || c is (>= '\u3000' and <= '\u303F') or (>= '\uFF01' and <= '\uFF60') or '“' or '”' or '…';

    private static int WidthOf(string text)
    {
        var width = text.Length;
        foreach (var c in text)
            if (c > '\u2E80' && IsHanOrItsSign(c)) width++;
        return width;
    }
}

file static class SpanTrimming
{
    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> text, SearchValues<char> values) =>
        text[..(text.LastIndexOfAnyExcept(values) + 1)];
}
