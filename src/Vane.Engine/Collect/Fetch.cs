using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using NodaTime;
using Vane.Parse;

namespace Vane.Collect;

/// <summary>Gets one page that a user names. Where it is sent on to, it does not follow into private networks.</summary>
/// <param name="clock">Tells when it was fetched.</param>
public sealed class Fetch(IClock clock) : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly HttpClient _named = Client(mayBePrivate: true);
    private readonly HttpClient _sentTo = Client(mayBePrivate: false);

    /// <summary>Fetches an address.</summary>
    /// <exception cref="IOException">It cannot be fetched; the message says why.</exception>
    /// <exception cref="ParseException">What came is too large.</exception>
    public async Task<RawInput> GetAsync(Uri address, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            return await FollowAsync(address, limit.Token);
        }
        catch (HttpRequestException e)
        {
            throw new IOException(e.InnerException is IOException or SocketException ? e.InnerException.Message : e.Message, e);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new IOException($"took longer than {Longest.TotalSeconds:0} s to fetch");
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _named.Dispose();
        _sentTo.Dispose();
    }

    private async Task<RawInput> FollowAsync(Uri named, CancellationToken cancel)
    {
        var address = named;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            // Only what the user named may be in a private network; a server that sends on to itself may have moved there meanwhile.
            using var answer = await (hop == 0 || IsLiteral(named) && address.Authority == named.Authority ? _named : _sentTo).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } location)
            {
                if (!Uri.TryCreate(address, location.OriginalString, out var next)) throw new IOException("is sent on to what is no address");
                address = next;
                if (address.Scheme is not ("http" or "https")) throw new IOException($"is sent on to {address.Scheme}:, which is not followed");
                continue;
            }

            if (!answer.IsSuccessStatusCode) throw new IOException($"the server answers {(int)answer.StatusCode} {answer.ReasonPhrase}");
            await using var body = await answer.Content.ReadAsStreamAsync(cancel);
            var raw = new RawInput(await RawFile.ReadAsync(body, cancel), address.AbsoluteUri, clock.GetCurrentInstant())
            {
                Address = address.AbsoluteUri,
                MediaType = answer.Content.Headers.ContentType?.ToString(),
            };
            return PdfText.IsPdf(raw.Bytes.Span) ? await PdfText.TakeAsync(raw, cancel) : raw;
        }

        throw new IOException($"is sent on more than {MostRedirects} times");
    }

    // An address in figures, or this machine by its name, is the same machine at each look.
    private static bool IsLiteral(Uri address) => address.IsLoopback || address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private static HttpClient Client(bool mayBePrivate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would connect to what has not been checked.
            UseProxy = mayBePrivate,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        if (!mayBePrivate) handler.ConnectCallback = ConnectPubliclyAsync;
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Vane", "0.1"));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        return client;
    }

    // What is connected to is the address that was checked, whatever a second look-up would say.
    private static async ValueTask<Stream> ConnectPubliclyAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0 || addresses.Any(IsSpecial))
            throw new IOException($"is sent on to {context.DnsEndPoint.Host}, which is in a private network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Special-purpose addresses of the IANA registries (RFC 6890) that no public page is at.
    private static bool IsSpecial(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        if (plain.AddressFamily != AddressFamily.InterNetwork) return (bytes[0] & 0xE0) != 0x20 || bytes is [0x20, 0x02, ..] or [0x20, 0x01, 0, 0, ..];
        return bytes switch
        {
            [0 or 10 or 127 or >= 224, ..] => true,
            [100, >= 64 and < 128, ..] => true,
            [169, 254, ..] or [192, 168, ..] or [192, 0, 0, ..] or [192, 0, 2, ..] or [198, 18 or 19, ..] or [198, 51, 100, ..] or [203, 0, 113, ..] => true,
            [172, >= 16 and < 32, ..] => true,
            _ => false,
        };
    }
}
