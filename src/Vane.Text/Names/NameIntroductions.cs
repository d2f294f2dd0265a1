namespace Vane.Text.Names;

/// <summary>Ways in which a text introduces a word as a name: <c>名为 X</c>, <c>X 是一款…</c>, <c>Show HN: X – …</c>.</summary>
internal static class NameIntroductions
{
    private static readonly string[] Before = ["名为", "名叫", "叫做", "代号", "名為", "代號", "called ", "named ", "dubbed "];
    private static readonly string[] After = ["是一个", "是一款", "是一项", "是一套", "是一种", "是一家", "是個", "是一個", "是一項", "是一種", "是一位"];
    private static readonly string[] Announcements = ["show hn: ", "launch hn: "];

    /// <summary>Whether the word at a place is introduced as a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Its folded form.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="end">Where it ends, hyphens and all.</param>
    public static bool Introduces(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, out int end)
    {
        end = start;
        while (end < folded.Length && (NameFolding.IsWord(folded[end]) || (end > start && folded[end] is '-' or '_' && PartReader.IsWordAt(folded, end + 1)))) end++;
        if (end - start < 3) return false;
        return IsBefore(text, folded, start) || IsAfter(folded, end) || IsAnnounced(folded, start, end);
    }

    private static bool IsBefore(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start)
    {
        var rest = folded[..start];
        rest = rest.TrimEnd("“\"「『《'");
        foreach (var words in Before)
        {
            // In English only what is written as a name: "called GraphWeaver", not "called back".
            if (words[0] < 'z' && !char.IsUpper(text[start])) continue;
            if (rest.EndsWith(words, StringComparison.Ordinal) || (words[0] > 'z' && rest.TrimEnd(' ').EndsWith(words, StringComparison.Ordinal))) return true;
        }

        return false;
    }

    private static bool IsAfter(ReadOnlySpan<char> folded, int end)
    {
        var rest = folded[end..].TrimStart(' ');
        if (rest.Length < 2 || rest[0] != '是') return false;
        foreach (var words in After) if (rest.StartsWith(words, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsAnnounced(ReadOnlySpan<char> folded, int start, int end)
    {
        foreach (var words in Announcements)
        {
            if (start != words.Length || !folded.StartsWith(words, StringComparison.Ordinal)) continue;
            var rest = folded[end..];
            return rest.Length > 2 && (rest[0] is ':' or ',' || (rest[0] == ' ' && rest[1] is '-' or '(' or '|' && rest[2] is not '>'));
        }

        return false;
    }
}
