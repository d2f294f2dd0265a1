namespace Vane.Collect;

/// <summary>Which of the optional columns a table of posts has; all others stand in every table, in one order.</summary>
/// <param name="HasPlace">Whether a running number comes first.</param>
/// <param name="HasCommunity">Whether a community comes after the title.</param>
internal readonly record struct ReportColumns(bool HasPlace, bool HasCommunity)
{
    private static readonly Dictionary<string, char> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["#"] = '#', ["rank"] = '#', ["排名"] = '#', ["序号"] = '#', ["序號"] = '#',
        ["title"] = 'T', ["标题"] = 'T', ["標題"] = 'T',
        ["community"] = 'C', ["subreddit"] = 'C', ["社区"] = 'C', ["社區"] = 'C', ["社群"] = 'C',
        ["score"] = 'S', ["分数"] = 'S', ["得分"] = 'S', ["分數"] = 'S', ["评分"] = 'S', ["評分"] = 'S',
        ["comments"] = 'N', ["评论"] = 'N', ["评论数"] = 'N', ["評論"] = 'N', ["評論數"] = 'N', ["留言"] = 'N', ["留言數"] = 'N',
        ["category"] = 'F', ["类别"] = 'F', ["分类"] = 'F', ["類別"] = 'F', ["分類"] = 'F',
        ["posted"] = 'P', ["published"] = 'P', ["发布时间"] = 'P', ["发布"] = 'P', ["發佈時間"] = 'P', ["發布時間"] = 'P',
    };

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
}
