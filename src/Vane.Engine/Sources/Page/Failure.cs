using Vane.Collect;
using Vane.Net;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>A page among several that was not read, and what that means for the others.</summary>
internal static class Failure
{
    /// <summary>Whether it costs only this page: a server that asks to wait is left alone altogether.</summary>
    public static bool IsOfOnePage(Exception e) => e is ParseException or RecordException || (e is FetchException fetch && fetch.Fault != FetchFault.RateLimited);

    /// <summary>Whether asking again soon would not help.</summary>
    public static bool IsLasting(Exception e) =>
        e is ParseException or RecordException or FetchException { Fault: FetchFault.Refused or FetchFault.ClosedToRobots or FetchFault.Forbidden or FetchFault.TooLarge };

    /// <summary>Whether asking again some hours later may help: pages are announced before they are there, or before they say anything.</summary>
    public static bool MayPass(Exception e) => !IsLasting(e) || e is ParseException or FetchException { Fault: FetchFault.Refused };

    /// <summary>The reading that says so, with the page's address and the reason.</summary>
    public static Reading.Refused Of(Exception e, string address, long line) => new(line, $"{Shown(address)}: {e.Message}", Excerpt.Of(Shown(address)));

    /// <summary>An address as messages show it: queries, users and passwords can be secrets.</summary>
    public static string Shown(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? $"{uri.Scheme}://{uri.Authority}{uri.AbsolutePath}" : address;
}
