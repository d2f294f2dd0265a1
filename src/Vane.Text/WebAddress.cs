namespace Vane.Text;

/// <summary>Addresses that may become links.</summary>
public static class WebAddress
{
    private const int Longest = 4096;

    /// <summary>The address in normal form where it is an absolute http or https address that a link can hold, else
    /// null. A host in another script comes back in its ASCII form, every character outside the URI grammar
    /// percent-encoded, parentheses, braces, quotes and bars too, so that the result cannot end a link, an attribute or a
    /// template tag.</summary>
    public static string? Safe(string? address)
    {
        if (address is null || address.Length > Longest || address.AsSpan().ContainsAnyInRange('\0', ' ')) return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) return null;
        if (uri.Host.Length == 0 || uri.UserInfo.Length > 0) return null;
        return Ascii(uri) is { } ascii && Encode(ascii) is { Length: <= Longest } encoded ? encoded : null;
    }

    // Only the host is ever left in other scripts. Its ASCII form may turn out to hold anything: a wide blank is a blank.
    private static string? Ascii(Uri uri)
    {
        if (System.Text.Ascii.IsValid(uri.AbsoluteUri)) return uri.AbsoluteUri;
        try
        {
            return Uri.CheckHostName(uri.IdnHost) == UriHostNameType.Dns
                ? uri.AbsoluteUri.Replace(uri.Host, uri.IdnHost, StringComparison.Ordinal)
                : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static string Encode(string uri)
    {
        if (uri.AsSpan().IndexOfAny(Special) < 0) return uri;
        var builder = new System.Text.StringBuilder(uri.Length + 16);
        foreach (var c in uri)
        {
            if (Special.Contains(c)) builder.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else builder.Append(c);
        }

        return builder.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Special =
        System.Buffers.SearchValues.Create("(){}<>|\\^`\"'");
}
