using Vane.Tests.Support;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class EnglishStemTests
{
    [Theory]
    [InlineData("bridges", "bridge")]
    [InlineData("stopped", "stops")]
    [InlineData("stopping", "stop")]
    [InlineData("called", "calls")]
    [InlineData("closed", "closing")]
    [InlineData("closes", "close")]
    [InlineData("classes", "class")]
    [InlineData("missed", "misses")]
    public void Forms_of_a_word_share_a_stem(string one, string other) =>
        EnglishStem.Of(one).ToString().ShouldBe(EnglishStem.Of(other).ToString());

    [Theory]
    [InlineData("bus")]
    [InlineData("class")]
    [InlineData("status")]
    [InlineData("crisis")]
    [InlineData("need")]
    [InlineData("king")]
    [InlineData("red")]
    [InlineData("gpt-4s")]
    [InlineData("大桥")]
    [InlineData("")]
    [InlineData("\ud800")]
    public void What_has_no_ending_is_left(string word) => EnglishStem.Of(word).ToString().ShouldBe(word);

    [Fact]
    public void A_stem_is_a_stretch_of_its_word() => Foreign.Text.Holds(text =>
        EnglishStem.Of(text).Overlaps(text).ShouldBe(text.Length > 0));
}
