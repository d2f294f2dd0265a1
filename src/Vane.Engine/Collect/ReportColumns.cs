namespace Vane.Collect;

/// <summary>Which of the optional columns a table of posts has; all others stand in every table, in one order.</summary>
/// <param name="HasPlace">Whether a running number comes first.</param>
/// <param name="HasCommunity">Whether a community comes after the title.</param>
internal readonly record struct ReportColumns(bool HasPlace, bool HasCommunity)
{
    // Each column's sign in an order of columns, then its names in English, Simplified and Traditional Chinese.
    private static readonly Dictionary<string, char> Names = NamesOf(
        "# # rank 排名 序号 序號",
        "T title 标题 標題",
        "C community subreddit 社区 社區 社群",
        "S score 分数 得分 评分 分數 評分",
        "N comments 评论 评论数 評論 評論數 留言 留言數",
        "F category 类别 分类 類別 分類",
        "P posted published 发布 发布时间 發佈時間 發布時間");

    /// <summary>Reads a header row; null where it heads no table of posts.</summary>
    public static ReportColumns? Of(string row)
    {
        var order = "";
        foreach (var cell in row.Trim().Trim('|').Split('|'))
            order += Names.TryGetValue(cell.Trim(), out var column) ? column : '?';
        return order switch
        {
            "TCSNFP" => new(false, true),
            "#TCSNFP" => new(true, true),
            "TSNFP" => new(false, false),
            "#TSNFP" => new(true, false),
            _ => null,
        };
    }

    private static Dictionary<string, char> NamesOf(params string[] columns)
    {
        var names = new Dictionary<string, char>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
            foreach (var name in column[2..].Split(' ')) names.Add(name, column[0]);
        return names;
    }
}
