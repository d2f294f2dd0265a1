using System.Text.RegularExpressions;
using NodaTime;

namespace Vane.Collect;

/// <summary>What the headings and the file name of a Markdown trend report say.</summary>
internal static partial class ReportHeadings
{
    /// <summary>Level and words of a heading; false for any other line.</summary>
    public static bool TryRead(string line, out int level, out string words)
    {
        var match = Heading().Match(line);
        (level, words) = (match.Groups[1].Length, match.Groups[2].Value);
        return match.Success;
    }

    /// <summary>Whether tables of posts stand under a heading: it speaks of posts, and of a period or of
    /// communities.</summary>
    public static bool IsOfPosts(string words) =>
        (EnglishSpan().IsMatch(words) && EnglishPosts().IsMatch(words))
        || (ChineseSpan().IsMatch(words) && ChinesePosts().IsMatch(words));

    /// <summary>Whether a heading opens the narrative, in which a language model may put headings and tables of its
    /// own that look like the real ones.</summary>
    public static bool IsOfNarrative(string words) => Narrative().IsMatch(words);

    /// <summary>Name of a community in a heading such as <c>r/LocalLLaMA</c>, plain or as a link.</summary>
    public static string? CommunityOf(string words)
    {
        var match = Community().Match(words);
        return match.Success ? match.Groups[1].Value.Replace("\\", "", StringComparison.Ordinal) : null;
    }

    /// <summary>The last second of the day named in a text; null where it names none.</summary>
    public static Instant? EndOfDayIn(string text)
    {
        foreach (Match match in Day().Matches(text))
        {
            var (year, month, day) = (match.Groups[1].Value, Two(match, 2), Two(match, 3));
            if (Timestamp.TryRead($"{year}-{month}-{day}T23:59:59Z", out var end)) return end;
        }

        return null;
    }

    private static string Two(Match match, int group) => match.Groups[group].Value.PadLeft(2, '0');

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\b(today|daily|week|weekly|month|monthly|community|communities|subreddits?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishSpan();

    [GeneratedRegex(@"\b(posts?|trending|popular|top)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishPosts();

    [GeneratedRegex("今日|本周|本週|本月|社区|社區|社群", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseSpan();

    [GeneratedRegex("帖|貼文|贴文", RegexOptions.CultureInvariant)]
    private static partial Regex ChinesePosts();

    [GeneratedRegex("analys[ie]s|narrative|summary|分析|总结|總結", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Narrative();

    [GeneratedRegex(@"^\W*(r/[\w\\]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Community();

    // 2025-10-05, 2025/10/5, 2025年10月5日, and 20251005 in file names.
    [GeneratedRegex(
        @"(?<![0-9])(?<1>20[0-9]{2})(?:[-/.年](?<2>[0-9]{1,2})[-/.月](?<3>[0-9]{1,2})|(?<2>[0-9]{2})(?<3>[0-9]{2}))(?![0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
