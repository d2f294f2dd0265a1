using NodaTime;
using NodaTime.Text;

namespace Vane.Net;

/// <summary>Instants of a <see cref="TimeProvider"/>.</summary>
internal static class Clock
{
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    public static string Shown(this Instant instant) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss'Z'").Format(instant);
}
