using FsCheck;
using FsCheck.Fluent;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class HalfEscapesTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Half &amp", "Half &")]
    [InlineData("Half escaped \\", "Half escaped")]
    [InlineData("Q&a", "Q&a")]
    [InlineData(@"It\'s", "It's")]
    [InlineData(@"It\\'s", "It's")]
    [InlineData("say \\\"hi\\\\\"", "say \"hi\"")]
    [InlineData(@"\[D\] a\_b", "[D] a_b")]
    [InlineData(@"C:\new", @"C:\new")]
    [InlineData(@"a \\ b", @"a \ b")]
    [InlineData("A&nbsp;B &amp; C &#39;d&#39; &lt;e&gt;", "A B & C 'd' <e>")]
    [InlineData("AT&T and R&D", "AT&T and R&D")]
    [InlineData("  spaces &nbsp; ", "spaces")]
    [InlineData("&unknown;", "&unknown;")]
    [InlineData("", "")]
    public void Escapes_are_taken_off(string escaped, string title) =>
        HalfEscapes.Repair(escaped).ShouldBe(new RepairedTitle(title, false));

    [Theory]
    [InlineData("A title...", "A title…")]
    [InlineData("A title…", "A title…")]
    [InlineData("A title ...", "A title…")]
    [InlineData("A title&nb...", "A title…")]
    [InlineData("A title&...", "A title…")]
    [InlineData("A title&#3...", "A title…")]
    [InlineData("A title&#x2...", "A title…")]
    [InlineData("A title&nbsp...", "A title…")]
    [InlineData("A title&nbsp;...", "A title…")]
    [InlineData(@"A title\...", "A title…")]
    [InlineData(@"A title\\...", "A title…")]
    [InlineData("Shares of AT&T...", "Shares of AT&T…")]
    [InlineData("You & ...", "You &…")]
    [InlineData("One thing....", "One thing.…")]
    [InlineData("...", "…")]
    public void What_a_cut_left_of_an_escape_is_dropped(string escaped, string title) =>
        HalfEscapes.Repair(escaped).ShouldBe(new RepairedTitle(title, true));

    [Fact]
    public void A_character_cut_in_half_is_dropped() =>
        HalfEscapes.Repair("smile \uD83D...").ShouldBe(new RepairedTitle("smile…", true));

    [Fact]
    public void Text_without_escapes_stays_as_it_is() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var plain = text.Get.Trim();
            var hasMarks = plain.Contains('\\', StringComparison.Ordinal) || plain.Contains('&', StringComparison.Ordinal)
                || plain.Contains('\u00A0', StringComparison.Ordinal) || plain.EndsWith("...", StringComparison.Ordinal)
                || plain.EndsWith('…');
            return hasMarks || HalfEscapes.Repair(plain) == new RepairedTitle(plain, false);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("abc", false)]
    [InlineData("こんにちは", false)]
    [InlineData("新", true)]
    [InlineData("a 𠮷 b", true)]
    public void Chinese_characters_are_told_from_others(string text, bool isHan) => HanScript.IsIn(text).ShouldBe(isHan);
}
