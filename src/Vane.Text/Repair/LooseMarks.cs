namespace Vane.Text;

/// <summary>Letters written apart from their marks, put together where there is one character for both (NFC).
/// Everything else that normalization would change, such as compatibility ideographs, stays.</summary>
internal static class LooseMarks
{
    // Towers of marks are pictures, not letters.
    private const int LongestCluster = 8;

    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F' or '\u3099' or '\u309A';

    public static bool AreIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at = ClusterEnd(text, at))
            if (Composed(text[at..ClusterEnd(text, at)]) is not null) return true;
        return false;
    }

    public static void Compose(Draft draft)
    {
        for (var at = 0; at < draft.Length;)
        {
            var end = ClusterEnd(draft.Text, at);
            var composed = Composed(draft.Text[at..end]);
            if (composed is null)
                for (var kept = at; kept < end; kept++) draft.Keep(kept);
            else foreach (var c in composed) draft.Put(c, at, end);
            at = end;
        }

        draft.Finish();
    }

    private static int ClusterEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && IsMark(text[end])) end++;
        return end;
    }

    private static string? Composed(ReadOnlySpan<char> cluster)
    {
        if (cluster.Length is 1 or > LongestCluster || char.IsSurrogate(cluster[0])) return null;
        var written = cluster.ToString();
        var composed = written.Normalize();
        // Several characters of one cluster have one origin; Put reads it anew each time, so nothing may grow.
        return composed.Length < written.Length ? composed : null;
    }
}
