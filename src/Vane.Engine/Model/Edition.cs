using NodaTime;

namespace Vane.Model;

/// <summary>How long a report looks back.</summary>
public enum ReportPeriod
{
    /// <summary>One calendar day of the edition's zone.</summary>
    Day,

    /// <summary>Seven days ending with the edition's day.</summary>
    Week,

    /// <summary>Thirty days ending with the edition's day.</summary>
    Month,
}

/// <summary>Half-open span of time, <c>[From, To)</c>.</summary>
/// <param name="From">First instant inside.</param>
/// <param name="To">First instant after.</param>
public readonly record struct Window(Instant From, Instant To)
{
    /// <summary>Whether the instant lies inside.</summary>
    public bool Contains(Instant at) => at >= From && at < To;
}

/// <summary>Least figures a post must show to be listed or counted. A figure the source does not show passes.</summary>
/// <param name="Score">Least score.</param>
/// <param name="Comments">Least number of comments.</param>
public sealed record Floors(long Score, long Comments)
{
    /// <summary>No floor.</summary>
    public static readonly Floors None = new(0, 0);
}

/// <summary>What a report is asked for: which day, which span, whose midnight, and what was known when.</summary>
/// <param name="Date">Last day of the span, in the zone.</param>
/// <param name="Period">Length of the span.</param>
/// <param name="Zone">IANA id of the zone whose midnights bound days.</param>
/// <param name="AsOf">Only what was known at this instant is used.</param>
/// <param name="Floors">Posts below these are left out.</param>
public sealed record Edition(LocalDate Date, ReportPeriod Period, string Zone, Instant AsOf, Floors Floors)
{
    /// <summary>Days in a period: 1, 7, 30.</summary>
    public static int DaysOf(ReportPeriod period) => period switch { ReportPeriod.Day => 1, ReportPeriod.Week => 7, _ => 30 };

    /// <summary>The span of a period that ends with the edition's day, moved back by whole days.</summary>
    public Window Span(ReportPeriod period, int daysBack = 0) => Days(DaysOf(period), daysBack);

    /// <summary>The span of <paramref name="count"/> whole days that ends <paramref name="daysBack"/> days before
    /// the edition's day does. Bounds are midnights of the zone, so a day of a clock change is 23 or 25 hours.</summary>
    public Window Days(int count, int daysBack = 0)
    {
        var end = Date.PlusDays(1 - daysBack);
        return new Window(Midnight(end.PlusDays(-count)), Midnight(end));
    }

    /// <summary>First instant of a day in the edition's zone.</summary>
    public Instant Midnight(LocalDate day) => ZoneOf(Zone).AtStartOfDay(day).ToInstant();

    /// <summary>The zone of an IANA id.</summary>
    /// <exception cref="ArgumentException">The id is not known.</exception>
    public static DateTimeZone ZoneOf(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
        ?? throw new ArgumentException($"Unknown time zone '{id}'. Use an IANA name such as Asia/Shanghai.");
}
