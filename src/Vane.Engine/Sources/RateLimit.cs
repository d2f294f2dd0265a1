using System.Globalization;
using NodaTime;
using Vane.Net;

namespace Vane.Sources;

/// <summary>The headers <c>x-ratelimit-remaining</c> and <c>x-ratelimit-reset</c>, by which APIs say how much may still be
/// asked.</summary>
internal static class RateLimit
{
    // Above, a time is counted since 1970, as GitHub does; below, from now, as Reddit does.
    private const double LongestWait = 1e8;

    /// <summary>Looks whether one more may be asked after an answer.</summary>
    /// <param name="last">The answer.</param>
    /// <exception cref="FetchException">Nothing more may be asked before a time it says.</exception>
    public static void Check(Fetched last)
    {
        if (Number(last.Header("x-ratelimit-remaining")) is not { } remaining || remaining >= 1) return;
        var reset = Number(last.Header("x-ratelimit-reset"));
        Instant? notBefore = reset is not { } at || at is < 0 or > 4e9 ? null
            : at > LongestWait ? Instant.FromUnixTimeSeconds((long)at) : last.At + Duration.FromSeconds(at);
        throw new FetchException(FetchFault.RateLimited, $"{last.Address.IdnHost} allows no more requests for now", notBefore);
    }

    private static double? Number(string? header) =>
        double.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
