namespace Vane.Text;

/// <summary>Characters nobody sees: zero-width ones, marks of direction, soft hyphens and controls go; the separators
/// among them become line ends, and controls that are Windows-1252 punctuation become that. Joiners stay where a
/// script or an emoji needs them.</summary>
internal static class Invisibles
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    public static bool IsSuspect(char c) => Replacement(c) is not null || c is NonJoiner or Joiner;

    public static bool AreIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
            if (Replacement(text[at]) is not null || IsStrayJoiner(text[..at], text[at])) return true;
        return false;
    }

    public static void Remove(Draft draft)
    {
        for (var at = 0; at < draft.Length; at++)
        {
            var c = draft.Text[at];
            if (IsStrayJoiner(draft.Written, c)) continue;
            var replacement = Replacement(c);
            if (replacement is null) draft.Keep(at);
            else if (replacement != '\0') draft.Put(replacement.Value, at, at + 1);
        }

        draft.Finish();
    }

    // No joiner does anything behind what neither joins nor is a picture.
    private static bool IsStrayJoiner(ReadOnlySpan<char> before, char c) =>
        c is NonJoiner or Joiner && (before.IsEmpty || before[^1] < '\u0530' || before[^1] is >= '\u3000' and < '\uD800' || before[^1] > '\uFE0F');

    // Null: stays. U+0000: goes.
    private static char? Replacement(char c) => c switch
    {
        '\t' or '\n' or '\r' => null,
        '\v' or '\f' or '\u2028' or '\u2029' => '\n',
        < ' ' or '\u007F' or '\u00AD' or '\uFEFF' => '\0',
        >= '\u0080' and <= '\u009F' => Windows1252.Character((byte)c) is var seen && seen != c ? seen : '\0',
        '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') => '\0',
        _ => null,
    };
}
