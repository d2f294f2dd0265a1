using Vane.Text;

namespace Vane.Parse;

/// <summary>Gathers the sections and tags a page puts itself in.</summary>
internal static class CategoryChoice
{
    private const int Most = 20;
    private const int Longest = 60;

    /// <summary>Sections before tags, each once; keywords for search engines only where there is nothing else.</summary>
    public static IReadOnlyList<string> Choose(PageFindings findings, LinkedArticle linked)
    {
        var found = new List<string>();
        Add(found, linked.Sections);
        foreach (var name in (ReadOnlySpan<string>)["article:section", "parsely-section", "dc.subject", "article:tag", "parsely-tags", "sailthru.tags", "news_keywords"]) Add(found, findings.MetasOf(name));
        foreach (var marked in findings.Marked)
            if (marked is { IsAside: false, Name: "articlesection" or "keywords" or "rel-tag" }) Add(found, [marked.Value]);
        Add(found, linked.Keywords);
        if (found.Count == 0) Add(found, findings.MetasOf("keywords"));
        return found;
    }

    private static void Add(List<string> found, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            foreach (var part in text.Split([',', ';', '，', '、', '；', '\n']))
            {
                var name = PlainText.OneLine(part).Trim(' ', '#', '"');
                if (name.Length is < 2 or > Longest || found.Count == Most || found.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
                found.Add(name);
            }
        }
    }
}
