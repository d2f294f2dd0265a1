using Vane.Words;

namespace Vane.Tests.Words;

public sealed class TemplateTests
{
    [Fact]
    public void Literals_slots_and_plurals_are_told_apart() =>
        Template.Parse("a {n} {n:one|many}b").Parts.ShouldBe(
        [
            new("a ", false), new("n", true), new(" ", false), new("n", true, "one", "many"), new("b", false),
        ]);

    [Fact]
    public void A_slot_used_twice_is_named_once() => Template.Parse("{n} {n:x|y} {m}").Slots.ShouldBe(["n", "m"]);

    [Theory]
    [InlineData("{open")]
    [InlineData("{n:only}")]
    [InlineData("{n:a|b|c}")]
    public void What_cannot_be_read_is_refused(string text) => Should.Throw<FormatException>(() => Template.Parse(text));
}
