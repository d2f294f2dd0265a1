using System.Globalization;

namespace Vane.Cli;

/// <summary>
/// A clock that began elsewhere and runs faster, to rehearse a week in minutes. The variable <c>VANE_REHEARSAL</c> holds
/// <c>BEGIN,RATE,ORIGIN</c>: the instant it shows at the real instant ORIGIN (both milliseconds since 1970), and how many times as
/// fast it runs, so that processes started one after another share it. How long requests may take is still counted by the machine's clock.
/// </summary>
/// <param name="beginMs">What it shows at the origin.</param>
/// <param name="rate">How many times as fast it runs.</param>
/// <param name="originMs">The real instant at which it began.</param>
internal sealed class RehearsalTime(long beginMs, double rate, long originMs) : TimeProvider
{
    /// <summary>The clock of the environment; null for the machine's own.</summary>
    public static RehearsalTime? FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable("VANE_REHEARSAL") is not { Length: > 0 } text) return null;
        var parts = text.Split(',');
        return parts.Length == 3 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var begin)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate > 0
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var origin)
            ? new RehearsalTime(begin, rate, origin)
            : throw new FormatException($"VANE_REHEARSAL '{text}' is not BEGIN,RATE,ORIGIN.");
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        var passed = (System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds - originMs;
        return DateTimeOffset.UnixEpoch.AddMilliseconds(beginMs + (passed * rate));
    }

    /// <inheritdoc />
    public override long GetTimestamp() => (long)((GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds * (TimestampFrequency / 1000.0));

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan span) => span == Timeout.InfiniteTimeSpan || span <= TimeSpan.Zero ? span : Max(span / rate);

    // A timer that was asked for does not become none.
    private static TimeSpan Max(TimeSpan span) => span > TimeSpan.FromMilliseconds(1) ? span : TimeSpan.FromMilliseconds(1);
}
