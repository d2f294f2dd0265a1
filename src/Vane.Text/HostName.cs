namespace Vane.Text;

/// <summary>Hosts in normal form.</summary>
internal static class HostName
{
    private static readonly string[] Variants = ["www.", "m.", "mobile.", "amp.", "www2.", "touch.", "wap."];

    // Large sites that moved or answer under several names.
    private static readonly Dictionary<string, string> Moved = new(StringComparer.Ordinal)
    {
        ["twitter.com"] = "x.com",
        ["nitter.net"] = "x.com",
        ["vxtwitter.com"] = "x.com",
        ["fxtwitter.com"] = "x.com",
        ["fixupx.com"] = "x.com",
        ["xcancel.com"] = "x.com",
        ["old.reddit.com"] = "reddit.com",
        ["new.reddit.com"] = "reddit.com",
        ["np.reddit.com"] = "reddit.com",
        ["i.reddit.com"] = "reddit.com",
        ["sh.reddit.com"] = "reddit.com",
        ["hf.co"] = "huggingface.co",
        ["hf-mirror.com"] = "huggingface.co",
        ["music.youtube.com"] = "youtube.com",
        ["youtube-nocookie.com"] = "youtube.com",
        ["export.arxiv.org"] = "arxiv.org",
        ["browse.arxiv.org"] = "arxiv.org",
        ["cn.arxiv.org"] = "arxiv.org",
        ["ar5iv.labs.arxiv.org"] = "ar5iv.org",
        ["bbc.co.uk"] = "bbc.com",
        ["ollama.ai"] = "ollama.com",
        ["dx.doi.org"] = "doi.org",
        ["edition.cnn.com"] = "cnn.com",
        ["lite.cnn.com"] = "cnn.com",
        ["m.weibo.com"] = "weibo.com",
        ["threads.net"] = "threads.com",
        ["openai.org"] = "openai.com",
    };

    /// <summary>The host of an address; null where it has no dot, so that it is a machine next door.</summary>
    /// <exception cref="UriFormatException">It has no form in ASCII.</exception>
    public static string? Of(Uri uri)
    {
        var host = uri.IdnHost.ToLowerInvariant().TrimEnd('.');
        if (uri.HostNameType == UriHostNameType.IPv6) return $"[{host.Trim('[', ']')}]";
        if (uri.HostNameType != UriHostNameType.Dns) return host.Length > 0 ? host : null;
        if (Uri.CheckHostName(host) != UriHostNameType.Dns) return null;
        for (var stripped = Strip(host); stripped.Length < host.Length; stripped = Strip(host)) host = stripped;
        if (host.EndsWith(".m.wikipedia.org", StringComparison.Ordinal)) host = host.Replace(".m.", ".", StringComparison.Ordinal);
        return Moved.TryGetValue(host, out var now) ? now : host.Contains('.', StringComparison.Ordinal) ? host : null;
    }

    // What is left must still be a host of two labels: m.co is a site, not the mobile form of a country.
    private static string Strip(string host)
    {
        foreach (var variant in Variants)
            if (host.StartsWith(variant, StringComparison.Ordinal) && host.IndexOf('.', variant.Length) > 0) return host[variant.Length..];
        return host;
    }
}
