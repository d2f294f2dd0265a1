using NodaTime;

namespace Vane.Net;

/// <summary>How the web is asked.</summary>
public sealed record WebOptions
{
    /// <summary>Who asks: the header User-Agent, with an address where its owner is reached.</summary>
    public string UserAgent { get; init; } = "Vane/0.1 (+https://example.org/vane)";

    /// <summary>Hosts that may be asked though they are in no public network: names or literal addresses, as addresses write
    /// them; <c>*.example.lan</c> for all under a name.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Hosts with a pace of their own.</summary>
    public IReadOnlyDictionary<string, HostPace> Paces { get; init; } = new Dictionary<string, HostPace>();

    /// <summary>Longest time for one request with its body.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(20);

    /// <summary>Longest time a request waits for its turn and for tries again, in all; a longer Retry-After ends it.</summary>
    public Duration Patience { get; init; } = Duration.FromSeconds(60);

    /// <summary>Tries after the first, where trying again can help.</summary>
    public int Retries { get; init; } = 3;
}

/// <summary>How often a host is asked.</summary>
/// <param name="Delay">Least time between the beginnings of two requests.</param>
/// <param name="Concurrency">Most requests at one time.</param>
public sealed record HostPace(Duration Delay, int Concurrency)
{
    /// <summary>Where nothing else is said.</summary>
    public static readonly HostPace Usual = new(Duration.FromMilliseconds(500), 2);
}
