using Vane.Tests.Support;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f")]
    [InlineData("HTTP://Example.ORG", "http://example.org/")]
    [InlineData("https://example.org/a_(b)", "https://example.org/a_%28b%29")]
    [InlineData("https://example.org/路", "https://example.org/%E8%B7%AF")]
    [InlineData("https://例子.example/", "https://xn--fsqu00a.example/")]
    [InlineData("https://例子.example:8080/?例", "https://xn--fsqu00a.example:8080/?%E4%BE%8B")]
    [InlineData("http://[::1]/", "http://[::1]/")]
    [InlineData("https://example.org/{{x}}'\"<>|", "https://example.org/%7B%7Bx%7D%7D%27%22%3C%3E%7C")]
    public void Web_addresses_come_back_in_normal_form(string address, string normal) =>
        WebAddress.Safe(address).ShouldBe(normal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("//example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" https://example.org/")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://")]
    public void Anything_else_is_no_link(string? address) => WebAddress.Safe(address).ShouldBeNull();

    [Fact]
    public void A_link_can_end_neither_its_markdown_nor_its_attribute() => Foreign.Address.Holds(address =>
    {
        if (WebAddress.Safe(address) is not { } link) return;
        link.StartsWith("http://", StringComparison.Ordinal).ShouldBe(!link.StartsWith("https://", StringComparison.Ordinal));
        link.IndexOfAny([.. "(){}<>|\\^`\"' \t\r\n"]).ShouldBe(-1, link);
        link.ShouldAllBe(c => !char.IsControl(c) && !char.IsWhiteSpace(c));
        WebAddress.Safe(link).ShouldBe(link);
    }, 2000);
}
