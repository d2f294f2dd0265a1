using System.Globalization;
using NodaTime;

namespace Vane.Net;

/// <summary>
/// What headers say of time. A server's clock may be wrong by years, so its dates are only ever taken against its own Date, and
/// what is left is a duration that our clock counts.
/// </summary>
internal static class ServerTime
{
    private static readonly Duration LongestRest = Duration.FromDays(7);
    private static readonly Duration LongestFresh = Duration.FromDays(7);

    // RFC 9110, section 5.6.7: the one form to send, and two old ones to understand.
    private static readonly string[] Forms = ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    /// <summary>
    /// How long the server asks to wait: Retry-After (RFC 9110, section 10.2.3), or x-ratelimit-reset where x-ratelimit-remaining
    /// is 0, in seconds to go or in seconds since 1970. At most 7 days; null where it asks nothing.
    /// </summary>
    public static Duration? Wait(IReadOnlyDictionary<string, string> headers, Instant now)
    {
        if (headers.GetValueOrDefault("retry-after") is { } after)
        {
            if (Seconds(after) is { } seconds) return Limited(seconds);
            if (Date(after) is { } date) return Limited(date - (Sent(headers) ?? now));
        }

        return Spent(headers, now);
    }

    /// <summary>How long no request is left, where the server counts them; null where some are.</summary>
    public static Duration? Spent(IReadOnlyDictionary<string, string> headers, Instant now)
    {
        if (Seconds(headers.GetValueOrDefault("x-ratelimit-remaining")) is not { } left || left >= Duration.FromSeconds(1)) return null;
        if (Seconds(headers.GetValueOrDefault("x-ratelimit-reset")) is not { } reset) return null;
        return Limited(reset.TotalSeconds < 1e9 ? reset : Instant.FromUnixTimeSeconds(0) + reset - (Sent(headers) ?? now));
    }

    /// <summary>
    /// Until when an answer is fresh (RFC 9111, section 4.2), counted from when it was asked for, less its age; null where it must
    /// be asked again. At most 7 days.
    /// </summary>
    /// <param name="headers">The headers of the answer.</param>
    /// <param name="asked">When it was asked for.</param>
    /// <param name="now">When it came.</param>
    public static Instant? FreshUntil(IReadOnlyDictionary<string, string> headers, Instant asked, Instant now)
    {
        if (headers.GetValueOrDefault("vary")?.Contains('*', StringComparison.Ordinal) == true) return null;
        var directives = (headers.GetValueOrDefault("cache-control") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (directives.Any(d => Is(d, "no-store") || Is(d, "no-cache"))) return null;
        var lifetime = directives.FirstOrDefault(d => Is(d, "max-age")) is { } age ? Seconds(Value(age)) ?? Duration.Zero
            : headers.GetValueOrDefault("expires") is { } expires && Sent(headers) is { } sent && Date(expires) is { } end ? end - sent
            : Duration.Zero;
        var left = Duration.Min(lifetime, LongestFresh) - (Seconds(headers.GetValueOrDefault("age")) ?? Duration.Zero);
        return asked + left is var until && until > now ? until : null;
    }

    private static bool Is(string directive, string name) =>
        directive.Split('=')[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string? Value(string directive) => directive.Split('=', 2) is [_, var value] ? value.Trim(' ', '"') : null;

    private static Instant? Sent(IReadOnlyDictionary<string, string> headers) => Date(headers.GetValueOrDefault("date"));

    private static Duration Limited(Duration wait) => Duration.Max(Duration.Zero, Duration.Min(wait, LongestRest));

    private static Duration? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
            ? Duration.FromSeconds(Math.Min(value, 1e11)) : null;

    private static Instant? Date(string? text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? Instant.FromDateTimeOffset(date) : null;
}
