using NodaTime;
using Vane.Net;
using Vane.Parse;

namespace Vane.Collect;

/// <summary>Gets one page that a user names, which may be in a private network. Where it is sent on to, it does not follow into
/// one: only what the user named, at its port, may be there.</summary>
/// <param name="clock">Tells when it was fetched.</param>
public sealed class Fetch(IClock clock)
{
    /// <summary>Fetches an address.</summary>
    /// <exception cref="IOException">It cannot be fetched; the message says why.</exception>
    /// <exception cref="ParseException">It is a PDF whose text cannot be had.</exception>
    public async Task<RawInput> GetAsync(Uri address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(address);
        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;
        var options = new WebOptions
        {
            AllowedHosts = [FormattableString.Invariant($"{host}:{address.Port}")],
            // Somebody sits and waits.
            Patience = Duration.FromSeconds(20),
            Retries = 1,
        };
        using var web = new Web(options, TimeProvider.System);
        var fetched = await web.GetAsync(new FetchRequest(address) { MostBytes = ParseLimits.Bytes }, cancel);
        var raw = new RawInput(fetched.Body, fetched.Address.AbsoluteUri, clock.GetCurrentInstant())
        {
            Address = fetched.Address.AbsoluteUri,
            MediaType = fetched.MediaType,
        };
        return PdfText.IsPdf(raw.Bytes.Span) ? await PdfText.TakeAsync(raw, cancel) : raw;
    }
}
