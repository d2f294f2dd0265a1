using System.Text.RegularExpressions;
using NodaTime;
using Vane.Text;

namespace Vane.Parse;

/// <summary>The line under a title that says who wrote it and when, where it is from and how often it was read.</summary>
/// <param name="Author">Who wrote it.</param>
/// <param name="Published">When.</param>
/// <param name="Site">Where it is from.</param>
internal sealed partial record Byline(string? Author, StatedTime? Published, string? Site)
{
    private const int Widest = 120;
    private const int LongestName = 40;

    /// <summary>The byline that a line is; null for any other line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="seen">What "two weeks ago" counts from.</param>
    public static Byline? Read(PlainLine line, Instant seen)
    {
        if (line.IsEmpty || line.Width > Widest || line.EndsClause) return null;
        var (author, site, found) = (default(string), default(string), default(StatedTime));
        var (named, other) = (false, 0);
        foreach (var range in Parting().EnumerateSplits(line.Text))
        {
            var part = line.Text[range].Trim();
            if (part.Length == 0 || Count().IsMatch(part)) continue;
            if (found is null && VisibleDate.First(part, seen) is { } date)
            {
                if (IsInWord(part, date.Span)) return null;
                found = date.ToStated();
                part = Clock().Replace($"{part[..date.Span.Start]} {part[date.Span.End..]}", " ").Trim(' ', ',', '，', '(', ')');
                part = Prefix().Replace(part, "").Trim(' ', ',', '，', ':', '：');
                if (part.Length == 0) continue;
            }

            if (Source().Match(part) is { Success: true } s) site ??= part[s.Length..].Trim();
            else if (Written().Match(part) is { Success: true } w)
            {
                author = part[w.Length..].Trim();
                named = author.Length is > 0 and <= LongestName;
            }
            else if (author is null && part.Length <= LongestName && IsName(part)) author = part;
            else other++;
        }

        if (other > 0 || (found is null && !named)) return null;
        return new Byline(author is null ? null : PlainText.OneLine(author), found, site is { Length: > 0 } ? PlainText.OneLine(site) : null);
    }

    // "today's story" dates nothing: a date stands apart from the words beside it, or behind a word that says what it is.
    private static bool IsInWord(string part, TextSpan date)
    {
        var before = Prefix().Replace(part[..date.Start].Trim(), "");
        var after = part.AsSpan(date.End);
        return (before.Length > 0 && char.IsLetter(before[^1]) && !char.IsWhiteSpace(part[date.Start - 1]))
            || (after is [var c, ..] && char.IsLetter(c) && Prefix().Replace(after.Trim().ToString(), "").Length > 0);
    }

    private static bool IsName(string part)
    {
        foreach (var c in part)
            if (c is ':' or '：' or '，' or '。' or '?' or '？' or '!' or '！') return false;
        return char.IsLetterOrDigit(part[0]) || part[0] is '@' or '_';
    }

    [GeneratedRegex(@"\s*[•·|｜丨‧∙]\s*|\s{2,}| [-–—] ", RegexOptions.CultureInvariant)]
    private static partial Regex Parting();

    [GeneratedRegex(@"^(?:[0-9][0-9,.]{0,12} ?[万萬kK]?\+? ?(?:次|人|条|條|篇|字|个|個)?(?:点击|點擊|阅读|閱讀|浏览|瀏覽|评论|評論|点赞|點讚|收藏|回复|回覆|views?|reads?|comments?|likes?|replies|shares|points?|(?:min(?:ute)?s?|分钟|分鐘) ?(?:read|阅读|閱讀)?)|(?:阅读量?|閱讀|点击|點擊|浏览量?|瀏覽|评论|評論|views|comments|likes)\s?[:：(（]?\s?[0-9][0-9,.]{0,12}[万萬kK]?[)）]?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(@"^(?:来源|來源|出处|出處|转自|轉自|source|via)\s?[:：]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Source();

    [GeneratedRegex(@"^(?:(?:作者|撰文|撰稿|记者|記者|author|posted by|written by|byline)\s?[:：]?|文\s?[/／|｜:：]|by\s)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:发布于|發布於|发表于|發表於|发布时间|發布時間|发表时间|時間|时间|日期|更新于|更新於|编辑于|published(?: on)?|posted(?: on)?|updated(?: on)?|date|on)\s?[:：]?|^(?:发布|發布|发表|發表|更新)$|\s?(?:发布|發布|发表|發表)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\.?)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
