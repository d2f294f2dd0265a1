using System.Globalization;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>Instants as protocols write them.</summary>
internal static class Iso
{
    /// <summary>As RFC 3339 writes it, to the second, in UTC.</summary>
    public static string Of(Instant at) => at.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As HTTP and RSS write it (RFC 9110, section 5.6.7).</summary>
    public static string Http(Instant at) => at.ToDateTimeUtc().ToString("R", CultureInfo.InvariantCulture);

    /// <summary>An instant written as HTTP writes it; null where it is none.</summary>
    public static Instant? FromHttp(string text) => DateTimeOffset.TryParseExact(
        text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Instant.FromDateTimeOffset(at) : null;

    /// <summary>A day as it is written in addresses.</summary>
    public static string Day(Instant at) => at.ToDateTimeUtc().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
