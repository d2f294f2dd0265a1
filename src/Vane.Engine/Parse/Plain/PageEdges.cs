using System.Text.RegularExpressions;
using NodaTime;

namespace Vane.Parse;

/// <summary>Where in the lines of a copied page its article stands.</summary>
/// <param name="From">Its first line; the title, if that is marked by what is under it.</param>
/// <param name="To">The first line behind it.</param>
/// <param name="TitleAt">The line over its byline.</param>
/// <param name="BylineAt">The line that says who wrote it and when.</param>
/// <param name="Byline">What that line says.</param>
internal sealed partial record PageEdges(int From, int To, int? TitleAt, int? BylineAt, Byline? Byline)
{
    // A byline stands near the top, under the title and before the second sentence or so.
    private const int FurthestByline = 120;
    private const int MostProseBefore = 2;
    private const int LongestEdge = 90;
    private const int WidestTitle = 200;

    /// <summary>Looks for the edges. Where it is not plain that lines do not belong to the article they are taken for its own.</summary>
    public static PageEdges Find(IReadOnlyList<PlainLine> lines, Instant seen)
    {
        var (bylineAt, byline) = FindByline(lines, seen);
        var titleAt = bylineAt is { } at ? Before(lines, at) : null;
        var from = titleAt is { } title ? (IsNavigation(lines, title) ? title : 0) : NavigationEnd(lines);
        return new PageEdges(from, TailStart(lines, Math.Max(from, bylineAt ?? 0)), titleAt, bylineAt, byline);
    }

    /// <summary>Whether a line asks its reader to follow, scan, share or subscribe.</summary>
    public static bool IsPromotion(PlainLine line) => !line.IsEmpty && line.Width <= LongestEdge && Promotion().IsMatch(line.Text);

    private static (int? At, Byline? Byline) FindByline(IReadOnlyList<PlainLine> lines, Instant seen)
    {
        var prose = 0;
        for (var i = 0; i < Math.Min(lines.Count, FurthestByline) && prose <= MostProseBefore; i++)
        {
            if (Byline.Read(lines[i], seen) is { } byline && Before(lines, i) is not null) return (i, byline);
            if (lines[i].IsProse) prose++;
        }

        return (null, null);
    }

    private static int? Before(IReadOnlyList<PlainLine> lines, int at)
    {
        for (var i = at - 1; i >= 0; i--)
            if (!lines[i].IsEmpty) return lines[i].Width <= WidestTitle ? i : null;
        return null;
    }

    // Lines before a title: menus are short, are many, and part their words widely.
    private static bool IsNavigation(IReadOnlyList<PlainLine> lines, int to)
    {
        var (shorts, gapped) = (0, 0);
        for (var i = 0; i < to; i++)
        {
            if (lines[i].IsEmpty) continue;
            if (lines[i].IsProse) return false;
            shorts++;
            if (IsMenu(lines[i])) gapped++;
        }

        return gapped > 0 || shorts >= 3;
    }

    // Without a title that is marked, only lines that are plainly menus are taken for such, and what stands among them.
    private static int NavigationEnd(IReadOnlyList<PlainLine> lines)
    {
        var (menus, end) = (0, 0);
        for (var i = 0; i < lines.Count && !lines[i].IsProse; i++)
        {
            if (!IsMenu(lines[i])) continue;
            menus++;
            end = i + 1;
        }

        var hasProse = false;
        for (var i = end; i < lines.Count && !hasProse; i++) hasProse = lines[i].IsProse;
        return menus >= 2 && hasProse ? end : 0;
    }

    private static bool IsMenu(PlainLine line)
    {
        if (line.IsEmpty || line.EndsClause) return false;
        if (MenuWord().IsMatch(line.Text)) return true;
        var parts = 0;
        foreach (var range in MenuGap().EnumerateSplits(line.Text))
        {
            var (start, length) = range.GetOffsetAndLength(line.Text.Length);
            if (length > 30) return false;
            // Figures stand in tables, not in menus.
            if (length > 0 && char.IsAsciiDigit(line.Text[start])) return false;
            if (length > 0) parts++;
        }

        return parts >= 3 || (parts == 2 && line.Text.IndexOfAny(['»', '›', '>']) > 0);
    }

    // The tail begins at a line that says so, if no paragraph of running text comes after it.
    private static int TailStart(IReadOnlyList<PlainLine> lines, int from)
    {
        var end = lines.Count;
        var (tail, prose, isAllPromotion) = (end, 0, true);
        for (var i = end - 1; i > from; i--)
        {
            if (lines[i].IsProse && !IsPromotion(lines[i])) prose++;
            if (prose > 1 || (lines[i].IsProse && lines[i].Width > 160)) break;
            // A promotion is the last word if nothing but promotions comes after it.
            var isPromotion = IsPromotion(lines[i]);
            if (lines[i].Width <= LongestEdge && (TailHead().IsMatch(lines[i].Text) || (tail == end && isAllPromotion && isPromotion))) tail = i;
            isAllPromotion &= isPromotion || lines[i].IsEmpty;
        }

        if (tail == end) return end;
        while (tail - 1 > from && (lines[tail - 1].IsEmpty || IsPromotion(lines[tail - 1]))) tail--;
        return tail;
    }

    [GeneratedRegex(@"\s{2,}|\s*[|｜»›>•·/]\s+|\t", RegexOptions.CultureInvariant)]
    private static partial Regex MenuGap();

    [GeneratedRegex(@"^(?:首页|首頁|登录|登錄|登入|注册|註冊|注册登录|登录/注册|搜索|搜尋|菜单|選單|导航|導航|关于我们|關於我們|联系我们|聯絡我們|跳到主要内容|跳至主要內容|home|log ?in|sign ?(?:in|up)|register|menu|search|about us|contact us|contact|skip to (?:main )?content|toggle navigation|subscribe)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MenuWord();

    [GeneratedRegex(@"点击.{0,20}关注|點擊.{0,20}關注|关注我们|關注我們|更多干货|更多乾貨|更多精彩|第一时间送达|第一時間送達|扫码|掃碼|二维码|二維碼|长按识别|長按識別|点个(?:再看|在看|赞)|點個(?:讚|贊)|欢迎投稿|歡迎投稿|加入.{0,10}(?:交流群|社群)|^follow us\b|subscribe to (?:our|the|my)|sign up for (?:our|the|my)|join our (?:newsletter|community|discord)|share this (?:article|post|story)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Promotion();

    [GeneratedRegex(@"^[#【\[「*\s]{0,3}(?:推荐阅读|推薦閱讀|相关阅读|相關閱讀|相关文章|相關文章|相关推荐|相關推薦|延伸阅读|延伸閱讀|猜你喜欢|猜你喜歡|你可能也喜[欢歡]|您可能感兴趣|热门文章|熱門文章|热门推荐|最新文章|上一篇|下一篇|版权声明|版權聲明|免责声明|免責聲明|本文地址|本文链接|本文連結|原文链接|文章评论|發表評論|发表评论|全部评论|网友评论|related (?:articles?|posts?|stories|reading|content)|you (?:may|might) also like|more from|more stories|read (?:more|next)|recommended(?: for you| reading)?|(?:previous|next) (?:article|post|story)|leave a (?:reply|comment)|comments? ?(?:\([0-9]+\))?$|share this|most (?:read|popular)|popular posts|©|copyright|all rights reserved|tags:|filed under)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TailHead();
}
