using NodaTime;

namespace Vane.Parse;

/// <summary>Chooses who a page states to have written it.</summary>
internal static class AuthorChoice
{
    private const int BeforeHeadline = 2;
    private const int BehindHeadline = 6;
    private const int LongestByline = 120;
    private const int LongestUnmarked = 70;

    /// <summary>The authors; null where none are stated.</summary>
    /// <param name="findings">What the page holds.</param>
    /// <param name="linked">What linked data states.</param>
    /// <param name="headline">The place of the headline; −1 where there is none.</param>
    /// <param name="seen">When the page was seen.</param>
    public static string? Choose(PageFindings findings, LinkedArticle linked, int headline, Instant seen)
    {
        foreach (var source in Sources(findings, linked, headline))
        {
            var names = new List<string>();
            foreach (var text in source)
                foreach (var name in AuthorNames.Read(text, seen))
                    if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
            if (AuthorNames.Joined(names) is { } joined) return joined;
        }

        return null;
    }

    // From what is surest on.
    private static IEnumerable<IEnumerable<string>> Sources(PageFindings findings, LinkedArticle linked, int headline)
    {
        yield return linked.Authors;
        yield return findings.MetasOf("citation_author");
        foreach (var name in (string[])["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "og:author", "article:author:name", "dc.author", "article.author"])
            yield return findings.MetasOf(name);
        yield return Marked(findings, "author", "creator");
        yield return Marked(findings, "rel-author");
        yield return Bylines(findings, headline);
    }

    private static IEnumerable<string> Marked(PageFindings findings, params string[] names)
    {
        // Each post of a page names its own author.
        foreach (var marked in findings.Marked)
            if (!marked.IsAside && names.Contains(marked.Name)) return [marked.Value];
        return [];
    }

    private static IEnumerable<string> Bylines(PageFindings findings, int headline)
    {
        foreach (var line in findings.Lines)
        {
            if (line.IsAside || line.Heading == 1 || line.Text.Length > LongestByline || !IsNear(line.Order, headline, findings.Main)) continue;
            var behind = AuthorNames.BehindWords(line.Text);
            var isByline = (line.Hints & PlaceHint.Byline) != 0;
            if (isByline) return [behind ?? line.Text];
            if (behind is not null && line.Text.Length <= LongestUnmarked) return [behind];
        }

        return [];
    }

    private static bool IsNear(int order, int headline, (int First, int Last) main) =>
        (headline >= 0 && order >= headline - BeforeHeadline && order <= headline + BehindHeadline)
        || (main.Last >= main.First && order >= main.First - BeforeHeadline && order <= main.First + BeforeHeadline)
        || (main.Last >= main.First && order >= main.Last - 1 && order <= main.Last + BeforeHeadline);
}
