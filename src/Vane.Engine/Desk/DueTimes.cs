using NodaTime;
using Quartz;
using Vane.Model;

namespace Vane.Desk;

/// <summary>
/// When something is due: every so long from a beginning of its own, or at local times of a zone. A local time that a change of
/// clocks leaves out is due at the first instant after the gap; one that it repeats is due once, at the first of the two, unless
/// the expression is for each hour or minute.
/// </summary>
public sealed class DueTimes
{
    // Things of one interval begin at whole multiples of this, so that those that fall together are taken up together.
    private static readonly Duration Step = Duration.FromSeconds(5);

    private readonly Duration _every;
    private readonly Instant _begin;
    private readonly CronExpression? _cron;

    private DueTimes(Duration every, Instant begin, CronExpression? cron) => (_every, _begin, _cron) = (every, begin, cron);

    /// <summary>The interval; null where it is local times.</summary>
    public Duration? Every => _cron is null ? _every : null;

    /// <summary>The cron expression with its zone; null where it is an interval.</summary>
    internal CronExpression? Cron => _cron;

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">A duration from a minute to 31 days (<c>30m</c>), or a cron expression of 6 or 7 fields, seconds first.</param>
    /// <param name="zone">IANA id of the zone of a cron expression.</param>
    /// <param name="name">Whose it is; where in its interval something is due follows from the name, so that many spread.</param>
    /// <exception cref="FormatException">It is neither; says what is allowed.</exception>
    public static DueTimes Of(string text, string zone, string name)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is not (6 or 7))
        {
            if (text.Contains(' ', StringComparison.Ordinal)) throw NoCron(text, "it has not 6 or 7 fields");
            var every = Duration.FromSeconds((long)Forms.Duration(text, "1m", "31d").TotalSeconds);
            return new DueTimes(every, Instant.FromUnixTimeSeconds(0) + Phase(name, every), null);
        }

        if (TooLarge(text) is { } number) throw NoCron(text, $"no field but the year reaches {number}");
        var place = ZoneOf(zone);
        try
        {
            var cron = new CronExpression(text, place);
            return cron.GetNextValidTimeAfter(DateTimeOffset.UnixEpoch) is null ? throw NoCron(text, "it is never due") : new DueTimes(Duration.Zero, default, cron);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException && wrong is not NotDue)
        {
            throw NoCron(text, wrong.Message);
        }
    }

    /// <summary>The next time after an instant; null where there is none any more.</summary>
    public Instant? After(Instant at)
    {
        if (_cron is not null) return _cron.GetNextValidTimeAfter(at.ToDateTimeOffset()) is { } next ? Instant.FromDateTimeOffset(next) : null;
        var past = (long)Math.Floor((at - _begin) / _every);
        return _begin + _every * (past + 1);
    }

    /// <summary>When it was due last, up to an instant; null where that is over a month ago.</summary>
    public Instant? LastUpTo(Instant at)
    {
        foreach (var days in (ReadOnlySpan<int>)[1, 8, 35])
        {
            Instant? last = null;
            for (var due = After(at - Duration.FromDays(days)); due <= at; due = After(due.Value)) last = due;
            if (last is not null) return last;
        }

        return null;
    }

    /// <summary>The last whole day of a zone when a report is due: the one it is of.</summary>
    /// <param name="due">When the report is due.</param>
    /// <param name="zone">IANA id of the edition's zone.</param>
    public static LocalDate ReportDay(Instant due, string zone) => due.InZone(Edition.ZoneOf(zone)).Date.PlusDays(-1);

    /// <summary>The zone as the platform knows it.</summary>
    /// <exception cref="FormatException">The id is not known.</exception>
    internal static TimeZoneInfo ZoneOf(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone : throw new FormatException($"is '{Spelling.Short(id)}', which is no time zone known here; IANA names such as Asia/Shanghai are allowed");

    // From the name alone, so that it is the same in every process (FNV-1a, 64 bits).
    private static Duration Phase(string name, Duration every)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in name) hash = (hash ^ letter) * 1099511628211UL;
        hash ^= hash >> 32;
        return Step * (long)(hash % (ulong)Math.Max(1, (long)(every / Step)));
    }

    // The parser takes 98 and 99 for its own marks of "any".
    private static string? TooLarge(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6)
        .SelectMany(field => field.Split([',', '-', '/', '#'])).FirstOrDefault(part => part.All(char.IsAsciiDigit) && part.TrimStart('0') is { Length: > 2 } or [> '5', _]);

    private static NotDue NoCron(string text, string why) => new(
        $"is '{Spelling.Short(text)}', which is no schedule ({why.TrimEnd('.')}); an interval such as 30m is allowed, or a cron expression of 6 or 7 fields, seconds first, such as \"0 */30 * * * ?\"");

    private sealed class NotDue(string message) : FormatException(message);
}
