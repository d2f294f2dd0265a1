using NodaTime;
using Vane.Model;

namespace Vane.Trend;

/// <summary>Days of a zone, numbered from a first one.</summary>
internal sealed class Calendar
{
    private readonly long[] _midnights;

    public Calendar(Edition edition, LocalDate first, int days)
    {
        _midnights = new long[days + 1];
        for (var day = 0; day <= days; day++) _midnights[day] = edition.Midnight(first.PlusDays(day)).ToUnixTimeMilliseconds();
    }

    /// <summary>The day an instant lies in; null outside.</summary>
    public int? DayOf(Instant at)
    {
        var ms = at.ToUnixTimeMilliseconds();
        if (ms < _midnights[0] || ms >= _midnights[^1]) return null;
        var found = Array.BinarySearch(_midnights, ms);
        return found >= 0 ? found : ~found - 1;
    }
}
