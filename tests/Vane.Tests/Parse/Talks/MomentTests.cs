using NodaTime;
using Vane.Parse;

namespace Vane.Tests.Parse.Talks;

public sealed class MomentTests
{
    [Theory]
    [InlineData("https://www.youtube.com/watch?v=aaaaBBBB001", "https://www.youtube.com/watch?v=aaaaBBBB001&t=123s")]
    [InlineData("https://youtu.be/aaaaBBBB001?t=5", "https://www.youtube.com/watch?v=aaaaBBBB001&t=123s")]
    [InlineData("https://m.youtube.com/watch?t=9s&v=aaaaBBBB001&list=x", "https://www.youtube.com/watch?v=aaaaBBBB001&t=123s")]
    [InlineData("https://www.youtube.com/shorts/aaaaBBBB001", "https://www.youtube.com/watch?v=aaaaBBBB001&t=123s")]
    [InlineData("https://www.youtube.com/embed/aaaaBBBB001?start=7", "https://www.youtube.com/watch?v=aaaaBBBB001&t=123s")]
    [InlineData("https://www.bilibili.com/video/BV1xx411c7mD?p=2&t=4", "https://www.bilibili.com/video/BV1xx411c7mD?p=2&t=123")]
    [InlineData("https://www.bilibili.com/video/BV1xx411c7mD/", "https://www.bilibili.com/video/BV1xx411c7mD/?t=123")]
    [InlineData("https://vimeo.com/76979871#t=3s", "https://vimeo.com/76979871#t=123s")]
    [InlineData("https://example.com/a.mp3?x=1#t=2", "https://example.com/a.mp3?x=1#t=123")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    public void An_address_opens_at_a_second(string url, string expected) =>
        Moment.Link(url, Duration.FromMilliseconds(123_900)).ShouldBe(expected);

    [Fact]
    public void A_second_taken_twice_is_taken_once() =>
        Moment.Link(Moment.Link("https://example.com/talk", Duration.FromSeconds(3)), Duration.FromSeconds(4)).ShouldBe("https://example.com/talk#t=4");

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(-5, "0:00")]
    [InlineData(123.9, "2:03")]
    [InlineData(3599, "59:59")]
    [InlineData(3723, "1:02:03")]
    [InlineData(360000, "100:00:00")]
    public void A_time_is_said_in_as_few_figures_as_it_needs(double seconds, string expected) =>
        Moment.Show(Duration.FromSeconds(seconds)).ShouldBe(expected);
}
