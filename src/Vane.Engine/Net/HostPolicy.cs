using System.Net;

namespace Vane.Net;

/// <summary>Which addresses may be asked at all: before anything is looked up, and once it is looked up.</summary>
/// <param name="allowed">Hosts allowed by name, as in <see cref="WebOptions.AllowedHosts"/>.</param>
internal sealed class HostPolicy(IReadOnlyList<string> allowed)
{
    // Names that mean this machine or this network (RFC 6761, RFC 6762, RFC 8375, and .internal as reserved by ICANN), and names
    // that must not be looked up (RFC 7686).
    private static readonly string[] LocalNames = ["localhost", "local", "internal", "home.arpa", "onion"];

    // Ports that speak other protocols: the bad ports of the fetch standard (https://fetch.spec.whatwg.org/#port-blocking).
    private static readonly HashSet<int> BadPorts =
    [
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113,
        115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556,
        563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
        6668, 6669, 6679, 6697, 10080,
    ];

    /// <summary>Refuses what can be refused without looking anything up.</summary>
    /// <exception cref="FetchException">It may not be asked.</exception>
    public void Check(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new FetchException(FetchFault.Forbidden, "is no address of http or https");
        if (BadPorts.Contains(address.Port)) throw new FetchException(FetchFault.Forbidden, $"port {address.Port} is not of the web");
        CheckName(address.IdnHost, address.Port);
    }

    /// <summary>Refuses names that mean this machine or network, and figures that are no address.</summary>
    /// <exception cref="FetchException">It may not be asked.</exception>
    public void CheckName(string host, int port)
    {
        if (IsAllowed(host, port)) return;
        var name = Plain(host);
        if (LocalNames.Any(local => IsUnder(name, local))) throw InPrivateNetwork(host);
        if (Literal(name) is { } literal && SpecialAddress.IsSpecial(literal)) throw InPrivateNetwork(host);
        if (name.Length == 0 || (EndsInNumber(name) && Literal(name) is null))
            throw new FetchException(FetchFault.Forbidden, "is at what is no name of a host");
    }

    /// <summary>Refuses a host of which any address is in no public network.</summary>
    /// <exception cref="FetchException">It may not be asked.</exception>
    public void CheckAddresses(string host, int port, IPAddress[] addresses)
    {
        if (!IsAllowed(host, port) && addresses.Any(SpecialAddress.IsSpecial)) throw InPrivateNetwork(host);
    }

    /// <summary>The address that a host written in figures is; null for a name. The operating system is never asked for
    /// figures: it reads notations (<c>0x7f.1</c>) of its own.</summary>
    public static IPAddress? Literal(string host)
    {
        var name = Plain(host);
        return EndsInNumber(name) || name.Contains(':', StringComparison.Ordinal) ? IPAddress.TryParse(name, out var address) ? address : null : null;
    }

    private bool IsAllowed(string host, int port)
    {
        var name = Plain(host);
        foreach (var entry in allowed)
        {
            var (pattern, only) = WithoutPort(entry);
            if (only is not null && only != port) continue;
            if (pattern.StartsWith("*.", StringComparison.Ordinal) ? IsUnder(name, pattern[2..]) && name.Length > pattern.Length - 2
                : string.Equals(name, Plain(pattern), StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    // "host", "host:80", "::1", "[::1]:80".
    private static (string Host, int? Port) WithoutPort(string entry)
    {
        var colon = entry.LastIndexOf(':');
        var hasPort = colon > 0 && (entry[colon - 1] == ']' || entry.IndexOf(':', StringComparison.Ordinal) == colon);
        return hasPort && int.TryParse(entry.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture, out var port)
            ? (entry[..colon], port) : (entry, null);
    }

    private static string Plain(string host) => host.Trim('[', ']').TrimEnd('.');

    private static bool IsUnder(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
        && (name.Length == suffix.Length || name[^(suffix.Length + 1)] == '.');

    // The URL standard's test (https://url.spec.whatwg.org/#ends-in-a-number-checker): no name of the public tree does.
    private static bool EndsInNumber(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (last.All(char.IsAsciiDigit)
            || (last.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && last.Skip(2).All(char.IsAsciiHexDigit)));
    }

    private static FetchException InPrivateNetwork(string host) =>
        new(FetchFault.Forbidden, $"{host} is in a private network or none, and not allowed by name");
}
