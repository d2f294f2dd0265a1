using NodaTime;
using Vane.Net;

namespace Vane.Tests.Net;

public sealed class ServerTimeTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 4, 3, 6, 0);

    [Theory]
    [InlineData("retry-after: 7", 7)]
    [InlineData("retry-after: 0", 0)]
    [InlineData("retry-after: Thu, 03 Apr 2025 06:01:30 GMT", 90)]
    [InlineData("retry-after: Thu, 03 Apr 2025 05:00:00 GMT", 0)]
    [InlineData("date: Sun, 06 Nov 1994 08:49:37 GMT\nretry-after: Sun, 06 Nov 1994 08:50:37 GMT", 60)]
    [InlineData("date: Sunday, 06-Nov-94 08:49:37 GMT\nretry-after: Sun Nov  6 08:49:47 1994", 10)]
    [InlineData("x-ratelimit-remaining: 0.0\nx-ratelimit-reset: 42", 42)]
    [InlineData("x-ratelimit-remaining: 0\nx-ratelimit-reset: 1743660030", 30)]
    [InlineData("date: Thu, 03 Apr 2025 05:00:00 GMT\nx-ratelimit-remaining: 0\nx-ratelimit-reset: 1743656460", 60)]
    [InlineData("retry-after: 99999999999", 7 * 86400)]
    public void A_server_that_asks_to_wait_is_understood(string headers, int seconds) =>
        ServerTime.Wait(Headers(headers), Now).ShouldBe(Duration.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("retry-after: soon")]
    [InlineData("retry-after: -5")]
    [InlineData("x-ratelimit-remaining: 3\nx-ratelimit-reset: 42")]
    [InlineData("x-ratelimit-reset: 42")]
    public void A_server_that_asks_nothing_is_not_misunderstood(string headers) => ServerTime.Wait(Headers(headers), Now).ShouldBeNull();

    [Theory]
    [InlineData("cache-control: max-age=60", 60)]
    [InlineData("cache-control: Public, MAX-AGE=\"60\"", 60)]
    [InlineData("cache-control: max-age=60\nage: 20", 40)]
    [InlineData("cache-control: max-age=60\nexpires: Thu, 03 Apr 2025 09:00:00 GMT\ndate: Thu, 03 Apr 2025 06:00:00 GMT", 60)]
    [InlineData("expires: Mon, 01 Jan 2035 00:02:00 GMT\ndate: Mon, 01 Jan 2035 00:00:00 GMT", 120)]
    [InlineData("cache-control: max-age=99999999", 7 * 86400)]
    public void An_answer_is_fresh_as_long_as_it_says(string headers, int seconds) =>
        ServerTime.FreshUntil(Headers(headers), Now, Now).ShouldBe(Now + Duration.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("cache-control: no-store, max-age=60")]
    [InlineData("cache-control: max-age=60, no-cache")]
    [InlineData("cache-control: max-age=abc")]
    [InlineData("cache-control: max-age=60\nage: 60")]
    [InlineData("cache-control: s-maxage=60")]
    [InlineData("expires: Thu, 03 Apr 2025 09:00:00 GMT")]
    [InlineData("expires: 0\ndate: Thu, 03 Apr 2025 06:00:00 GMT")]
    [InlineData("cache-control: max-age=60\nvary: *")]
    public void An_answer_that_does_not_say_so_is_not_fresh(string headers) => ServerTime.FreshUntil(Headers(headers), Now, Now).ShouldBeNull();

    [Fact]
    public void What_was_long_on_its_way_is_fresh_for_less() =>
        ServerTime.FreshUntil(Headers("cache-control: max-age=60"), Now - Duration.FromSeconds(15), Now).ShouldBe(Now + Duration.FromSeconds(45));

    private static Dictionary<string, string> Headers(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(p => p[0], p => p[1]);
}
