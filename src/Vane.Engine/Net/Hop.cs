using System.Net;

namespace Vane.Net;

/// <summary>One address on the way, and what is sent to it.</summary>
/// <param name="Address">Where; without user or password.</param>
/// <param name="Posts">Whether the form is posted.</param>
/// <param name="Authorizes">Whether the header Authorization is sent.</param>
internal sealed record Hop(Uri Address, bool Posts, bool Authorizes)
{
    public static Hop First(FetchRequest request) =>
        new(WithoutUser(request.Address), request.Form is not null, request.Authorization is not null);

    /// <summary>Where a redirect leads (RFC 9110, section 15.4). What is secret goes to no other origin.</summary>
    /// <exception cref="FetchException">It is not followed.</exception>
    public Hop Follow(HttpStatusCode status, string location)
    {
        if (!Uri.TryCreate(Address, location, out var next) || !HasHost(next)) throw new FetchException(FetchFault.Broken, "is sent on to what is no address") { IsAboutRedirects = true };
        if (next.Scheme is not ("http" or "https"))
            throw new FetchException(FetchFault.Forbidden, $"is sent on to {next.Scheme}:, which is not followed") { IsAboutRedirects = true };
        var isSame = next.Scheme == Address.Scheme && next.IdnHost == Address.IdnHost && next.Port == Address.Port;
        var posts = Posts && status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        if (posts && !isSame) throw new FetchException(FetchFault.Forbidden, "is sent on to another host with a form, which is not followed");
        return new Hop(WithoutUser(next), posts, Authorizes && isSame);
    }

    /// <summary>The address as messages show it: queries, users and passwords can be secrets.</summary>
    public string Shown => $"{Address.IdnHost}{Address.AbsolutePath}";

    // Some names have no form that can be looked up.
    private static bool HasHost(Uri address)
    {
        try
        {
            return address.IdnHost is not null;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static Uri WithoutUser(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length > 0 ? new UriBuilder(address) { UserName = "", Password = "" }.Uri : address;
}
