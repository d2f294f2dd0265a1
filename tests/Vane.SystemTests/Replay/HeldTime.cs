using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>A clock that stands until it is set.</summary>
internal sealed class HeldTime(Instant now) : TimeProvider
{
    /// <summary>What it shows.</summary>
    public Instant Now { get; set; } = now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
