namespace Vane.Desk;

/// <summary>Something to be run when it is due.</summary>
/// <param name="Name">Its name, one of its kind in a schedule: <c>source/…</c>, <c>report/day</c>.</param>
/// <param name="When">An interval or a cron expression, as <see cref="DueTimes.Of"/> reads it.</param>
/// <param name="Zone">IANA id of the zone of a cron expression.</param>
public sealed record ScheduledTask(string Name, string When, string Zone)
{
    /// <summary>When it is due.</summary>
    public DueTimes Due => DueTimes.Of(When, Zone, Name);

    /// <summary>What is stored beside it, to tell whether it was changed.</summary>
    internal string Mark => $"{When} {Zone}";
}
