using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Vane.Net;

/// <summary>What is counted and traced of the web; names of hosts, never addresses.</summary>
internal static class Meters
{
    private static readonly Meter Meter = new("Vane");

    public static readonly ActivitySource Source = new("Vane");

    public static readonly Counter<long> Requests = Meter.CreateCounter<long>("vane.http.requests", description: "Requests sent");

    public static readonly Counter<long> Bytes = Meter.CreateCounter<long>("vane.http.bytes", "By", "Bytes of bodies, as sent");

    public static readonly Counter<long> Faults = Meter.CreateCounter<long>("vane.http.faults", description: "Fetches that failed, by fault");
}
