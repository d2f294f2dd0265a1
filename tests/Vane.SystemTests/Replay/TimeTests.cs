using NodaTime;

namespace Vane.SystemTests.Replay;

public sealed class TimeTests
{
    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);

    [Fact]
    public async Task Timers_of_a_faster_clock_are_never_early()
    {
        var time = new AcceleratedTime(Epoch, 3600);
        foreach (var wait in new[] { TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10) })
        {
            var (begun, stamp) = (time.GetUtcNow(), time.GetTimestamp());
            await Task.Delay(wait, time, TestContext.Current.CancellationToken);
            (time.GetUtcNow() - begun).ShouldBeGreaterThanOrEqualTo(wait);
            time.GetElapsedTime(stamp).ShouldBeGreaterThanOrEqualTo(wait);
        }
    }

    [Fact]
    public void A_held_clock_stands()
    {
        var time = new HeldTime(Epoch);
        time.GetUtcNow().ShouldBe(Epoch.ToDateTimeOffset());
        time.Now += Duration.FromDays(1);
        time.GetUtcNow().ShouldBe((Epoch + Duration.FromDays(1)).ToDateTimeOffset());
    }
}
