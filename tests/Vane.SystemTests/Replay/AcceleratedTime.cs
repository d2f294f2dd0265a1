using System.Diagnostics;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>A clock that begins at an instant and goes faster than the machine's, timers and all.</summary>
/// <param name="epoch">What it shows first.</param>
/// <param name="rate">Seconds of it in a second.</param>
internal sealed class AcceleratedTime(Instant epoch, double rate) : TimeProvider
{
    private readonly long _begun = Stopwatch.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override DateTimeOffset GetUtcNow() => (epoch + Duration.FromSeconds((double)GetTimestamp() / Stopwatch.Frequency)).ToDateTimeOffset();

    public override long GetTimestamp() => (long)((Stopwatch.GetTimestamp() - _begun) * rate);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    // Rounded up to what timers can do: none may be early.
    private TimeSpan Real(TimeSpan span) =>
        span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds / rate));

    private sealed class Timer(ITimer real, AcceleratedTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(time.Real(dueTime), time.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
