using Vane.Tests.Support;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("  around\t and  within \n", "around and within")]
    [InlineData("no\u00A0break\u3000wide\u2028line", "no break wide line")]
    [InlineData("bell\u0007\u001B[31m", "bell [31m")]
    [InlineData("turned \u202Egnp.exe", "turned gnp.exe")]
    [InlineData("hid\u200Bden \uFEFFmark", "hidden mark")]
    [InlineData("👩‍👩‍👧 🇳🇱 می‌خواهم", "👩‍👩‍👧 🇳🇱 می‌خواهم")]
    public void One_line_of_visible_text_is_left(string text, string line) => PlainText.OneLine(text).ShouldBe(line);

    [Fact]
    public void Half_a_character_is_replaced() => PlainText.OneLine("half \uD83D").ShouldBe("half \uFFFD");

    [Fact]
    public void A_line_of_any_text_is_one_line_and_stays_as_it_is() => Foreign.Text.Holds(text =>
    {
        var line = PlainText.OneLine(text);
        PlainText.OneLine(line).ShouldBe(line);
        line.ShouldBe(line.Trim());
        line.ShouldNotContain("  ");
        line.ShouldAllBe(c => c == ' ' || (!char.IsControl(c) && !char.IsWhiteSpace(c)));
        line.ShouldNotContain('\u202E');
        line.ShouldNotContain('\u2066');
    });
}
