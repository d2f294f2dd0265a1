namespace Vane.Text;

/// <summary>Finds stretches of short lines that are cut by the clock, not by sense: captions of a talk.</summary>
internal static class Captions
{
    private const int FewestLines = 8;
    private const int LongestLine = 60;
    private const int ShortestMean = 5;
    private const int LongestMean = 18;

    /// <summary>The next such stretch at or behind a place, empty at the end of the text if there is none.</summary>
    public static TextSpan Next(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            var (end, isCaption) = Block(text, from);
            if (isCaption) return new TextSpan(from, end - from);
            from = end == from ? LineEnd(text, from) : end;
        }

        return new TextSpan(text.Length, 0);
    }

    // The lines from here on that could be captions, and whether they are.
    private static (int End, bool IsCaption) Block(ReadOnlySpan<char> text, int from)
    {
        var (lines, ended, lower, letters, han) = (0, 0, 0, 0, 0);
        var at = from;
        while (at < text.Length)
        {
            var end = LineEnd(text, at);
            var line = text[at..end].Trim();
            if (line.Length is 0 or > LongestLine || ListMarkers.IsItem(line)) break;
            lines++;
            letters += line.Length;
            if (SentenceEnds.IsFullStop(line[^1])) ended++;
            if (char.IsLower(line[0])) lower++;
            if (HanScript.IsHan(line[0]) || HanScript.IsHan(line[^1])) han++;
            at = end;
        }

        var isChinese = han * 2 > lines && letters >= lines * ShortestMean && letters <= lines * LongestMean;
        var isEnglish = lower * 5 > lines * 3;
        return (at, lines >= FewestLines && ended * 5 <= lines && (isChinese || isEnglish));
    }

    private static int LineEnd(ReadOnlySpan<char> text, int at)
    {
        var end = text[at..].IndexOf('\n');
        return end < 0 ? text.Length : at + end + 1;
    }
}
