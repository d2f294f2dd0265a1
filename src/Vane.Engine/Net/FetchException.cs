using NodaTime;

namespace Vane.Net;

/// <summary>Why nothing was fetched.</summary>
public enum FetchFault
{
    /// <summary>The host cannot be found or reached.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>The server asks to wait (429, or 503 with Retry-After).</summary>
    RateLimited,

    /// <summary>The server refuses (other 4xx).</summary>
    Refused,

    /// <summary>The server fails (5xx).</summary>
    ServerFailed,

    /// <summary>robots.txt closes the page.</summary>
    ClosedToRobots,

    /// <summary>The address is in no public network and not allowed by name.</summary>
    Forbidden,

    /// <summary>The answer is larger than allowed.</summary>
    TooLarge,

    /// <summary>The answer broke off or cannot be understood: redirects without end, damaged compression.</summary>
    Broken,

    /// <summary>The host failed so often that it is left alone for a while.</summary>
    LeftAlone,
}

/// <summary>Nothing was fetched; the message says why in a line, without secrets.</summary>
/// <param name="fault">Kind of failure.</param>
/// <param name="message">What happened, in a line.</param>
/// <param name="notBefore">When the server may be asked again, where it said so.</param>
/// <param name="inner">What it followed from.</param>
public sealed class FetchException(FetchFault fault, string message, Instant? notBefore = null, Exception? inner = null)
    : IOException(message, inner)
{
    /// <summary>Kind of failure.</summary>
    public FetchFault Fault => fault;

    /// <summary>When the server may be asked again, where it said so.</summary>
    public Instant? NotBefore => notBefore;

    /// <summary>Bytes of body that were sent all the same.</summary>
    public long WireBytes { get; init; }

    /// <summary>Requests that were sent all the same.</summary>
    public int Requests { get; init; }

    /// <summary>Whether the way there is at fault, not what stands at its end.</summary>
    internal bool IsAboutRedirects { get; init; }
}
