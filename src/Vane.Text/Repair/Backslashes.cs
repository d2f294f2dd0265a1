namespace Vane.Text;

/// <summary>Backslashes that Markdown or TeX writers put before a character to have it stand for itself, and before
/// the apostrophe of "it's". Those of formulas, paths and accents stay.</summary>
internal static class Backslashes
{
    private static readonly string[] Endings = ["s", "t", "re", "ve", "ll", "d", "m"];

    public static bool AreIn(ReadOnlySpan<char> text)
    {
        var isRun = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (isRun && text[at] != '\\' && IsEscaped(text[at..])) return true;
            isRun = text[at] == '\\';
        }

        return false;
    }

    public static void Remove(Draft draft)
    {
        var run = 0;
        for (var at = 0; at < draft.Length; at++)
        {
            if (draft.Text[at] == '\\')
            {
                run++;
                continue;
            }

            var escapes = IsEscaped(draft.Text[at..]);
            for (var slash = at - run; slash < at && !escapes; slash++) draft.Keep(slash);
            draft.Keep(at);
            run = 0;
        }

        for (var slash = draft.Length - run; slash < draft.Length; slash++) draft.Keep(slash);
        draft.Finish();
    }

    private static bool IsEscaped(ReadOnlySpan<char> text)
    {
        if (text[0] is '_' or '*' or '#' or '&' or '%' or '$') return true;
        if (text[0] != '\'') return false;
        var letters = 1;
        while (letters < Math.Min(text.Length, 4) && char.IsLetter(text[letters])) letters++;
        foreach (var ending in Endings)
            if (text[1..letters].SequenceEqual(ending)) return true;
        return false;
    }
}
