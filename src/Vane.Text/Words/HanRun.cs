namespace Vane.Text;

/// <summary>Stretches of Han characters.</summary>
internal static class HanRun
{
    /// <summary>Whether a code unit is a Han character of the basic plane, or a sign that stands for one (々〇).</summary>
    public static bool IsPlain(char unit) =>
        unit is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' or '々' or '〇';

    /// <summary>Where a stretch of Han characters that begins at a place ends; the place itself if none begins.</summary>
    public static int End(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            if (IsPlain(text[at])) at++;
            else if (IsPairAt(text, at)) at += 2;
            else if (HanNumerals.IsPointAt(text, at)) at++;
            else break;
        }

        return at;
    }

    // Planes 2 and 3: U+20000 to U+3FFFF.
    internal static bool IsPairAt(ReadOnlySpan<char> text, int at) =>
        text[at] is >= '\uD840' and <= '\uD8BF' && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
}
