using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Vane.Model;

namespace Vane.Cli;

/// <summary>The options by which a command is told of which day, period, zone and knowledge it is to speak.</summary>
internal sealed class EditionOptions
{
    public EditionOptions() => Period.AcceptOnlyFromAmong("day", "week", "month");

    public Option<string?> Date { get; } = new("--date") { Description = "The day, YYYY-MM-DD. Default: the day before today, the last whole one." };

    public Option<string> Period { get; } = new("--period")
    {
        Description = "day, week (7 days) or month (30 days) that ends with the date.",
        DefaultValueFactory = _ => "day",
    };

    public Option<string> Zone { get; } = new("--zone") { Description = "IANA time zone whose midnights bound days.", DefaultValueFactory = _ => "UTC" };

    public Option<string?> AsOf { get; } = new("--as-of") { Description = "Only what was known at this instant (2025-05-20T18:00:00Z). Default: the end of the day, or now." };

    /// <summary>The last whole day of the zone.</summary>
    public LocalDate Yesterday(ParseResult parsed, Instant now) =>
        now.InZone(Edition.ZoneOf(parsed.GetValue(Zone)!)).Date.PlusDays(-1);

    /// <summary>The edition asked for, without floors.</summary>
    public Edition EditionOf(ParseResult parsed, Instant now) => EditionOf(
        parsed, parsed.GetValue(Date) is { } date ? DateOf(date) : Yesterday(parsed, now), now, Floors.None);

    /// <summary>The edition of a day, with the other options as they were given.</summary>
    public Edition EditionOf(ParseResult parsed, LocalDate day, Instant now, Floors floors)
    {
        var period = Enum.Parse<ReportPeriod>(parsed.GetValue(Period)!, ignoreCase: true);
        var asOf = parsed.GetValue(AsOf) is { } text ? InstantOf(text) : (Instant?)null;
        return EditionOf(day, period, parsed.GetValue(Zone)!, asOf, now, floors);
    }

    /// <summary>The edition of a day: by default as of the day's end, or now where the day has not ended.</summary>
    public static Edition EditionOf(LocalDate day, ReportPeriod period, string zone, Instant? asOf, Instant now, Floors floors)
    {
        var edition = new Edition(day, period, zone, now, floors);
        return edition with { AsOf = asOf ?? Instant.Min(edition.Span(period).To, now) };
    }

    /// <summary>Reads a date.</summary>
    public static LocalDate DateOf(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: >= 1900 and <= 2100 } parsed
        ? parsed.Value
        : throw new ArgumentException($"'{text}' is no date from 1900 to 2100. Write YYYY-MM-DD.");

    private static Instant InstantOf(string text) => OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed
        ? parsed.Value.ToInstant()
        : throw new ArgumentException($"'{text}' is no instant. Write 2025-05-20T18:00:00Z.");
}
