namespace Vane.Text;

/// <summary>Addresses of places where things come and go.</summary>
internal static class WeakAddress
{
    private static readonly HashSet<string> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        "blog", "blogs", "news", "en", "zh", "cn", "zh-cn", "en-us", "about", "pricing", "docs", "download", "downloads", "search", "app", "chat",
        "home", "posts", "articles", "papers", "research", "models", "products", "product", "api", "login", "changelog", "releases", "status",
        "trending", "explore", "leaderboard", "archive", "newsroom", "press", "press-releases", "features", "careers", "jobs", "topics",
    };

    private static readonly HashSet<string> Profiles = new(StringComparer.Ordinal)
    {
        "x.com", "github.com", "huggingface.co", "weibo.com", "instagram.com", "facebook.com", "threads.com", "bsky.app", "t.me", "reddit.com",
        "youtube.com", "linkedin.com", "tiktok.com", "medium.com", "zhihu.com", "gitee.com", "space.bilibili.com",
    };

    /// <summary>Whether an address names a home page, a section, a profile or a search.</summary>
    public static bool Is(CanonicalAddress.Parts parts) =>
        (parts.Path.Length == 0 && parts.Query.Length == 0) || IsSearch(parts)
        || (parts.Path.Length == 1 && parts.Query.Length == 0 && (Sections.Contains(parts[0]) || Profiles.Contains(parts.Host)))
        || (parts.Path.Length == 2 && parts.Query.Length == 0 && Profiles.Contains(parts.Host) && IsListing(parts));

    private static bool IsSearch(CanonicalAddress.Parts parts) =>
        parts.Host == "s.weibo.com" || parts[0] is "search" || parts[^1] is "search"
        || (parts.Path.Length <= 1 && (parts.Value("q") ?? parts.Value("wd") ?? parts.Value("query")) is not null);

    private static bool IsListing(CanonicalAddress.Parts parts) =>
        parts[0] is "r" or "user" or "u" or "c" or "channel" or "in" or "company" or "people" or "topics" or "orgs" or "s"
        || parts[0].StartsWith('@');
}
