using NodaTime;

namespace Vane.Net;

/// <summary>The lanes of all hosts that are asked; a lane that remembers nothing is let go.</summary>
internal sealed class HostLanes(WebOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HostLane> _lanes = new(StringComparer.Ordinal);
    private int _sweepAt = 256;

    /// <summary>Told of a host that asked to be left alone, and until when.</summary>
    public event Action<string, Instant>? Rested;

    /// <summary>Hosts that rest, and until when.</summary>
    public IReadOnlyDictionary<string, Instant> Rests
    {
        get
        {
            lock (_lock)
            {
                return _lanes.Select(l => (Host: l.Key, Until: l.Value.RestsUntil)).Where(l => l.Until is not null)
                    .ToDictionary(l => l.Host, l => l.Until!.Value, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Lanes that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _lanes.Count;
        }
    }

    /// <summary>What a host is called here: with its port where that is not the usual one of its scheme.</summary>
    public static string Key(Uri address) =>
        address.IsDefaultPort ? address.IdnHost.TrimEnd('.') : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address.IdnHost.TrimEnd('.')}:{address.Port}");

    /// <summary>Asks a host nothing before an instant.</summary>
    public void Rest(string host, Instant until)
    {
        lock (_lock) Find(host).Rest(until);
    }

    /// <summary>The lane of a host, kept until <see cref="Give"/>.</summary>
    public HostLane Take(Uri address)
    {
        lock (_lock)
        {
            if (_lanes.Count >= _sweepAt) Sweep();
            var lane = Find(Key(address));
            lane.Users++;
            return lane;
        }
    }

    /// <summary>Gives a lane back.</summary>
    public void Give(HostLane lane)
    {
        lock (_lock) lane.Users--;
    }

    private HostLane Find(string host)
    {
        if (_lanes.TryGetValue(host, out var lane)) return lane;
        var colon = host.LastIndexOf(':');
        var name = colon > 0 && !host.EndsWith(']') ? host[..colon] : host;
        return _lanes[host] = new HostLane(host, HostPace.Of(name, options.Paces), options.LongestRest, time) { Rested = until => Rested?.Invoke(host, until) };
    }

    private void Sweep()
    {
        foreach (var (host, lane) in _lanes.ToList())
            if (lane.Users == 0 && lane.IsIdle) _lanes.Remove(host);
        _sweepAt = Math.Max(256, 2 * _lanes.Count);
    }
}
