namespace Vane.Text;

/// <summary>What items of a list begin with: <c>1.</c>, <c>2)</c>, <c>3.)</c>, <c>a.</c>, <c>•</c>, alone or after a bullet.</summary>
/// <param name="Length">Its length in UTF-16 code units.</param>
/// <param name="Bullet">The bullet, or U+0000.</param>
/// <param name="Value">The number, or the letter's place in the alphabet; 0 behind a bare bullet.</param>
/// <param name="Tail">What is behind the number.</param>
internal readonly record struct ListMarker(int Length, char Bullet, int Value, string Tail)
{
    /// <summary>Whether another one marks the next item of the same list.</summary>
    public bool Precedes(ListMarker next) =>
        Length > 0 && next.Length > 0 && Bullet == next.Bullet && Tail == next.Tail
        && (Value == 0 ? next.Value == 0 : next.Value == Value + 1);
}

/// <summary>Reads the beginnings of list items.</summary>
internal static class ListMarkers
{
    private const string Bullets = "•⁃▪◦●■‣∙";
    private static readonly string[] Tails = [".)", ".", ")", "）", "、"];

    /// <summary>Whether a line is an item, a heading, a quotation or a row of a table.</summary>
    public static bool IsItem(ReadOnlySpan<char> line) =>
        !line.IsEmpty && (line[0] is '#' or '>' or '|' || (line[0] is '-' or '*' or '+' && line.Length > 1 && line[1] == ' ') || Read(line).Length > 0);

    /// <summary>The marker a text begins with, one of length 0 if there is none.</summary>
    public static ListMarker Read(ReadOnlySpan<char> text)
    {
        var bullet = text.Length > 0 && Bullets.Contains(text[0], StringComparison.Ordinal) ? text[0] : '\0';
        var at = bullet == '\0' ? 0 : 1;
        while (bullet != '\0' && at < text.Length && text[at] == ' ') at++;
        var start = at;
        var value = 0;
        while (at < text.Length && at < start + 2 && char.IsAsciiDigit(text[at])) value = (value * 10) + text[at++] - '0';
        if (at == start && at < text.Length && char.IsAsciiLetterLower(text[at])) value = text[at++] - 'a' + 1;
        if (at > start)
            foreach (var tail in Tails)
                if (text[at..].StartsWith(tail, StringComparison.Ordinal) && EndsThere(text, at + tail.Length, tail)) return new(at + tail.Length, bullet, value, tail);
        return bullet == '\0' ? default : new(1, bullet, 0, "");
    }

    private static bool EndsThere(ReadOnlySpan<char> text, int at, string tail) =>
        at < text.Length && (char.IsWhiteSpace(text[at]) || (tail != "." && HanScript.IsHan(text[at])));
}
