using System.Text.RegularExpressions;
using NodaTime;
using Vane.Text;

namespace Vane.Parse;

/// <summary>The lines at the beginning of a text that say of it, each behind a label, its title, who wrote it, when, and where it is
/// from: <c>Title: …</c>, <c>作者：…</c>.</summary>
internal sealed partial class LabelledHead
{
    private const int MostLabels = 12;
    private const int Widest = 400;

    /// <summary>How many lines it takes, empty ones among them; 0 if there is none.</summary>
    public int Lines { get; private set; }

    public string? Title { get; private set; }

    public string? Author { get; private set; }

    public StatedTime? Published { get; private set; }

    public string? Site { get; private set; }

    public string? Url { get; private set; }

    /// <summary>Reads the head of a text; a title, or two labels, make one.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="seen">What "two weeks ago" counts from.</param>
    public static LabelledHead Read(IReadOnlyList<PlainLine> lines, Instant seen)
    {
        var head = new LabelledHead();
        var labels = 0;
        for (var at = 0; at < lines.Count && labels < MostLabels; at++)
        {
            if (lines[at].IsEmpty) continue;
            if (!head.Take(lines[at], seen)) break;
            labels++;
            head.Lines = at + 1;
        }

        return head.Title is not null || labels > 1 ? head : new LabelledHead();
    }

    private bool Take(PlainLine line, Instant seen)
    {
        if (line.Width > Widest || Label().Match(line.Text) is not { Success: true } label || line.Text[label.Length..].Trim() is not { Length: > 0 } value) return false;
        // What is said twice is said of something else.
        if (label.Groups["title"].Success) return Title is null && (Title = PlainText.OneLine(value)) is not null;
        if (label.Groups["author"].Success) return Author is null && (Author = PlainText.OneLine(value)) is not null;
        if (label.Groups["date"].Success) return Published is null && (Published = VisibleDate.First(value, seen)?.ToStated()) is not null;
        if (label.Groups["site"].Success) return Site is null && (Site = PlainText.OneLine(value)) is not null;
        return Url is null && (Url = WebAddress.Safe(value)) is not null;
    }

    [GeneratedRegex(@"^(?:(?<title>标题|標題|题目|題目|title|headline)|(?<author>作者|撰文|记者|記者|author|by)|(?<date>日期|发布日期|發布日期|发布时间|發布時間|发表时间|發表時間|发布|發布|时间|時間|date|published(?: on)?)|(?<site>来源|來源|出处|出處|媒体|媒體|source|site|publication)|链接|連結|鏈接|网址|網址|原文|url|link)\s{0,3}[:：]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
