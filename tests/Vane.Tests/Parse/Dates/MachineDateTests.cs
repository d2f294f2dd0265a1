using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Vane.Parse;

namespace Vane.Tests.Parse.Dates;

public class MachineDateTests
{
    [Theory]
    // ISO 8601 and RFC 3339
    [InlineData("2025-03-03T12:30:15Z", "2025-03-03T12:30:15Z")]
    [InlineData("2025-03-03t12:30:15z", "2025-03-03T12:30:15Z")]
    [InlineData("2025-03-03T12:30:15.25+02:00", "2025-03-03T10:30:15.25Z")]
    [InlineData("2025-03-03T12:30:15,5-0330", "2025-03-03T16:00:15.5Z")]
    [InlineData("2025-03-03T12:30", "2025-03-03T12:30:00Z")]
    [InlineData("2025-03-03T12Z", "2025-03-03T12:00:00Z")]
    [InlineData("2025-03-03 12:30:15.0", "2025-03-03T12:30:15Z")]
    [InlineData("20250303T123015Z", "2025-03-03T12:30:15Z")]
    [InlineData("20250303123015", "2025-03-03T12:30:15Z")]
    [InlineData("2025-03-03T24:00:00Z", "2025-03-04T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("2025-03-03T12:30:15 EST", "2025-03-03T17:30:15Z")]
    [InlineData("2025-03-03 12:30:15 UTC+8", "2025-03-03T04:30:15Z")]
    [InlineData("2025-03-03 12:30:15 +0000 UTC", "2025-03-03T12:30:15Z")]
    [InlineData("2025-03-03T12:30:15+99:00", "2025-03-03T12:30:15Z")]
    [InlineData("2025/3/3 1:30 PM", "2025-03-03T13:30:00Z")]
    [InlineData("1741005015", "2025-03-03T12:30:15Z")]
    [InlineData("1741005015000", "2025-03-03T12:30:15Z")]
    // RFC 822, 850, 2822 and asctime
    [InlineData("Mon, 03 Mar 2025 12:30:15 GMT", "2025-03-03T12:30:15Z")]
    [InlineData("Fri, 3 Mar 25 12:30 PST", "2025-03-03T20:30:00Z")]
    [InlineData("03 Mar 2025 12:30:15 -0500", "2025-03-03T17:30:15Z")]
    [InlineData("Mon 03 Mar 2025 12:30:15 +02:00 (EET)", "2025-03-03T10:30:15Z")]
    [InlineData("Mon, Mar 3 2025 12:30:15 GMT+1", "2025-03-03T11:30:15Z")]
    [InlineData("Monday, 03-Mar-25 12:30:15 UT", "2025-03-03T12:30:15Z")]
    [InlineData("Mon Mar  3 12:30:15 2025", "2025-03-03T12:30:15Z")]
    [InlineData("Mon Mar  3 12:30:15 CET 2025", "2025-03-03T11:30:15Z")]
    [InlineData("Mon, 03 March 2025 12:30:15 Etc/GMT", "2025-03-03T12:30:15Z")]
    [InlineData("Mon, 3 Mar 2025 12:30:15 A", "2025-03-03T13:30:15Z")]
    [InlineData("Mon, 3 Mar 2025 12:30:15 XYZ", "2025-03-03T12:30:15Z")]
    [InlineData("March 3rd, 2025 at 12:05 a.m.", "2025-03-03T00:05:00Z")]
    [InlineData("Sun, 31 Dec 99 23:59:60 GMT", "2000-01-01T00:00:00Z")]
    [InlineData("Mon, 2025/03/03 08:30:15 EDT", "2025-03-03T12:30:15Z")]
    // other languages
    [InlineData("2025년 03월 03일  21:30:15", "2025-03-03T12:30:15Z")]
    [InlineData("2025-03-03 오후 9:30:15", "2025-03-03T12:30:15Z")]
    [InlineData("2025年3月3日 12:30", "2025-03-03T12:30:00Z")]
    [InlineData("2025年3月3日 12時30分", "2025-03-03T12:30:00Z")]
    [InlineData("Δευ, 03 Μάρ 2025 12:30:15 EST", "2025-03-03T17:30:15Z")]
    [InlineData("2025-július-13T9:15-05:00", "2025-07-13T14:15:00Z")]
    [InlineData("Mar., 4 févr. 2025 12:30:15 +0100", "2025-02-04T11:30:15Z")]
    public void An_instant_is_read(string text, string expected)
    {
        MachineDate.TryRead(text, out var at, out var precision).ShouldBeTrue();
        InstantPattern.ExtendedIso.Format(at).ShouldBe(expected);
        precision.ShouldBe(TimePrecision.Instant);
    }

    [Theory]
    [InlineData("2025-03-03", "2025-03-03")]
    [InlineData("20250303", "2025-03-03")]
    [InlineData("2025-062", "2025-03-03")]
    [InlineData("2025062", "2025-03-03")]
    [InlineData("25062", "2025-03-03")]
    [InlineData("250303", "2025-03-03")]
    [InlineData("25-03-03", "2025-03-03")]
    [InlineData("2025-W10-1", "2025-03-03")]
    [InlineData("2025W101", "2025-03-03")]
    [InlineData("2025.03.03", "2025-03-03")]
    [InlineData("03.03.2025", "2025-03-03")]
    [InlineData("3/31/2025", "2025-03-31")]
    [InlineData("31/3/2025", "2025-03-31")]
    [InlineData("Mon, 3 Mar 2025", "2025-03-03")]
    [InlineData("3 de marzo de 2025", "2025-03-03")]
    [InlineData("2025年3月3日", "2025-03-03")]
    [InlineData("29 Feb 2024", "2024-02-29")]
    public void A_day_is_read(string text, string expected)
    {
        MachineDate.TryRead(text, out var at, out var precision).ShouldBeTrue();
        at.InUtc().ToString("uuuu-MM-dd HH:mm", null).ShouldBe(expected + " 00:00");
        precision.ShouldBe(TimePrecision.Day);
    }

    [Theory]
    [InlineData("2025", "2025-01-01")]
    [InlineData("2025-03", "2025-03-01")]
    [InlineData("-2503", "2025-03-01")]
    [InlineData("-25-03", "2025-03-01")]
    [InlineData("March 2025", "2025-03-01")]
    public void A_month_or_a_year_is_rough(string text, string expected)
    {
        MachineDate.TryRead(text, out var at, out var precision).ShouldBeTrue();
        at.InUtc().ToString("uuuu-MM-dd", null).ShouldBe(expected);
        precision.ShouldBe(TimePrecision.Rough);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("12:30")]
    [InlineData("2025-13-01")]
    [InlineData("2025-02-30")]
    [InlineData("2025-03-03T25:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("Sat, 00 Jan 2025 10:00:00 GMT")]
    [InlineData("2025 was a good year for us")]
    [InlineData("In March 2025 the whole team went to 3 towns")]
    public void What_is_no_time_is_refused(string text) => MachineDate.TryRead(text, out _, out _).ShouldBeFalse();

    [Fact]
    public void Every_instant_comes_back_from_its_notation() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seconds =>
        {
            var instant = Instant.FromUnixTimeSeconds(seconds);
            foreach (var text in new[]
                     {
                         InstantPattern.ExtendedIso.Format(instant),
                         ZonedDateTimePattern.CreateWithInvariantCulture("ddd, dd MMM uuuu HH:mm:ss 'GMT'", null).Format(instant.InUtc()),
                         OffsetDateTimePattern.Rfc3339.Format(instant.WithOffset(Offset.FromHoursAndMinutes(5, 45))),
                     })
            {
                MachineDate.TryRead(text, out var at, out _).ShouldBeTrue(text);
                at.ShouldBe(instant, text);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_throws()
    {
        var pieces = Gen.Elements("2025", "03", "-", "T", ":", "12", "+", " ", "Mar", "GMT", "年", "W", ".", "/", "(", "ſ", "99999999", "오후", "\0", "pm");
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), text => { MachineDate.TryRead(text, out _, out _); }).QuickCheckThrowOnFailure();
    }
}
