namespace Vane.Text;

/// <summary>Addresses that only lead to another one, which they carry.</summary>
internal static class RedirectAddress
{
    // Host, the beginning of the path ("" for any), the parameter that carries the target.
    private static readonly (string Host, string Path, string Parameter)[] Known =
    [
        ("google.com", "url", "q"), ("google.com", "url", "url"), ("google.com.hk", "url", "q"), ("l.facebook.com", "", "u"),
        ("lm.facebook.com", "", "u"), ("facebook.com", "flx", "u"), ("l.instagram.com", "", "u"), ("l.threads.com", "", "u"),
        ("out.reddit.com", "", "url"), ("t.umblr.com", "redirect", "z"), ("href.li", "", ""), ("youtube.com", "redirect", "q"),
        ("link.zhihu.com", "", "target"), ("weibo.cn", "sinaurl", "u"), ("weibo.cn", "sinaurl", "toasturl"), ("t.cn", "sinaurl", "u"),
        ("weibo.com", "sinaurl", "u"), ("link.juejin.cn", "", "target"), ("link.csdn.net", "", "target"), ("jianshu.com", "go-wild", "url"),
        ("link.jianshu.com", "", "t"), ("oschina.net", "action", "url"), ("gitee.com", "link", "target"), ("sspai.com", "link", "target"),
        ("steamcommunity.com", "linkfilter", "url"), ("steamcommunity.com", "linkfilter", "u"), ("slack-redir.net", "link", "url"),
        ("linkedin.com", "redir", "url"), ("linkedin.com", "safety", "url"), ("duckduckgo.com", "l", "uddg"), ("bing.com", "news", "url"),
        ("away.vk.com", "", "to"), ("vk.com", "away.php", "to"), ("exit.sc", "", "url"), ("disq.us", "url", "url"), ("tumblr.com", "redirect", "z"),
        ("12ft.io", "proxy", "q"), ("translate.google.com", "translate", "u"), ("wx.qq.com", "cgi-bin", "requrl"), ("c.pc.qq.com", "", "pfurl"),
        ("c.pc.qq.com", "", "url"), ("infoq.cn", "link", "target"), ("medium.com", "r", "url"), ("scholar.google.com", "scholar_url", "url"),
    ];

    // Hosts whose path is the address of another page; how many segments come before it.
    private static readonly (string Host, string First, int Before)[] Carriers =
    [
        ("web.archive.org", "web", 2), ("12ft.io", "", 0), ("r.jina.ai", "", 0), ("archive.org", "wayback", 2), ("removepaywall.com", "", 0),
        ("txtify.it", "", 0), ("outline.com", "", 0), ("href.li", "", 0), ("archive.ph", "newest", 1), ("archive.is", "newest", 1),
        ("archive.today", "newest", 1), ("freedium.cfd", "", 0), ("scribe.rip", "", 0),
    ];

    /// <summary>Where an address leads, null where it is a page itself.</summary>
    public static string? Target(CanonicalAddress.Parts parts)
    {
        foreach (var (host, path, parameter) in Known)
        {
            if (host != parts.Host || (path.Length > 0 && parts[0] != path)) continue;
            if (parts.Value(parameter) is { } target && IsWeb(target)) return target;
        }

        if (parts.Host is "web.archive.org" or "archive.org" && parts[0] == "web") return Carried(parts, 2);
        foreach (var (host, first, before) in Carriers)
            if (host == parts.Host && (first.Length == 0 || parts[0] == first) && Carried(parts, before) is { } target) return target;
        return Amp(parts);
    }

    // google.com/amp/s/HOST/PATH, and ANY.cdn.ampproject.org/c/s/HOST/PATH.
    private static string? Amp(CanonicalAddress.Parts parts)
    {
        var start = parts.Host == "google.com" && parts[0] == "amp" ? 1
            : parts.Host.EndsWith("cdn.ampproject.org", StringComparison.Ordinal) && parts[0] is "c" or "v" or "wp" ? 1 : -1;
        if (start < 0) return null;
        if (parts[start] == "s") start++;
        return parts[start].Contains('.', StringComparison.Ordinal) ? $"https://{string.Join('/', parts.Path[start..])}{parts.Query}" : null;
    }

    // Empty segments are gone, so that http://a comes as the segments http: and a. A bare host counts as well.
    private static string? Carried(CanonicalAddress.Parts parts, int before)
    {
        if (parts.Path.Length <= before) return null;
        var rest = parts.Path.AsSpan(before);
        if (rest[0] is "http:" or "https:" or "http%3A" or "https%3A") rest = rest[1..];
        else if (Uri.UnescapeDataString(rest[0]) is var whole && IsWeb(whole)) return whole;
        else if (before == 0) return null;
        return rest.Length > 0 && rest[0].Contains('.', StringComparison.Ordinal)
            ? $"https://{string.Join('/', rest.ToArray())}{parts.Query}"
            : null;
    }

    private static bool IsWeb(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
