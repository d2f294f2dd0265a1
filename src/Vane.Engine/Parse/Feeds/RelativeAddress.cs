using System.Text;

namespace Vane.Parse;

/// <summary>Makes relative addresses absolute (RFC 3986, section 5.2), without changing how they are written.</summary>
internal static class RelativeAddress
{
    // A longer one, written out for every address, would blow a feed up.
    private const int LongestBase = 2048;

    /// <summary>The address, resolved where it is relative and the base is an address with an authority; else as it stands.</summary>
    public static string Resolve(string? baseAddress, string address)
    {
        address = address.Trim();
        if (baseAddress is null || baseAddress.Length > LongestBase || HasScheme(address)) return address;
        var scheme = baseAddress.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0) return address;
        var pathStart = baseAddress.AsSpan(scheme + 3).IndexOfAny('/', '?', '#');
        pathStart = pathStart < 0 ? baseAddress.Length : scheme + 3 + pathStart;
        var authority = baseAddress.AsSpan(0, pathStart);
        var path = baseAddress.AsSpan(pathStart);
        if (path.IndexOf('#') is var fragment and >= 0) path = path[..fragment];
        if (address.Length == 0) return string.Concat(authority, path);
        if (address.StartsWith("//", StringComparison.Ordinal)) return string.Concat(baseAddress.AsSpan(0, scheme + 1), address);
        if (address[0] == '#') return string.Concat(authority, path, address);
        if (path.IndexOf('?') is var query and >= 0) path = path[..query];
        if (address[0] == '?') return string.Concat(authority, path, address);
        return string.Concat(authority, address[0] == '/'
            ? WithoutDots("", address)
            : WithoutDots(path[..(path.LastIndexOf('/') + 1)], address));
    }

    /// <summary>Whether an address names its scheme.</summary>
    public static bool HasScheme(ReadOnlySpan<char> address)
    {
        var colon = address.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(address[0])) return false;
        foreach (var c in address[..colon])
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        return true;
    }

    // Section 5.2.4; segments of the query and the fragment are left alone.
    private static string WithoutDots(ReadOnlySpan<char> folder, ReadOnlySpan<char> address)
    {
        var end = address.IndexOfAny('?', '#');
        var rest = end < 0 ? address : address[..end];
        var tail = end < 0 ? [] : address[end..];
        if (rest.IndexOf("./") < 0 && !rest.EndsWith(".") && folder.IndexOf("./") < 0)
            return string.Concat(folder.Length == 0 && rest.Length > 0 && rest[0] != '/' ? "/" : "", folder, address);
        var kept = new StringBuilder();
        var segments = string.Concat(folder, rest).Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var (segment, last) = (segments[i], i == segments.Length - 1);
            if (segment == "..")
            {
                while (kept.Length > 0 && kept[^1] != '/') kept.Length--;
                if (kept.Length > 1) kept.Length--;
                while (kept.Length > 0 && kept[^1] != '/') kept.Length--;
            }
            else if (segment != ".")
            {
                kept.Append(segment);
                if (!last) kept.Append('/');
            }
        }

        return (kept.Length > 0 && kept[0] == '/' ? "" : "/") + kept.ToString() + tail.ToString();
    }
}
