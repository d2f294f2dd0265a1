using Vane.Model;

namespace Vane.Collect;

/// <summary>Which document a link in a trend report stands for.</summary>
internal static class ReportLink
{
    private const string Reddit = "reddit";

    /// <summary>Identity of the linked document: a Reddit post by its own id, any other page by its address.</summary>
    /// <exception cref="RecordException">The link identifies nothing.</exception>
    public static DocumentKey KeyOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw new RecordException("impossible link");
        var host = address.Host.ToLowerInvariant();
        if (host == "redd.it") return new DocumentKey(Reddit, PostId(address.Segments, 1));
        if (host is "reddit.com" || host.EndsWith(".reddit.com", StringComparison.Ordinal))
            return new DocumentKey(Reddit, PostId(address.Segments, Array.IndexOf(address.Segments, "comments/") + 1));
        return new DocumentKey(host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host, url);
    }

    private static string PostId(string[] segments, int position)
    {
        if (position < 1 || position >= segments.Length) throw new RecordException("the link names no post");
        var id = segments[position].TrimEnd('/');
        if (id.StartsWith("t3_", StringComparison.Ordinal)) id = id[3..];
        foreach (var c in id)
            if (!char.IsAsciiLetterOrDigit(c)) throw new RecordException("the link names no post");
        return id.Length > 0 ? id : throw new RecordException("the link names no post");
    }
}
