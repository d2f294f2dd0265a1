using System.Net;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Chooses what a page is called: its headline as a reader sees it, without the name of the site.</summary>
internal sealed class TitleChoice
{
    private const int ShortestKey = 6;
    private const int LongestSite = 50;

    // Labels and names of sections are shorter.
    private const int LongLabel = 16;
    private const int MostStated = 12;
    private const int LongestTitle = 600;

    // The parts of a title in a window, most of them used the world over.
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", "｜", "|", "_", " -", "- "];

    private readonly PageFindings _findings;
    private readonly string? _tag;
    private readonly List<string> _stated = [];
    private readonly List<string> _keys = [];
    private readonly string _tagKey;

    /// <summary>Takes what a page states of its title.</summary>
    public TitleChoice(PageFindings findings)
    {
        _findings = findings;
        _tag = Line(findings.TitleTag);
        foreach (var name in (ReadOnlySpan<string>)["og:title", "twitter:title", "citation_title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title"])
            if (Line(findings.Meta(name)) is { } title) _stated.Add(title);
        foreach (var marked in findings.Marked)
            if (marked is { Name: "headline", Of: Belonging.Page } && Line(marked.Value) is { } title) _stated.Add(title);
        if (_stated.Count > MostStated) _stated.RemoveRange(MostStated, _stated.Count - MostStated);
        foreach (var title in _stated) _keys.Add(Key(title));
        _tagKey = Key(_tag ?? "");
        Headline = FindHeadline();
    }

    /// <summary>The headline among the lines of the page.</summary>
    public PageLine? Headline { get; }

    /// <summary>Whether the page is called so in its markup.</summary>
    public bool IsTitle(string text)
    {
        var key = Key(text.Length > LongestTitle ? text[..LongestTitle] : text);
        if (Agree(key, _tagKey)) return true;
        foreach (var title in _keys)
            if (Agree(key, title)) return true;
        return Headline is not null && Agree(key, Key(Headline.Text));
    }

    /// <summary>The site's name that follows the headline in the title; null where there is none.</summary>
    public string? SiteInTitle()
    {
        if (Headline is null || _tag is null || Key(Headline.Text) is not { Length: >= ShortestKey } headline || !Key(_tag).StartsWith(headline, StringComparison.Ordinal)) return null;
        return LastSeparator(_tag) is var (at, length) && at > 0 && _tag.Length - at - length is > 1 and < LongestSite
            && headline.StartsWith(Key(_tag[..at])[..Math.Min(headline.Length, Key(_tag[..at]).Length)], StringComparison.Ordinal)
            && Key(_tag[..at]).Length >= headline.Length ? _tag[(at + length)..].Trim() : null;
    }

    /// <summary>The title.</summary>
    /// <param name="linked">The headline that linked data states.</param>
    /// <param name="site">The name of the site.</param>
    /// <param name="host">The host of the page.</param>
    public string? Choose(string? linked, string? site, string? host)
    {
        var stated = Line(linked) ?? (_stated.Count > 0 ? _stated[0] : null);
        var bare = stated is null ? null : WithoutSite(stated, site, host);
        var seen = Headline is null ? null : Line(Headline.Text);
        if (seen is not null && Key(seen) is var key)
        {
            if (bare is null) return seen;
            if (IsSite(seen, site, host) || !Agree(key, Key(bare))) return bare;
            // Headlines may hold a byline, titles may be cut; a headline that is but a part of the title is a section or a label.
            var isCut = bare.EndsWith('…') || bare.EndsWith("...", StringComparison.Ordinal);
            if (key.Length > Key(bare).Length && !isCut && Key(bare).Length * 2 >= key.Length) return bare;
            if (key.Length * 2 >= Key(bare).Length || Begins(bare, seen)) return seen;
        }

        return bare ?? seen ?? (_tag is null ? null : WithoutSite(_tag, site, host));
    }

