namespace Vane.Text;

/// <summary>The identity of a page: what stays the same however its address is written, shared or wrapped.</summary>
/// <param name="Identity">A name of a known kind (<c>arxiv:2509.01909</c>, <c>youtube:ID</c>, <c>github:owner/name</c>), or an
/// https address in normal form. It is an identity, no link: the page may not answer there.</param>
/// <param name="IsWeak">Whether the address names a place where things come and go (a home page, a profile, a search), so that
/// two documents that share it need not speak of the same thing.</param>
public sealed record CanonicalAddress(string Identity, bool IsWeak)
{
    private const int Longest = 4096;

    // Each round takes off one wrapper or one layer of encoding; an address that never comes to rest is nobody's page.
    private const int Rounds = 6;

    /// <summary>Whether it names one fixed work (paper, video, post, article by DOI), whose content is the same for all who
    /// link it, and not a page that may change.</summary>
    public bool IsWork => IsOf("arxiv:") || IsOf("youtube:") || IsOf("reddit:") || IsOf("x:") || IsOf("doi:") || IsOf("openreview:");

    /// <summary>Whether it names a project or a model, whose page stays while its versions go by.</summary>
    public bool IsProject => IsOf("github:") || IsOf("huggingface:");

    /// <summary>The number of the arXiv paper it names, else null.</summary>
    public string? Paper => IsOf("arxiv:") ? Identity["arxiv:".Length..] : null;

    /// <summary>Kind of the name: what stands before the first colon.</summary>
    public ReadOnlySpan<char> Scheme => Identity.AsSpan(0, Identity.IndexOf(':', StringComparison.Ordinal));

    /// <summary>The identity of an address; null where it is none of the web, or cannot be anybody's page. The identity of an
    /// identity is itself. Never throws.</summary>
    public static CanonicalAddress? Of(string? address)
    {
        if (address is null || address.Length > Longest) return null;
        var current = Once(address.Trim());
        for (var round = 0; round < Rounds && current is not null; round++)
        {
            var next = Once(current.Identity);
            if (next == current) return current;
            current = next;
        }

        return null;
    }

    private static CanonicalAddress? Once(string address)
    {
        if (KnownName.IsOne(address)) return new(address, false);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) return null;
        try
        {
            return Parts.Of(uri) is { } parts ? Of(parts, uri) : null;
        }
        catch (UriFormatException)
        {
            return null; // The host has no form in ASCII, or an escape no character.
        }
    }

    private static CanonicalAddress? Of(Parts parts, Uri uri)
    {
        if (RedirectAddress.Target(parts) is { } target) return new(target, false);
        if (KnownSite.Name(parts) is { } known) return new(known, false);
        var fragment = uri.Fragment.StartsWith("#!", StringComparison.Ordinal) && uri.Fragment.Length > 2 ? uri.Fragment : "";
        var identity = $"https://{parts.Host}{parts.Port}/{string.Join('/', parts.Path)}{parts.Query}{fragment}";
        return identity.Length > Longest ? null : new(identity, fragment.Length == 0 && WeakAddress.Is(parts));
    }

    private bool IsOf(string kind) => Identity.StartsWith(kind, StringComparison.Ordinal);

    /// <summary>An address taken apart and brought into normal form.</summary>
    /// <param name="Host">In ASCII and lower case, without <c>www.</c> and its like.</param>
    /// <param name="Port">With its colon, empty where it is the default.</param>
    /// <param name="Path">The segments, none empty, escapes in normal form.</param>
    /// <param name="Query">With its question mark, sorted, without what only tracks.</param>
    internal sealed record Parts(string Host, string Port, string[] Path, string Query)
    {
        /// <summary>The segment at a place, empty where there is none.</summary>
        public string this[Index place] => place.GetOffset(Path.Length) is var at && at >= 0 && at < Path.Length ? Path[at] : "";

        /// <summary>Takes an address apart; null where its host is nobody's.</summary>
        public static Parts? Of(Uri uri)
        {
            if (uri.IsLoopback || HostName.Of(uri) is not { } host) return null;
            var port = uri.IsDefaultPort || uri.Port is 80 or 443 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{uri.Port}");
            var query = AddressQuery.Normalize(uri.Query, host);
            return new(host, port, AddressPath.Segments(uri.AbsolutePath), query);
        }

        /// <summary>The decoded value of a parameter, null where there is none.</summary>
        public string? Value(string name) => AddressQuery.Value(Query, name);
    }
}
