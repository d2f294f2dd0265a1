using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;
using Vane.Desk;
using Vane.Model;

namespace Vane.Tests.Desk;

public sealed class DueTimesTests
{
    // A year in which New York and London change their clocks twice.
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly LocalDate Last = new(2026, 12, 31);

    // What does not exist is due when the gap is over, what exists twice at the first of the two.
    private static readonly ZoneLocalMappingResolver Rule =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private static readonly Gen<(string Zone, int Hour, int Minute)> Times =
        from zone in Gen.Elements("Asia/Shanghai", "America/New_York", "Europe/London", "UTC")
        from hour in Gen.Frequency((1, Gen.Choose(0, 23)), (1, Gen.Choose(0, 3)))
        from minute in Gen.Choose(0, 59)
        select (zone, hour, minute);

    [Fact]
    public void A_daily_time_is_due_once_on_each_local_date() => Check(time =>
        Due(ReportPeriod.Day, $"{time.Hour:00}:{time.Minute:00}", time.Zone).ShouldBe(Expected(time, _ => true)));

    [Fact]
    public void A_weekly_time_is_due_once_in_each_week() => Check(time =>
        Due(ReportPeriod.Week, $"Sun {time.Hour:00}:{time.Minute:00}", time.Zone).ShouldBe(Expected(time, day => day.DayOfWeek == IsoDayOfWeek.Sunday)));

    [Fact]
    public void A_monthly_time_is_due_once_in_each_month() => Check(time =>
        Due(ReportPeriod.Month, $"8 {time.Hour:00}:{time.Minute:00}", time.Zone).ShouldBe(Expected(time, day => day.Day == 8)));

    [Fact]
    public void Reports_of_days_meet_and_are_made_when_their_day_is_over() => Check(time =>
    {
        Window? before = null;
        foreach (var due in Due(ReportPeriod.Day, $"{time.Hour:00}:{time.Minute:00}", time.Zone))
        {
            var window = Span(due, ReportPeriod.Day, time.Zone);
            if (before is { } earlier) window.From.ShouldBe(earlier.To);
            (window.To - window.From).TotalHours.ShouldBeOneOf(23, 24, 25);
            due.ShouldBeGreaterThanOrEqualTo(window.To);
            before = window;
        }
    });

    [Theory]
    [InlineData("America/New_York", 23, 25)]
    [InlineData("Europe/London", 23, 25)]
    [InlineData("Asia/Shanghai", 24, 24)]
    [InlineData("UTC", 24, 24)]
    public void Days_are_as_long_as_their_zone_makes_them(string zone, int shortest, int longest)
    {
        var hours = Due(ReportPeriod.Day, "00:20", zone).Select(due => Span(due, ReportPeriod.Day, zone)).Select(w => (w.To - w.From).TotalHours).ToList();
        (hours.Min(), hours.Max()).ShouldBe((shortest, longest));
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/London")]
    public void Reports_of_weeks_meet_and_are_made_when_their_week_is_over(string zone)
    {
        var dues = Due(ReportPeriod.Week, "Mon 00:40", zone);
        var windows = dues.Select(due => Span(due, ReportPeriod.Week, zone)).ToList();
        windows.Zip(windows.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
        dues.Zip(windows).ShouldAllBe(pair => pair.First >= pair.Second.To);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/London")]
    public void What_is_due_each_half_hour_is_so_through_both_changes(string zone)
    {
        var times = DueTimes.Of("0 */30 * * * ?", zone, "");
        var at = First.AtMidnight().InUtc().ToInstant();
        for (var i = 0; i < 365 * 48; i++) times.After(at).ShouldBe(at += Duration.FromMinutes(30));
    }

    [Fact]
    public void An_interval_is_due_in_even_steps_that_its_name_places()
    {
        var law = from name in Gen.Elements("a", "r/Lamps", "灯笼", "feed 17") from minutes in Gen.Choose(1, 44640) from second in Gen.Choose(0, int.MaxValue) select (name, minutes, second);
        Prop.ForAll(law.ToArbitrary(), drawn =>
        {
            var times = DueTimes.Of($"{drawn.minutes}m", "UTC", drawn.name);
            var now = Instant.FromUnixTimeSeconds(drawn.second);
            var next = times.After(now)!.Value;
            next.ShouldBeGreaterThan(now);
            (next - now).ShouldBeLessThanOrEqualTo(Duration.FromMinutes(drawn.minutes));
            times.After(next).ShouldBe(next + Duration.FromMinutes(drawn.minutes));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_thousand_of_one_interval_spread_over_it()
    {
        var at = First.AtMidnight().InUtc().ToInstant();
        var perMinute = Enumerable.Range(0, 2000).GroupBy(i => (int)(DueTimes.Of("30m", "UTC", $"source/feed {i}").After(at)!.Value - at).TotalMinutes).Select(g => g.Count()).ToList();
        perMinute.Count.ShouldBeGreaterThanOrEqualTo(30);
        perMinute.Max().ShouldBeLessThan(150);
    }

    [Fact]
    public void What_is_over_is_due_no_more() =>
        DueTimes.Of("0 0 0 1 1 ? 2020", "UTC", "").After(First.AtMidnight().InUtc().ToInstant()).ShouldBeNull();

    private static void Check(Action<(string Zone, int Hour, int Minute)> law) => Prop.ForAll(Times.ToArbitrary(), law).QuickCheckThrowOnFailure();

    private static List<Instant> Due(ReportPeriod period, string text, string zone)
    {
        var times = DueTimes.Of(Forms.ReportTime(period, text)!, zone, "");
        var end = Last.PlusDays(1).AtStartOfDayInZone(Edition.ZoneOf(zone)).ToInstant();
        var due = new List<Instant>();
        for (var at = times.After(First.AtStartOfDayInZone(Edition.ZoneOf(zone)).ToInstant() - Duration.Epsilon); at < end; at = times.After(at.Value)) due.Add(at.Value);
        return due;
    }

    private static List<Instant> Expected((string Zone, int Hour, int Minute) time, Func<LocalDate, bool> on) =>
        [.. Enumerable.Range(0, Period.DaysBetween(First, Last) + 1).Select(First.PlusDays).Where(on)
            .Select(day => Edition.ZoneOf(time.Zone).ResolveLocal(day.At(new LocalTime(time.Hour, time.Minute)), Rule).ToInstant())];

    private static Window Span(Instant due, ReportPeriod period, string zone) =>
        new Edition(DueTimes.ReportDay(due, zone), period, zone, due, Floors.None).Span(period);
}
