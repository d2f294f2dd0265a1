namespace Vane.Text.Names;

/// <summary>Ways in which a text introduces a word as a name: <c>名为 X</c>, <c>X 是一款…</c>, <c>Show HN: X – …</c>.</summary>
internal static class NameIntroductions
{
    private static readonly string[] Before = ["名为", "名叫", "叫做", "代号", "代号为", "称为", "called ", "named ", "dubbed "];
    private static readonly string[] After = ["是一个", "是一款", "是一项", "是一套", "是一种", "是一家", "是個", "是一個", "是一項", "是一種", "是由", "是开源"];

    // What things are called by, right behind their names or right before them. Matched on the folded form.
    private static readonly string[] KindsAfter = ["模型", "框架", "平台", "工具", "项目", "引擎", "算法", "数据集", "插件", "机器人", "芯片", "大模型", "开启", "推出", "发布", "上线", "开源", "助手", "实现", "搭载"];
    private static readonly string[] KindsBefore = ["开源", "推出", "推出了", "发布", "发布了", "开源了", "模型", "工具", "框架", "项目", "平台", "接入", "基于", "产品", "应用", "软件", "神器", "引擎", "公司", "浏览器", "编辑器"];
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
        return IsAmongHan(text, folded, start, end) || IsBefore(text, folded, start) || IsAfter(folded, end) || IsAnnounced(folded, start, end);
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
        var at = end;
        while (at < folded.Length && at < end + 8 && NameFolding.ClassOf(folded[at]) == CharClass.Other) at++;
        var rest = folded[at..];
        if (rest.Length < 2 || rest[0] != '是') return false;
        foreach (var words in After) if (rest.StartsWith(words, StringComparison.Ordinal)) return true;
        return false;
    }

    // A word of Latin letters with a capital among Chinese ones, beside the word for what it is. Two words with capitals
    // tend to be people.
    private static bool IsAmongHan(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, int end)
    {
        var after = folded[end..].TrimStart(' ');
        var before = folded[..start].TrimEnd(' ');
        if (!text[start..end].ContainsAnyInRange('A', 'Z')) return end - start >= 4 && after.StartsWith("项目", StringComparison.Ordinal);
        if (before.Length > 0 && NameFolding.ClassOf(before[^1]) == CharClass.Letter) return false;
        foreach (var words in KindsAfter) if (after.StartsWith(words, StringComparison.Ordinal)) return true;
        if (after.Length > 0 && NameFolding.ClassOf(after[0]) == CharClass.Letter) return false;
        foreach (var words in KindsBefore) if (before.EndsWith(words, StringComparison.Ordinal)) return true;
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
