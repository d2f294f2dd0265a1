using NodaTime;

namespace Vane.Sample;

/// <summary>Time in the sample world, in seconds since 1970. Sources are looked at at 08:00 and 20:00 UTC.</summary>
/// <param name="options">What world.</param>
internal sealed class Clockwork(SampleOptions options)
{
    public const long Hour = 3600, HalfDay = 12 * Hour, Day = 24 * Hour;
    private const long MorningRound = 8 * Hour, EveningRound = 20 * Hour;

    /// <summary>First second after the world.</summary>
    public long End { get; } = options.LastDay.PlusDays(1).AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds();

    /// <summary>First second of a day.</summary>
    public long StartOf(int daysBack) => End - ((daysBack + 1) * Day);

    /// <summary>The day of a second, counted back from the last day; negative after the world.</summary>
    public int DaysBack(long second) => (int)((End + Day - 1 - second) / Day) - 1;

    /// <summary>The first round after a second, among all rounds or among the evening's.</summary>
    public static long RoundAfter(long second, bool eveningsOnly)
    {
        var (offset, step) = eveningsOnly ? (EveningRound, Day) : (MorningRound, HalfDay);
        return ((((second - offset) / step) + 1) * step) + offset;
    }

    public static Instant At(long second) => Instant.FromUnixTimeSeconds(second);
}
