using System.Text.RegularExpressions;

namespace Vane.Text;

/// <summary>Sites that show the same thing under many addresses.</summary>
internal static partial class KnownSite
{
    private static readonly HashSet<string> NoOwners = new(StringComparer.Ordinal)
    {
        "about", "apps", "blog", "codespaces", "collections", "contact", "customer-stories", "customers", "enterprise", "events", "explore",
        "features", "gist", "issues", "login", "marketplace", "mcp", "models", "new", "notifications", "orgs", "pricing", "pulls", "readme",
        "resources", "search", "security", "settings", "signup", "site", "solutions", "sponsors", "stars", "team", "topics", "trending", "users",
        "why-github", "advisories", "copilot", "education", "datasets", "spaces", "papers", "docs", "tasks", "posts", "chat", "organizations",
        "join", "inference", "learn", "collections", "terms-of-service", "storage", "hardware",
    };

    /// <summary>The name of what an address shows, null where its site is not known or it shows no such thing.</summary>
    public static string? Name(CanonicalAddress.Parts parts)
    {
        var name = parts.Host switch
        {
            "arxiv.org" => Arxiv(parts),
            "alphaxiv.org" or "ar5iv.org" or "papers.cool" or "hjfy.top" or "arxiv.gg" or "arxivxplorer.com" or "talktoarxiv.com" => Paper(parts),
            "huggingface.co" => HuggingFace(parts),
            "youtube.com" or "youtu.be" => YouTube(parts),
            "github.com" or "raw.githubusercontent.com" or "deepwiki.com" or "gitingest.com" => GitHub(parts),
            "reddit.com" or "redd.it" => Reddit(parts),
            "x.com" => Status(parts),
            "openreview.net" => parts[0] is "forum" or "pdf" && parts.Value("id") is { } id ? "openreview:" + id : null,
            "doi.org" => KnownName.Doi(Uri.UnescapeDataString(string.Join('/', parts.Path))),
            "nature.com" => parts[0] == "articles" && parts[1].StartsWith("s4", StringComparison.Ordinal)
                ? KnownName.Doi("10.1038/" + parts[1].Replace(".pdf", "", StringComparison.Ordinal)) : null,
            "biorxiv.org" or "medrxiv.org" => parts[0] == "content" && parts.Path.Length > 2
                ? KnownName.Doi($"{parts[1]}/{PreprintForm().Replace(parts[2], "")}") : null,
            "dl.acm.org" or "link.springer.com" or "science.org" or "pnas.org" or "onlinelibrary.wiley.com" or "tandfonline.com" => InPath(parts),
            _ => null,
        };
        return name is not null && KnownName.IsOne(name) ? name : null;
    }

    private static string? Arxiv(CanonicalAddress.Parts parts)
    {
        if (parts[0] is not ("abs" or "pdf" or "html" or "format" or "ps" or "src" or "e-print")) return null;
        var number = parts.Path.Length > 2 ? KnownName.Paper($"{parts[1]}/{parts[2]}") : null;
        return number ?? KnownName.Paper(parts[1]);
    }

    private static string? Paper(CanonicalAddress.Parts parts)
    {
        foreach (var segment in parts.Path)
            if (KnownName.Paper(segment) is { } name) return name;
        return null;
    }

    private static string? HuggingFace(CanonicalAddress.Parts parts)
    {
        if (parts[0] == "papers") return Paper(parts);
        var path = parts[0] is "datasets" or "spaces" ? parts.Path.AsSpan(1) : parts.Path.AsSpan();
        if (path.Length < 2 || (path.Length == parts.Path.Length && NoOwners.Contains(parts[0]))) return null;
        if (path.Length > 2 && !(path[2] == "tree" && path.Length == 4 && path[3] == "main")) return null;
        var kind = path.Length == parts.Path.Length ? "" : parts[0] + "/";
        return $"huggingface:{kind}{path[0]}/{path[1]}".ToLowerInvariant();
    }

    private static string? YouTube(CanonicalAddress.Parts parts)
    {
        if (parts.Host == "youtu.be") return "youtube:" + parts[0];
        if (parts[0] is "shorts" or "embed" or "live" or "v") return "youtube:" + parts[1];
        return parts[0] == "watch" && parts.Value("v") is { } video ? "youtube:" + video : null;
    }

    // A file, an issue or a release is a page of its own; the front page of the default branch is the repository.
    private static string? GitHub(CanonicalAddress.Parts parts)
    {
        if (parts.Path.Length < 2 || NoOwners.Contains(parts[0].ToLowerInvariant())) return null;
        if (parts.Host == "raw.githubusercontent.com" && !IsReadme(parts[^1])) return null;
        var front = parts.Path.Length == 2
            || (parts.Path.Length == 4 && parts[2] == "tree" && parts[3] is "main" or "master")
            || (parts.Path.Length == 5 && parts[2] == "blob" && parts[3] is "main" or "master" && IsReadme(parts[4]))
            || (parts.Path.Length is 4 or 6 && parts.Host == "raw.githubusercontent.com");
        if (!front) return null;
        var name = parts[1].EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? parts[1][..^4] : parts[1];
        return $"github:{parts[0]}/{name}".ToLowerInvariant();
    }

    private static bool IsReadme(string file) => file.Equals("readme.md", StringComparison.OrdinalIgnoreCase);

    // A link to one comment is a link to its thread.
    private static string? Reddit(CanonicalAddress.Parts parts)
    {
        if (parts.Host == "redd.it") return parts.Path.Length == 1 ? "reddit:" + parts[0].ToLowerInvariant() : null;
        var at = Array.IndexOf(parts.Path, "comments");
        return at is 0 or 2 && parts[at + 1].Length > 0 ? "reddit:" + parts[at + 1].ToLowerInvariant() : null;
    }

    private static string? Status(CanonicalAddress.Parts parts)
    {
        var at = parts[0] == "i" && parts[1] == "web" ? 2 : 1;
        if (parts[at] is not ("status" or "statuses" or "article")) return null;
        var digits = parts[at + 1].AsSpan().IndexOfAnyExceptInRange('0', '9');
        return "x:" + (digits < 0 ? parts[at + 1] : parts[at + 1][..digits]);
    }

    private static string? InPath(CanonicalAddress.Parts parts)
    {
        var at = Array.FindIndex(parts.Path, segment => segment.StartsWith("10.", StringComparison.Ordinal));
        return at >= 0 ? KnownName.Doi(Uri.UnescapeDataString(string.Join('/', parts.Path[at..]))) : null;
    }

    [GeneratedRegex(@"(?:v\d+)?(?:\.(?:full|abstract|pdf|full\.pdf|full-text))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PreprintForm();
}
