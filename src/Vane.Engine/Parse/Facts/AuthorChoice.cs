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
    /// <param name="site">The name of the site, which is an author where no other is stated.</param>
    /// <param name="seen">When the page was seen.</param>
    public static string? Choose(PageFindings findings, LinkedArticle linked, int headline, string? site, Instant seen)
    {
        string? publisher = null;
        foreach (var source in Sources(findings, linked, headline, seen))
        {
            var names = new List<string>();
            foreach (var text in source)
                foreach (var name in AuthorNames.Read(text, seen))
                    if (names.Count < AuthorNames.MostNames && !names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
            if (AuthorNames.Joined(names) is not { } joined) continue;
            if (site is null || TitleChoice.Key(joined) != TitleChoice.Key(site)) return joined;
            publisher ??= joined;
        }

        return publisher;
    }

    // From what is surest on; what one source states are the names of one page.
    private static IEnumerable<IEnumerable<string>> Sources(PageFindings findings, LinkedArticle linked, int headline, Instant seen)
    {
        yield return linked.Authors;
        yield return findings.MetasOf("citation_author");
        foreach (var name in (string[])["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "og:author", "article:author:name", "dc.author", "article.author"])
            yield return findings.MetasOf(name);
        yield return Marked(findings, "author", "creator");
        yield return Marked(findings, "rel-author");
        foreach (var byline in Bylines(findings, headline, seen)) yield return [byline];
    }

    private static IEnumerable<string> Marked(PageFindings findings, params string[] names)
    {
        // Each post of a page names its own author.
        foreach (var marked in findings.Marked)
            if (marked.Of == Belonging.Page && names.Contains(marked.Name)) return [marked.Value];
        return [];
    }

    private static IEnumerable<string> Bylines(PageFindings findings, int headline, Instant seen)
    {
        foreach (var line in findings.Lines)
        {
            if (!findings.IsOwn(line.Order, line.Of, headline) || line.Heading == 1 || line.Text.Length > LongestByline || !IsNear(line.Order, headline, findings.Main)) continue;
            // At the foot stands who built the page.
            if ((line.Hints & (PlaceHint.Footer | PlaceHint.Byline)) == PlaceHint.Footer) continue;
            var behind = AuthorNames.BehindWords(line.Text) ?? AuthorNames.Within(line.Text, seen);
            // "By" alone is of the next line.
            if (behind is "" && line.Order + 1 < findings.Lines.Count) behind = findings.Lines[line.Order + 1].Text;
            if ((line.Hints & PlaceHint.Byline) != 0) yield return behind ?? line.Text;
            else if (behind is { Length: > 0 and <= LongestUnmarked }) yield return behind;
        }
    }

    private static bool IsNear(int order, int headline, (int First, int Last) main) =>
        (headline >= 0 && order >= headline - BeforeHeadline && order <= headline + BehindHeadline)
        || (main.Last >= main.First && order >= main.First - BeforeHeadline && order <= main.First + BeforeHeadline)
        || (main.Last >= main.First && order >= main.Last - 1 && order <= main.Last + BeforeHeadline);
}
