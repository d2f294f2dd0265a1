using System.Net;
using NodaTime;

namespace Vane.Net;

/// <summary>What a server answered: a body, or that what is had still stands.</summary>
/// <param name="Address">Where it came from, after redirects.</param>
/// <param name="At">When it came.</param>
/// <param name="IsUnchanged">Whether the server says that what is had still stands (304).</param>
/// <param name="Body">The body, decompressed; empty where unchanged.</param>
/// <param name="Headers">The headers of the answer, each by its name in lower case; several values joined with ", ".</param>
/// <param name="WireBytes">Bytes of body that were sent, over all redirects and tries, as compressed.</param>
/// <param name="Requests">Requests that were sent, over all redirects and tries.</param>
public sealed record Fetched(
    Uri Address, Instant At, bool IsUnchanged, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers, long WireBytes, int Requests)
{
    /// <summary>Status of the answer.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>The header Content-Type.</summary>
    public string? MediaType => Header("content-type");

    /// <summary>What to ask with next time.</summary>
    public Validators? Validators => Header("etag") is var tag && Header("last-modified") is var modified && (tag ?? modified) is not null
        ? new Validators(tag, modified) : null;

    /// <summary>Until when it need not be asked again (RFC 9111: Cache-Control max-age, Expires); null where nothing is said.</summary>
    public Instant? FreshUntil { get; init; }

    /// <summary>A header, by its name in lower case.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
