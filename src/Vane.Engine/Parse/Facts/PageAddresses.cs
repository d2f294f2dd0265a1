using Vane.Text;

namespace Vane.Parse;

/// <summary>Addresses that a page states, absolute and safe.</summary>
internal sealed class PageAddresses
{
    private readonly Uri? _base;
    private readonly Uri? _own;

    /// <summary>Takes where a page came from and what its base element says.</summary>
    public PageAddresses(string? address, string? baseAddress)
    {
        _own = Uri.TryCreate(WebAddress.Safe(address), UriKind.Absolute, out var own) ? own : null;
        _base = _own;
        if (baseAddress is { Length: < 2048 } && Resolved(baseAddress) is { } stated && Uri.TryCreate(stated, UriKind.Absolute, out var based)) _base = based;
    }

    /// <summary>The host the page came from.</summary>
    public string? Host => _own?.Host;

    /// <summary>An address as it stands in the page; null where it is none of http or https.</summary>
    public string? Resolved(string? address)
    {
        address = address?.Trim();
        if (address is null or "" or { Length: > 4096 }) return null;
        if (address.Contains("://", StringComparison.Ordinal) && !address.StartsWith('/')) return WebAddress.Safe(address);
        return _base is not null && Uri.TryCreate(_base, address, out var full) ? WebAddress.Safe(full.AbsoluteUri) : null;
    }

    /// <summary>The page's own address: the first plausible of those it states, else the one it came from.</summary>
    /// <param name="canonical">What its canonical link says, which may name another host.</param>
    /// <param name="others">What else says where it is.</param>
    public string? Own(string? canonical, params ReadOnlySpan<string?> others)
    {
        if (Plausible(canonical, anyHost: true) is { } stated) return stated;
        foreach (var other in others)
            if (Plausible(other, anyHost: false) is { } found) return found;
        return _own?.AbsoluteUri is { } own ? WebAddress.Safe(own) : null;
    }

    private string? Plausible(string? address, bool anyHost)
    {
        if (Resolved(address) is not { } found || !Uri.TryCreate(found, UriKind.Absolute, out var uri)) return null;
        if (uri.HostNameType != UriHostNameType.Dns || !uri.Host.Contains('.', StringComparison.Ordinal)) return null;
        if (_own is null) return found;
        // Many templates name the site where they should name the page.
        if (IsHome(uri) && !IsHome(_own)) return null;
        return anyHost || SameSite(uri.Host, _own.Host) ? found : null;
    }

    private static bool IsHome(Uri uri) => uri.AbsolutePath.Length <= 1 && uri.Query.Length == 0;

    private static bool SameSite(string one, string other)
    {
        var (a, b) = (one.Split('.'), other.Split('.'));
        return a.Length >= 2 && b.Length >= 2 && a[^1] == b[^1] && a[^2] == b[^2];
    }
}
