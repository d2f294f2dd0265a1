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
        return VisibleDate.Of(stated.Stated, stated.At)?.Day is { } written && Period.DaysBetween(day, written) is >= -1 and <= 1 ? written : day;
    }

    /// <summary>The instant; without an offset as if written in UTC.</summary>
    public StatedTime ToStated() =>
        new((Day + (Precision == TimePrecision.Day ? LocalTime.Midnight : Time ?? LocalTime.Midnight)).WithOffset(Offset ?? NodaTime.Offset.Zero).ToInstant(), Precision, Stated);
}
