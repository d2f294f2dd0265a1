namespace Vane.Text;

/// <summary>The scripts a run of text can be in.</summary>
public enum Script
{
    /// <summary>Nothing of a script: digits, punctuation, blanks.</summary>
    Common,

    /// <summary>Latin letters.</summary>
    Latin,

    /// <summary>Chinese characters.</summary>
    Han,

    /// <summary>Japanese syllables.</summary>
    Kana,

    /// <summary>Korean syllables.</summary>
    Hangul,

    /// <summary>Letters of any other script.</summary>
    Other,
}

/// <summary>A stretch of one script with what belongs to none in and behind it.</summary>
public readonly record struct ScriptRun(TextSpan Span, Script Script);

/// <summary>Tells scripts apart, and the two Chinese ones.</summary>
public static class Scripts
{
    private const byte Traditional = 1;
    private const byte Simplified = 2;

    private static readonly byte[] Chinese = Make();

    /// <summary>Whether a character is written in traditional Chinese only.</summary>
    public static bool IsTraditionalOnly(char c) => Chinese[c] == Traditional;

    /// <summary>Whether a character is written in simplified Chinese only.</summary>
    public static bool IsSimplifiedOnly(char c) => Chinese[c] == Simplified;

    /// <summary>The script of a code unit. Halves of surrogate pairs count as Han where the pair's plane is that of
    /// ideographs, as common otherwise.</summary>
    public static Script Of(char c) => c switch
    {
        < '\u00C0' => char.IsAsciiLetter(c) || c is 'ª' or 'º' ? Script.Latin : Script.Common,
        <= '\u024F' => c is '×' or '÷' ? Script.Common : Script.Latin,
        >= '\u1E00' and <= '\u1EFF' or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') => Script.Latin,
        >= '\u3041' and <= '\u30FF' => c is '\u30FB' or '\u30FC' ? Script.Common : Script.Kana,
        >= '\uFF66' and <= '\uFF9F' => Script.Kana,
        >= '\uAC00' and <= '\uD7A3' or (>= '\u1100' and <= '\u11FF') or (>= '\u3131' and <= '\u318E') => Script.Hangul,
        >= '\uD840' and <= '\uD888' => Script.Han,
        _ => HanScript.IsHan(c) ? Script.Han : char.IsLetter(c) ? Script.Other : Script.Common,
    };

    /// <summary>The text as runs of one script, without gaps. What belongs to no script goes with what is before it.</summary>
    public static IReadOnlyList<ScriptRun> Runs(ReadOnlySpan<char> text)
    {
        var runs = new List<ScriptRun>();
        var start = 0;
        var current = Script.Common;
        for (var at = 0; at < text.Length; at++)
        {
            var script = Of(text[at]);
            if (script == Script.Common || script == current) continue;
            if (current != Script.Common)
            {
                runs.Add(new ScriptRun(new TextSpan(start, at - start), current));
                start = at;
            }

            current = script;
        }

        if (text.Length > 0) runs.Add(new ScriptRun(new TextSpan(start, text.Length - start), current));
        return runs;
    }

    private static byte[] Make()
    {
        var chinese = new byte[char.MaxValue + 1];
        foreach (var (_, simplified) in CharacterPairs.Read("HanVariants.txt", "simplified only")) chinese[simplified] = Simplified;
        foreach (var (traditional, _) in CharacterPairs.Read("HanVariants.txt")) chinese[traditional] = Traditional;
        // On the lists of both countries, but hardly seen in traditional text.
        foreach (var c in "万与机体听声气") chinese[c] = Simplified;
        return chinese;
    }
}
