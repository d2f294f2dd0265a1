using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Compose;
using Vane.Group;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Compose;

public sealed class WindowTests
{
    private static readonly Gen<(string Zone, Instant? Published, Instant FirstSeen)> Posts =
        from zone in Gen.Elements("UTC", "America/New_York", "Asia/Shanghai", "Pacific/Kiritimati")
        from published in Gen.Choose(0, 12 * 1440)
        from known in Gen.Elements(true, true, false)
        from delay in Gen.Elements(-90, 0, 1, 60, 1380, 1440, 1500, 2880, 3000, 4320, 4321, 9000)
        let at = Make.At("2025-03-05T00:00") + Duration.FromMinutes(published)
        select (zone, known ? at : (Instant?)null, at + Duration.FromMinutes(delay));

    private static readonly Understanding Nothing = new(null!, null!, default, [], new Dictionary<long, long>());

    [Fact]
    public void A_post_belongs_to_the_day_it_came_into_view_and_to_no_other() => Posts.Holds(given =>
    {
        var (zone, published, firstSeen) = given;
        var late = firstSeen - (published ?? firstSeen);
        var entered = late >= Duration.Zero && late <= Duration.FromHours(72) ? firstSeen : published!.Value;
        var day = entered.InZone(Edition.ZoneOf(zone)).Date;
        var days = Enumerable.Range(-3, 25).Select(d => new LocalDate(2025, 3, 5).PlusDays(d))
            .Where(d => IsInView(given, d, ReportPeriod.Day)).ToList();
        days.ShouldBe([day]);
    }, 500);

    [Fact]
    public void Weeks_that_follow_each_other_share_no_post() => Posts.Holds(given =>
        Enumerable.Range(0, 5).Count(week => IsInView(given, new LocalDate(2025, 3, 1).PlusDays(7 * week), ReportPeriod.Week))
            .ShouldBeLessThanOrEqualTo(1), 500);

    [Theory]
    [InlineData("2025-05-17T00:00", "2025-05-20T00:00", true)]
    [InlineData("2025-05-16T23:59", "2025-05-20T00:00", false)]
    [InlineData("2025-05-20T10:00", "2025-05-24T10:00", true)]
    [InlineData("2025-05-19T00:00", "2025-05-20T23:59", true)]
    [InlineData("2025-05-19T00:00", "2025-05-21T00:00", false)]
    [InlineData("2025-05-20T10:00", "2025-05-19T10:00", true)]
    [InlineData("2025-05-21T00:00", "2025-05-20T10:00", false)]
    [InlineData(null, "2025-05-20T10:00", true)]
    [InlineData(null, "2025-05-19T23:59", false)]
    public void A_post_counts_where_it_came_into_view_and_one_seen_late_where_it_was_published(string? published, string seen, bool isIn)
    {
        var report = Make.Report(
            Make.Edition("2025-05-20", asOf: "2025-05-25T00:00"), Make.Post("a", published, seen: [Make.Seen(seen, 1)]));
        report.State.ShouldBe(isIn ? ReportState.Ok : ReportState.NoData);
    }

    [Theory]
    [InlineData("UTC", "2025-05-20", "2025-05-20T00:00", 24)]
    [InlineData("America/New_York", "2025-03-09", "2025-03-09T05:00", 23)]
    [InlineData("America/New_York", "2025-11-02", "2025-11-02T04:00", 25)]
    [InlineData("Asia/Shanghai", "2025-05-20", "2025-05-19T16:00", 24)]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00", 23)]
    public void A_day_runs_from_midnight_to_midnight_of_the_zone(string zone, string date, string from, int hours)
    {
        var window = Make.Edition(date, zone: zone).Span(ReportPeriod.Day);
        window.From.ShouldBe(Make.At(from));
        (window.To - window.From).ShouldBe(Duration.FromHours(hours));
    }

    [Fact]
    public void Spans_end_with_the_date_and_move_by_calendar_days()
    {
        var edition = Make.Edition("2025-03-10", zone: "America/New_York");
        edition.Span(ReportPeriod.Week).ShouldBe(new Window(Make.At("2025-03-04T05:00"), Make.At("2025-03-11T04:00")));
        edition.Span(ReportPeriod.Month).From.ShouldBe(Make.At("2025-02-09T05:00"));
        edition.Span(ReportPeriod.Day, 1).ShouldBe(new Window(Make.At("2025-03-09T05:00"), Make.At("2025-03-10T04:00")));
        edition.Span(ReportPeriod.Day, 1).To.ShouldBe(edition.Span(ReportPeriod.Day).From);
        Should.Throw<ArgumentException>(() => Edition.ZoneOf("Mars/Olympus")).Message.ShouldContain("Mars/Olympus");
    }

    private static bool IsInView((string Zone, Instant? Published, Instant FirstSeen) given, LocalDate day, ReportPeriod period)
    {
        var edition = new Edition(day, period, given.Zone, Instant.MaxValue, Floors.None);
        var post = new Post
        {
            Key = new DocumentKey("s", "a"),
            ContentHash = "",
            Title = "t",
            Published = given.Published,
            FirstSeen = given.FirstSeen,
        };
        return new Snapshot(Nothing, new Trends([], []), edition, [post], [], [], [], [], [], [], []).InView(edition.Span(period)).Count == 1;
    }
}
