using NodaTime;

namespace Vane.Net;

/// <summary>How often a host is asked.</summary>
/// <param name="Delay">Least time between two requests: from the end of an answer to the next question where one is asked at a time,
/// else between beginnings.</param>
/// <param name="Concurrency">Most requests at one time.</param>
public sealed record HostPace(Duration Delay, int Concurrency)
{
    /// <summary>Where nothing else is said.</summary>
    public static readonly HostPace Usual = new(Duration.FromMilliseconds(500), 1);

    // What the owners ask for: arXiv's terms of its API, and Reddit's count of requests for who has no account.
    private static readonly Dictionary<string, HostPace> Asked = new(StringComparer.OrdinalIgnoreCase)
    {
        ["export.arxiv.org"] = new HostPace(Duration.FromSeconds(3), 1),
        ["reddit.com"] = new HostPace(Duration.FromSeconds(2), 1),
    };

    /// <summary>The pace of a host: the one given for it or for the nearest domain above it, else what its owner is known to ask,
    /// else the usual one.</summary>
    internal static HostPace Of(string host, IReadOnlyDictionary<string, HostPace> given)
    {
        for (var name = host.TrimEnd('.'); name.Length > 0; name = Above(name))
            if (given.FirstOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)) is { Value: { } pace }) return pace;
        for (var name = host.TrimEnd('.'); name.Length > 0; name = Above(name))
            if (Asked.TryGetValue(name, out var pace)) return pace;
        return Usual;
    }

    private static string Above(string name) => name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[(dot + 1)..] : "";
}