    /// <summary>Letters and digits of a text, folded: what two writings of one title share.</summary>
    public static string Key(string text)
    {
        Span<char> key = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) key[length++] = Folding.Fold(c);
        return key[..length].ToString();
    }

    private PageLine? FindHeadline()
    {
        PageLine? best = null;
        var most = 0;
        foreach (var line in _findings.Lines)
        {
            if (line.Heading is 0 or > 3) continue;
            var key = Key(line.Text);
            if (key.Length < 2) continue;
            var called = Called(key);
            if (line.Of != Belonging.Page && (called == 0 || line.Heading != 1)) continue;
            var weight = called + (line.Heading == 1 ? 8 : 4 - line.Heading) + (line.IsMain ? 2 : 0);
            // A heading of any level that nothing confirms may be of anything.
            if (weight > most && weight >= 8) (best, most) = (line, weight);
        }

        return best;
    }

    private int Called(string key)
    {
        if (key.Length < ShortestKey) return 0;
        var most = Agree(key, _tagKey) ? 10 : 0;
        foreach (var title in _keys)
            if (Agree(key, title)) most = Math.Max(most, 12);
        return most == 0 ? 0 : most + Math.Min(key.Length, 60) / 10;
    }

    private static bool Agree(string one, string other) =>
        one.Length >= ShortestKey && other.Length >= ShortestKey && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));

    private static string WithoutSite(string title, string? site, string? host)
    {
        while (LastSeparator(title) is var (at, length) && at > 0 && IsSite(title[(at + length)..], site, host)) title = title[..at].TrimEnd();
        if (FirstSeparator(title) is var (first, width) && first > 0 && first + width < title.Length && IsSite(title[..first], site, host)) title = title[(first + width)..].TrimStart();
        return WithoutName(title, site);
    }

    // "Canal reopens: Vale News", where the site calls itself so.
    private static string WithoutName(string title, string? site)
    {
        if (site is null || title.Length <= site.Length || !title.EndsWith(site, StringComparison.OrdinalIgnoreCase)) return title;
        var rest = title[..^site.Length].TrimEnd();
        return rest.Length > ShortestKey && rest[^1] is ':' or '：' or ',' or '，' or '-' or '|' or '–' or '—' ? rest[..^1].TrimEnd() : title;
    }

    // What the page is called, a separator, and what its site says of itself.
    private static bool Begins(string title, string headline) =>
        headline.Length >= (HanScript.IsIn(headline) ? ShortestKey : LongLabel) && title.StartsWith(headline, StringComparison.OrdinalIgnoreCase)
        && Array.Exists(Separators, s => title.AsSpan(headline.Length).StartsWith(s, StringComparison.Ordinal));

    private static bool IsSite(string part, string? site, string? host)
    {
        var key = Key(part);
        if (key.Length < 2) return false;
        var name = Key(site ?? "");
        if (name.Length >= 2 && (key == name || (key.Length <= LongestSite && Math.Min(key.Length, name.Length) >= 3 && (key.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(key, StringComparison.Ordinal))))) return true;
        var domain = Key(host ?? "");
        if (domain.StartsWith("www", StringComparison.Ordinal)) domain = domain[3..];
        return key.Length >= 4 && domain.StartsWith(key, StringComparison.Ordinal);
    }

    private static (int At, int Length) LastSeparator(string title)
    {
        var (best, width) = (-1, 0);
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            while (at > best && TitleBrackets.Hold(title, at)) at = title.AsSpan(0, at).LastIndexOf(separator);
            if (at > best) (best, width) = (at, separator.Length);
        }

        return (best, width);
    }

    private static (int At, int Length) FirstSeparator(string title)
    {
        var (best, width) = (int.MaxValue, 0);
        foreach (var separator in Separators)
            if (title.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at && at < best && !TitleBrackets.Hold(title, at)) (best, width) = (at, separator.Length);
        return width == 0 ? (-1, 0) : (best, width);
    }

    private static string? Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim();
        if (text.Length > LongestTitle) text = text[..LongestTitle];
        // Titles in metas are often escaped twice.
        var line = PlainText.OneLine(text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text).Trim();
        return line.Length == 0 ? null : line;
    }
}
