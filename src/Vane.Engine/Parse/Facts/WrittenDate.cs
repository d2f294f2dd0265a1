using NodaTime;
using Vane.Text;

namespace Vane.Parse;

/// <summary>A date as it is written somewhere.</summary>
/// <param name="Span">Where in the text it stands.</param>
/// <param name="Day">The day as written, in the offset it is written in.</param>
/// <param name="Time">The time of day, where one is written.</param>
/// <param name="Offset">The offset from UTC, where one is written.</param>
/// <param name="Precision">How exactly it is written.</param>
/// <param name="Stated">The words.</param>
internal sealed record WrittenDate(TextSpan Span, LocalDate Day, LocalTime? Time, Offset? Offset, TimePrecision Precision, string Stated)
{
    /// <summary>What the words beside it say it is.</summary>
    public DateRole Role { get; init; }

    /// <summary>The other day it may mean, where day and month may be either way round.</summary>
    public LocalDate? Otherwise { get; init; }

    /// <summary>The day that a time was stated as, in the offset it was stated in: half past midnight in Taipei is the day before in
    /// UTC.</summary>
    public static LocalDate DayOf(StatedTime stated)
    {
        var day = stated.At.InUtc().Date;
        if (stated.Precision == TimePrecision.Rough) return day;
        return VisibleDate.Of(stated.Stated, stated.At)?.Day is { } written && Period.DaysBetween(day, written) is >= -1 and <= 1 ? written : day;
    }

    /// <summary>Whether the instant is known: where no offset is written, only the day is.</summary>
    public bool IsInstant => Precision == TimePrecision.Instant && Offset is not null;

    /// <summary>The instant; without an offset the day as it is written, from its midnight in UTC on.</summary>
    public StatedTime ToStated()
    {
        var isDay = Precision != TimePrecision.Rough && !IsInstant;
        var at = Day + (isDay ? LocalTime.Midnight : Time ?? LocalTime.Midnight);
        return new StatedTime(at.WithOffset(Offset ?? NodaTime.Offset.Zero).ToInstant(), isDay ? TimePrecision.Day : Precision, Stated);
    }
}
