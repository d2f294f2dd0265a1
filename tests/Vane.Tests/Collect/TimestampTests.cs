using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Vane.Collect;

namespace Vane.Tests.Collect;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2025-03-01", "2025-03-01T00:00:00Z")]
    [InlineData("2025-03-01T08:30", "2025-03-01T08:30:00Z")]
    [InlineData("2025-03-01 08:30 UTC", "2025-03-01T08:30:00Z")]
    [InlineData(" 2025-03-01T08:30:15z ", "2025-03-01T08:30:15Z")]
    [InlineData("2025-03-01t08:30:15.25Z", "2025-03-01T08:30:15.25Z")]
    [InlineData("2025-03-01T08:30:15.123456789123Z", "2025-03-01T08:30:15.1234567Z")]
    [InlineData("2025-03-01T08:30:15+05:30", "2025-03-01T03:00:15Z")]
    [InlineData("2025-03-01T08:30:15-0800", "2025-03-01T16:30:15Z")]
    [InlineData("2025-03-01T00:10:00+01:00", "2025-02-28T23:10:00Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00Z")]
    public void Times_are_read_as_inputs_write_them(string text, string instant)
    {
        Timestamp.TryRead(text, out var at).ShouldBeTrue();
        at.ShouldBe(InstantPattern.ExtendedIso.Parse(instant).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2025")]
    [InlineData("2025-3-1")]
    [InlineData("20250301")]
    [InlineData("2025-00-01")]
    [InlineData("2025-13-01")]
    [InlineData("2025-02-29")]
    [InlineData("2025-04-31")]
    [InlineData("2025-03-00")]
    [InlineData("1899-12-31")]
    [InlineData("2101-01-01")]
    [InlineData("2025-03-01T")]
    [InlineData("2025-03-01T8:30")]
    [InlineData("2025-03-01T24:00")]
    [InlineData("2025-03-01T08:60")]
    [InlineData("2025-03-01T08:30:60")]
    [InlineData("2025-03-01T08:30:15.")]
    [InlineData("2025-03-01T08:30:15+19:00")]
    [InlineData("2025-03-01T08:30:15+01:60")]
    [InlineData("2025-03-01T08:30:15 CET")]
    [InlineData("2025-03-01T08:30:15Zzz")]
    [InlineData("２０２５-03-01")]
    public void Impossible_times_are_not_read(string text) => Timestamp.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void Every_second_written_in_iso_is_read_back() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seconds =>
        {
            var instant = Instant.FromUnixTimeSeconds(seconds);
            return Timestamp.TryRead(InstantPattern.ExtendedIso.Format(instant), out var read) && read == instant;
        }).QuickCheckThrowOnFailure();
}
