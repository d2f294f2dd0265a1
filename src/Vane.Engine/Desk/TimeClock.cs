using NodaTime;

namespace Vane.Desk;

/// <summary>The instants of a time provider.</summary>
/// <param name="time">Tells the time.</param>
public sealed class TimeClock(TimeProvider time) : IClock
{
    /// <inheritdoc />
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
