using NodaTime;

namespace Vane.Net;

/// <summary>How the web is asked.</summary>
public sealed record WebOptions
{
    /// <summary>Who asks: the header User-Agent, with an address where its owner is reached.</summary>
    public string UserAgent { get; init; } = "Vane/0.1";

    /// <summary>Hosts that may be asked though they are in no public network: names or literal addresses, as addresses write
    /// them; <c>*.example.lan</c> for all under a name; with <c>:8080</c> at that port only.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Hosts with a pace of their own; it holds for all names under a host too.</summary>
    public IReadOnlyDictionary<string, HostPace> Paces { get; init; } = new Dictionary<string, HostPace>();

    /// <summary>Hosts that asked to be left alone, and until when, as an earlier <see cref="Web.Rests"/> told.</summary>
    public IReadOnlyDictionary<string, Instant> Rests { get; init; } = new Dictionary<string, Instant>();

    /// <summary>Longest time for one request with its body.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(20);

    /// <summary>Longest time a request waits for its turn behind others of its host, and for tries again, in all.</summary>
    public Duration Patience { get; init; } = Duration.FromMinutes(5);

    /// <summary>Longest time a host that asks to wait is waited for at a time; a longer Retry-After ends the request.</summary>
    public Duration LongestRest { get; init; } = Duration.FromMinutes(1);

    /// <summary>Counts how long requests take and wait; null for the clock. Where the clock runs faster than the machine's, hosts are
    /// left the time they need.</summary>
    public TimeProvider? Timer { get; init; }

    /// <summary>Tries after the first, where trying again can help.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Seed of the chance by which tries again are spread.</summary>
    public int Seed { get; init; }
}
